import { seal, sealingKey, unseal } from './sealed.js';
import { digestOf } from './secret.js';

/**
 * A request that may come twice: what its caller alone knows (the key, or all that was sent where
 * there is none), its Idempotency-Key, and its method, address and body.
 */
export type Repeatable = { secret: string; key: string; request: string };

/** What is stored of such a request: three digests, which tell it from others and nothing else. */
export type RequestMark = { caller: string; key: string; request: string };

export function markOf({ secret, key, request }: Repeatable): RequestMark {
  return { caller: digestOf(`caller ${secret}`), key: digestOf(key), request: digestOf(request) };
}

/**
 * An answer as it is stored: sealed by a key that follows from the two secrets of the request. An
 * answer can hold a new key, so a thief of the database must not read it.
 */
export function sealAnswer(answer: object, asked: Repeatable): string {
  return seal(JSON.stringify(answer), keyOf(asked));
}

/** The answer that was sealed for the same request. */
export function openAnswer(sealed: string, asked: Repeatable): object {
  return JSON.parse(unseal(sealed, keyOf(asked))) as object;
}

function keyOf({ secret, key }: Repeatable): Buffer {
  return sealingKey(secret, key, 'gira answer');
}
