import type { FastifyReply, FastifyRequest } from 'fastify';
import { entityTagOfBytes, isNamedBy } from '../domain/entity-tag.js';

/** What anybody may read, in a format of its own. `changedAt` is its last public change. */
export type Published = {
  text: string;
  contentType: string;
  /** How a browser takes it: shown (`inline`), or kept as a file of this name. */
  disposition: 'inline' | 'attachment';
  fileName: string;
  changedAt: Date;
};

/** The same for every answer, 304 included. */
const constantHeaders = {
  'cache-control': 'public, max-age=300, stale-if-error=86400',
  'access-control-allow-origin': '*',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
};

/** Sends what is published with a strong ETag and Last-Modified, or 304 to who knows it already. */
export function sendPublished(
  request: FastifyRequest,
  reply: FastifyReply,
  { text, contentType, disposition, fileName, changedAt }: Published,
  now: Date,
): FastifyReply {
  const bytes = Buffer.from(text);
  const tag = entityTagOfBytes(bytes);
  const modified = lastModified(changedAt, now).toUTCString();
  reply.headers({ ...constantHeaders, etag: tag, 'last-modified': modified });
  if (isUnchanged(request, tag, changedAt)) return reply.code(304).send();
  return reply
    .headers({
      'content-type': contentType,
      'content-disposition': `${disposition}; filename="${fileName}"`,
      'content-length': bytes.length,
    })
    .send(bytes);
}

/** Says in plain text that there is nothing of this name, or nothing that the public may know. */
export function sendUnpublished(reply: FastifyReply): FastifyReply {
  return reply.code(404).type('text/plain; charset=utf-8').send('There is no such thing.\n');
}

/**
 * Last-Modified has whole seconds: a change younger than one is dated a second back, so that a
 * second change within the same second is not taken for the first.
 */
function lastModified(changedAt: Date, now: Date): Date {
  const second = Math.floor(changedAt.getTime() / 1000);
  const isFresh = now.getTime() - changedAt.getTime() < 1000;
  return new Date((isFresh ? second - 1 : second) * 1000);
}

/** If-None-Match is decisive where it is sent; If-Modified-Since only without it (RFC 9110, 13). */
function isUnchanged({ headers }: FastifyRequest, tag: string, changedAt: Date): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) return isNamedBy(tags, tag);
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return !Number.isNaN(since) && changedAt.getTime() < since + 1000;
}
