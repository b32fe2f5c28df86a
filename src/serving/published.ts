import type { FastifyReply, FastifyRequest } from 'fastify';
import { entityTagOfBytes } from '../domain/entity-tag.js';
import { isUnchanged, lastModified, publicHeaders } from './validators.js';

/** What anybody may read, in a format of its own. `changedAt` is its last public change. */
export type Published = {
  text: string;
  contentType: string;
  /** How a browser takes it: shown (`inline`), or kept as a file of this name. */
  disposition: 'inline' | 'attachment';
  fileName: string;
  changedAt: Date;
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
  const modified = lastModified(changedAt, now);
  reply.headers({ ...publicHeaders, etag: tag, 'last-modified': modified });
  if (isUnchanged(request.headers, { tag, changedAt })) return reply.code(304).send();
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
