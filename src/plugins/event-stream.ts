import { PassThrough } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Proxies and browsers close what is silent for longer than half a minute or so. */
const HEARTBEAT_MILLISECONDS = 15_000;
/** After so long a browser connects again. */
const RETRY_MILLISECONDS = 3_000;
/** What may wait for a slow reader, besides the event that is being sent. */
const MAX_WAITING_BYTES = 1024 * 1024;
/** Who does not even take the end of a stream keeps no server from stopping. */
const END_MILLISECONDS = 1_000;

/** Nothing on the way may keep the stream, or hold it back until it is complete. */
export const eventStreamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
};

/** Server-sent events (HTML, 9.2), numbered from 1. */
export type EventStream = { send(event: string, data: unknown): void; end(): void };

/**
 * Answers with a stream of events. `onClose` is called once, when it is over, whoever ended it:
 * the reader, the server, or a reader so slow that more than MAX_WAITING_BYTES wait for them.
 */
export function openEventStream(reply: FastifyReply, onClose: () => void): EventStream {
  const body = new PassThrough();
  let id = 0;
  const write = (text: string) => {
    if (body.writableEnded || body.destroyed) return;
    const waiting = body.writableLength + body.readableLength + reply.raw.writableLength;
    if (waiting > MAX_WAITING_BYTES) reply.raw.destroy();
    else body.write(text);
  };
  const heartbeat = setInterval(() => write(': here\n\n'), HEARTBEAT_MILLISECONDS).unref();
  const close = () => {
    clearInterval(heartbeat);
    body.destroy();
    onClose();
  };
  // Who went before the first event was ready is not told of again.
  if (reply.raw.destroyed) close();
  else reply.raw.once('close', close);
  write(`retry: ${RETRY_MILLISECONDS}\n\n`);
  reply.headers(eventStreamHeaders).send(body);
  return {
    send(event, data) {
      id += 1;
      // JSON has no line breaks, so that the data are one line.
      write(`event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    end() {
      body.end();
      setTimeout(() => reply.raw.destroy(), END_MILLISECONDS).unref();
    },
  };
}
