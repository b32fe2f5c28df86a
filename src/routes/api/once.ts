import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Refusal } from '../../domain/refusals.js';
import { once } from '../../operations/once.js';
import { secretOf } from '../../plugins/auth.js';
import type { Store } from '../../store/store.js';
import type { ApiOptions } from './options.js';

/** Longest Idempotency-Key; four times a UUID and then some. */
const MAX_KEY = 200;

/** What every POST that writes takes in its headers. */
export const idempotencyHeaders = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      ...{ minLength: 1, maxLength: MAX_KEY, pattern: '^[\\x21-\\x7e]+$' },
      description: 'The same key and request have the same answer, and are done once. 7 days.',
    }),
  ),
});

/**
 * Does what a POST asks for; where it has an Idempotency-Key, once. The work must write by the
 * store that it is given. Who sends no key is known by all that they sent.
 */
export function writeOnce<T extends object>(
  request: FastifyRequest,
  { store, now }: Pick<ApiOptions, 'store' | 'now'>,
  work: (store: Store) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return work(store);
  const body = JSON.stringify(request.body);
  const secret = secretOf(request) ?? `nobody ${request.url} ${body}`;
  const asked = { secret, key: String(key), request: `POST ${request.url} ${body}` };
  return once(store, asked, now(), work);
}
