import { connect, type Socket } from 'node:net';
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import type { Test } from 'tap';

/** A connection on which a test says what no HTTP client would say. */
export type RawConnection = {
  socket: Socket;
  /** All that was answered, once the server has ended the connection. */
  ended: Promise<string>;
  /** Sends a byte now and then for as long as anybody listens. */
  drip(byte: string, milliseconds: number): Promise<void>;
};

export function rawConnection(t: Test, url: string): RawConnection {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  t.teardown(() => socket.destroy());
  let heard = '';
  socket.setEncoding('latin1');
  socket.on('data', part => {
    heard += part;
  });
  socket.on('error', () => {});
  const ended = new Promise<string>(resolve => socket.once('close', () => resolve(heard)));
  const drip = async (byte: string, milliseconds: number) => {
    while (!socket.destroyed) {
      socket.write(byte);
      await sleep(milliseconds);
      // What was answered meanwhile is read first: to write to who has gone would throw it away.
      await turn();
    }
  };
  return { socket, ended, drip };
}

/** What is answered to these bytes by a server that then ends the connection. */
export async function answerToBytes(t: Test, url: string, bytes: string): Promise<string> {
  const { socket, ended } = rawConnection(t, url);
  socket.write(bytes, 'latin1');
  return ended;
}
