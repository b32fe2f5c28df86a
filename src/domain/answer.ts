import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
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

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * An answer as it is stored: AES-256-GCM under a key that follows from the two secrets of the
 * request (HKDF, RFC 5869). An answer can hold a new key, so a thief of the database must not read it.
 */
export function sealAnswer(answer: object, asked: Repeatable): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, sealingKey(asked), nonce);
  const text = Buffer.concat([cipher.update(JSON.stringify(answer)), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url');
}

/** The answer that was sealed for the same request. */
export function openAnswer(sealed: string, asked: Repeatable): object {
  const bytes = Buffer.from(sealed, 'base64url');
  const begin = NONCE_BYTES + TAG_BYTES;
  const decipher = createDecipheriv(CIPHER, sealingKey(asked), bytes.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, begin));
  const text = Buffer.concat([decipher.update(bytes.subarray(begin)), decipher.final()]);
  return JSON.parse(text.toString()) as object;
}

function sealingKey({ secret, key }: Repeatable): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, key, 'gira answer', 32));
}
