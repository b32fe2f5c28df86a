import type { IncomingHttpHeaders } from 'node:http';
import { isNamedBy } from '../domain/entity-tag.js';

/** What tells versions of something public apart (RFC 9110, 8.8). */
export type Version = { tag: string; changedAt: Date };

/** The same for everything that is published, 304 included. */
export const publicHeaders = {
  'cache-control': 'public, max-age=300, stale-if-error=86400',
  'access-control-allow-origin': '*',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
};

/** Whether a change is so young that another one may come within the same second. */
export function isSettling(changedAt: Date, now: Date): boolean {
  return now.getTime() - changedAt.getTime() < 1000;
}

/**
 * Last-Modified has whole seconds: a change younger than one is dated a second back, so that a
 * second change within the same second is not taken for the first.
 */
export function lastModified(changedAt: Date, now: Date): string {
  const second = Math.floor(changedAt.getTime() / 1000);
  return new Date((isSettling(changedAt, now) ? second - 1 : second) * 1000).toUTCString();
}

/**
 * Whether who asks knows a version already. If-None-Match is decisive where it is sent;
 * If-Modified-Since only without it (RFC 9110, 13). The second of the change counts here, not the
 * one that was sent while it was fresh: of two fresh changes both were sent with the same.
 */
export function isUnchanged(headers: IncomingHttpHeaders, { tag, changedAt }: Version): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) return tags === tag || isNamedBy(tags, tag);
  const since = headers['if-modified-since'];
  return since !== undefined && changedAt.getTime() < Date.parse(since) + 1000;
}
