import { connect, createServer, type Socket } from 'node:net';
import type { Test } from 'tap';
import { freePort } from '../../scripts/bench/free-port.js';

/** A way to the database that can be cut: all connections end, and new ones are refused. */
export type DatabaseProxy = {
  url: string;
  cut(): Promise<void>;
  mend(): Promise<void>;
  /** Nothing comes through any more, and nobody is told: a cable that was pulled. */
  hold(): void;
};

export async function databaseProxy(t: Test, databaseUrl: string): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  let isHeld = false;
  const server = createServer(client => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(from);
      from.on('data', data => isHeld || to.write(data));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
    }
  });
  const listen = (port: number) =>
    new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve));
  const port = await freePort();
  await listen(port);
  const cut = async () => {
    const closed = new Promise(resolve => server.close(resolve));
    for (const socket of open) socket.destroy();
    await closed;
  };
  t.teardown(() => server.listening && cut());
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return {
    url: url.href,
    cut,
    mend: () => listen(port),
    hold() {
      isHeld = true;
    },
  };
}
