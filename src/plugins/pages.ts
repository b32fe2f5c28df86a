import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';

/** More than the longest text that a form takes, and every field beside it. */
const MAX_FORM = 1024 * 1024;

/** Nothing is loaded but from here, and nothing but our own pages may show a page in a frame. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
];

/** The policy of a page; `ancestors`: who may show it in a frame. */
export function policyOf(ancestors = "'none'"): string {
  return [...contentSecurityPolicy, `frame-ancestors ${ancestors}`].join('; ');
}

/** What every page says of itself, errors included. A page may say otherwise. */
const pageHeaders = {
  'content-security-policy': policyOf(),
  'cache-control': 'private, no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  vary: 'accept-language, cookie',
};

/** What a page says of itself that is the same for everybody. */
export function sharedPageHeaders(ancestors?: string): Record<string, string> {
  return {
    ...pageHeaders,
    'content-security-policy': policyOf(ancestors),
    'cache-control': 'public, no-cache',
    vary: `${pageHeaders.vary}, accept-encoding`,
  };
}

/** Reads forms, and gives every answer the headers of pages. */
export async function usePages(app: FastifyInstance): Promise<void> {
  await app.register(formbody, { bodyLimit: MAX_FORM });
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(pageHeaders);
  });
}
