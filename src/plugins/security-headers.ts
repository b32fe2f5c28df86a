import type { FastifyInstance } from 'fastify';

/**
 * What an answer says of itself unless its route says otherwise: it is what its Content-Type says,
 * nothing in it is run or loaded, nobody shows it in a frame, no other site learns its address, and
 * no cache keeps it: who asks by another key is answered otherwise.
 */
export const usualHeaders = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

const YEAR_SECONDS = 365 * 86_400;

/** Where the site is reached by TLS, browsers never ask it otherwise again (RFC 6797). */
export function transportHeaders(publicUrl: string): Record<string, string> {
  if (!publicUrl.startsWith('https:')) return {};
  return { 'strict-transport-security': `max-age=${YEAR_SECONDS}` };
}

/** The headers of every answer, errors included. Calendars have constant headers of their own. */
export function guardHeaders(publicUrl: string): Record<string, string> {
  return { ...usualHeaders, ...transportHeaders(publicUrl) };
}

/** Gives these headers to every answer of a route. */
export function useGuardHeaders(app: FastifyInstance, headers: Record<string, string>): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(headers);
  });
}
