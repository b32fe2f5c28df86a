import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits: nobody guesses one, so no limit and no slow hash has to make guessing hard. */
const SECRET_BYTES = 32;

/** A new secret that fits into a header and an address, with a prefix by which people know it. */
export function newSecret(prefix = ''): string {
  return prefix + randomBytes(SECRET_BYTES).toString('base64url');
}

/**
 * What is stored of a secret: its SHA-256. A slow hash protects what people think up; of 32 random
 * bytes a fast one gives nothing away either.
 */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** Whether two digests are the same, in a time that does not tell where they differ. */
export function isSameDigest(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** What only who has the secret can write below a text (HMAC-SHA-256, RFC 2104), in base64url. */
export function signatureUnder(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}
