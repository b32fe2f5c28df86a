import type { Server } from 'node:http';
import type { FastifyHttpOptions } from 'fastify';

/** How long somebody may take, in milliseconds. */
export type Patience = {
  /** To send the head of a request. */
  head: number;
  /** To send all of it. */
  request: number;
  /** Without sending or taking anything: who reads a stream hears of it more often. */
  idle: number;
  /** How often it is looked who took longer. */
  look: number;
};

/** Enough for 1 MB over a slow telephone; a solver that takes its whole time is not cut off. */
export const usualPatience: Patience = {
  ...{ head: 10_000, request: 60_000, idle: 120_000, look: 2_000 },
};

/** All headers of a request together, in bytes: keys, cookies and what proxies add are far less. */
const MAX_HEAD = 16 * 1024;

/** The options of a server that who says nothing, or a byte a minute, keeps no place on. */
export function patienceOf({ head, request, idle, look }: Patience) {
  return {
    connectionTimeout: idle,
    requestTimeout: request,
    http: { headersTimeout: head, connectionsCheckingInterval: look, maxHeaderSize: MAX_HEAD },
  } satisfies FastifyHttpOptions<Server>;
}
