import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { digestOf } from '../domain/secret.js';
import { type Recogniser, secretOf } from './auth.js';
import { isForSharedPage } from './own-api.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** What one address without a key may ask of tours within an hour; a school behind one is many people. */
export const MAX_STRANGERS_POSTS = 20;
/** Keys and addresses that are counted at a time; of more, those that came last. */
const MAX_COUNTED = 10_000;
/** An address has no more letters; a proxy that is trusted may send anything as one. */
const MAX_ADDRESS = 45;

/** Thrown where somebody asks too often; the error handler makes an answer of it. */
export class TooManyRequests extends Error {
  readonly statusCode = 429;
  constructor(readonly seconds: number) {
    super(`Try again in ${seconds} seconds`);
  }
}

/**
 * Lets each key, and each address that sends none or a wrong one, make `max` requests a minute, and
 * tells them in `ratelimit-*` headers where they stand. Null: as many as they like.
 */
export async function useRateLimits(app: FastifyInstance, max: number | null): Promise<void> {
  if (max === null) return;
  await app.register(rateLimit, {
    ...{ max, timeWindow: MINUTE, cache: MAX_COUNTED, enableDraftSpec: true },
    keyGenerator: countedAs,
    allowList: isForSharedPage,
    errorResponseBuilder: (_request, { ttl }) => new TooManyRequests(Math.ceil(ttl / 1000)),
  });
}

/**
 * Recognisers that hear no more keys from an address which sent `max` wrong ones within a minute.
 * Otherwise the one right key would be answered differently from the wrong ones, however many they
 * were.
 */
export function limitGuesses(
  app: FastifyInstance,
  max: number | null,
  recognisers: readonly Recogniser[],
): readonly Recogniser[] {
  if (max === null) return recognisers;
  const guesses = app.createRateLimit({ max: max - 1, keyGenerator: addressOf });
  const stop: Recogniser = async (_secret, request) => {
    const count = await guesses(request, { increment: false });
    if (!count.isAllowed && count.isExceeded) throw new TooManyRequests(count.ttlInSeconds);
    return null;
  };
  const note: Recogniser = async (_secret, request) => {
    await guesses(request);
    return null;
  };
  return [stop, ...recognisers, note];
}

/** Counts what is posted without a key; throws where an address does it too often. */
export type LimitStrangers = (request: FastifyRequest) => Promise<void>;

/**
 * Lets each address without a key post `MAX_STRANGERS_POSTS` things an hour that people have to read,
 * or `max` where that is less. Null: as many as they like.
 */
export function limitStrangers(app: FastifyInstance, max: number | null): LimitStrangers {
  if (max === null) return async () => {};
  const limit = { max: Math.min(max, MAX_STRANGERS_POSTS), timeWindow: HOUR };
  const posts = app.createRateLimit({ ...limit, keyGenerator: addressOf });
  return async request => {
    if (request.caller.role !== 'public') return;
    const count = await posts(request);
    if (!count.isAllowed && count.isExceeded) throw new TooManyRequests(count.ttlInSeconds);
  };
}

/** By what somebody is counted: their key, or the address of those without one. */
export function countedAs(request: FastifyRequest): string {
  return request.caller.role === 'public' ? addressOf(request) : digestOf(secretOf(request)!);
}

/** Of IPv6 the network of one customer (/64), within which addresses are free to choose. */
function addressOf({ ip }: FastifyRequest): string {
  return normalizeIP(ip.slice(0, MAX_ADDRESS));
}
