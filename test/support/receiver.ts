import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Test } from 'tap';
import { readPrivateHosts } from '../../src/outbound/addresses.js';
import { outbound } from '../../src/outbound/call.js';

/** What a receiver got: its address, headers and body. */
export type Received = { url: string; headers: IncomingMessage['headers']; body: string };

/** A server of somebody else on this machine, which answers as the test says. */
export type Receiver = {
  url: string;
  received: Received[];
  /** How it answers from now on. */
  answer: (request: IncomingMessage, response: ServerResponse, body: string) => void;
  server: Server;
};

export async function receiver(t: Test): Promise<Receiver> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', part => {
      body += part;
    });
    request.on('end', () => {
      own.received.push({ url: request.url!, headers: request.headers, body });
      own.answer(request, response, body);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const own: Receiver = {
    ...{ url: `http://127.0.0.1:${port}`, received: [], server },
    answer: (_, response) => response.end(),
  };
  return own;
}

/** A way to call servers on this machine, which nobody may call unless that is allowed. */
export const toThisMachine = outbound(readPrivateHosts('127.0.0.1, localhost')!);
