import { isSameDigest, signatureUnder } from './secret.js';

/** What a link to one event says: which, the how-manieth of that event, and until when it is good. */
export type EventLinkClaim = { event: string; number: number; expiresAt: Date };

const FORM = /^(entry_([0-9a-f-]{36})_(\d{1,6})_(\d{1,12}))_([\w-]{43})$/;

/** The claim as a token: readable, and signed with the secret (HMAC-SHA-256, RFC 2104). */
export function signLink({ event, number, expiresAt }: EventLinkClaim, secret: string): string {
  const head = `entry_${event}_${number}_${Math.floor(expiresAt.getTime() / 1000)}`;
  return `${head}_${signatureUnder(head, secret)}`;
}

/** The claim of a token, or null where it is none, was not signed by the secret, or is over. */
export function readLink(token: string, secret: string, now: Date): EventLinkClaim | null {
  const [, head, event, number, seconds, given] = FORM.exec(token) ?? [];
  if (!head || !event || !given) return null;
  const expiresAt = new Date(Number(seconds) * 1000);
  const isOurs = isSameDigest(signatureUnder(head, secret), given);
  return isOurs && expiresAt > now ? { event, number: Number(number), expiresAt } : null;
}

/** Whether a text has the form of such a token, whoever signed it. */
export function isLinkToken(text: string): boolean {
  return FORM.test(text);
}

/** The event that a token is about, by its own account; null where it has not the form of one. */
export function eventOfLink(token: string): string | null {
  return FORM.exec(token)?.[2] ?? null;
}
