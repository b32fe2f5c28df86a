import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Refusal } from '../domain/refusals.js';
import { problemOf } from './problem.js';
import { usualHeaders } from './security-headers.js';

const refusals: Record<string, Refusal> = {
  ERR_HTTP_REQUEST_TIMEOUT: new Refusal('too-slow', 'Send the whole request at once.'),
  HPE_HEADER_OVERFLOW: new Refusal('headers-too-large', 'Send fewer or shorter headers.'),
};
const unreadable = new Refusal('malformed-request', 'This is not HTTP as RFC 9112 has it.');

/** Answers what is no request, or does not become one in time, and ends the connection. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const problem = problemOf(refusals[error.code ?? ''] ?? unreadable);
  const body = JSON.stringify(problem);
  const headers = {
    ...usualHeaders,
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${lines.join('')}`;
  if (socket.writable) socket.write(`${head}\r\n${body}`);
  socket.destroy();
}
