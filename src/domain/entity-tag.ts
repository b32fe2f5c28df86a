import { createHash } from 'node:crypto';
import { Refusal } from './refusals.js';

/** The strong entity tag (RFC 9110, 8.8.3) of bytes, with its quotes. */
export function entityTagOfBytes(bytes: string | Buffer): string {
  return `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
}

/** The entity tag of a resource: it changes whenever anything in the resource does. */
export function entityTagOf(resource: unknown): string {
  return entityTagOfBytes(JSON.stringify(resource));
}

/** Whether an `If-None-Match` header names the tag: a list, weak tags too, or `*` (RFC 9110, 13.1.2). */
export function isNamedBy(ifNoneMatch: string | undefined, tag: string): boolean {
  const tags = ifNoneMatch?.split(',').map(each => each.trim().replace(/^W\/(?=")/, '')) ?? [];
  return tags.includes('*') || tags.includes(tag);
}

/**
 * Whether a write may go on: null when the `If-Match` header (undefined: missing) names the
 * resource as it is now, or `*`; otherwise the refusal.
 */
export function preconditionOf(ifMatch: string | undefined, resource: unknown): Refusal | null {
  if (ifMatch === undefined) {
    return new Refusal(
      'version-required',
      'Send the ETag of the version that you changed as If-Match, or * to change whatever is there.',
    );
  }
  const tags = ifMatch.split(',').map(tag => tag.trim());
  if (tags.includes('*') || tags.includes(entityTagOf(resource))) return null;
  return new Refusal('stale-version', 'Read it again and repeat your change on what is there now.');
}
