import type { AddressInfo } from 'node:net';
import type { Test } from 'tap';
import { buildApp } from '../../src/app.js';
import { fixFeedHost } from '../../src/store/installation.js';
import { openStore } from '../../src/store/open.js';
import type { Store } from '../../src/store/store.js';
import { KEY } from './app.js';

/** A server that listens, and what it answers to a poll. */
export type Node = {
  store: Store;
  url: string;
  poll(path: string, headers?: Record<string, string>): Promise<Polled>;
  stop(): Promise<void>;
};
export type Polled = { status: number; headers: Headers; text: string };

/** Starts a node of Gira on a database, as `npm start` does, by the clock on the wall or another. */
export async function startNode(
  t: Test,
  databaseUrl: string,
  now = () => new Date(),
): Promise<Node> {
  const store = await openStore({ databaseUrl, dataDir: '' });
  const feedHost = await fixFeedHost(store.db, 'gira.test');
  const config = { coordinatorKey: KEY, publicUrl: 'https://gira.test', rateLimit: null };
  const app = await buildApp({ store, feedHost, now, config: { ...config, trustProxy: false } });
  await app.listen({ host: '127.0.0.1', port: 0 });
  let isStopped = false;
  const stop = async () => {
    if (isStopped) return;
    isStopped = true;
    await app.close();
    await store.close();
  };
  t.teardown(stop);
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const poll = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(url + path, { headers });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  return { store, url, poll, stop };
}
