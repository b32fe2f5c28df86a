import type { FastifyReply, FastifyRequest } from 'fastify';
import { type TSchema, Type } from 'typebox';
import { entityTagOf, isNamedBy } from '../../domain/entity-tag.js';
import { isInstant } from '../../domain/instant.js';
import type { Occasion, VersionedOccasion } from '../../domain/occasion.js';
import { Refusal, refuseField } from '../../domain/refusals.js';
import { UUID } from '../../domain/shape.js';
import { notFound, sendProblem } from '../../plugins/problem.js';
import { type PageRequest, readCursor } from '../../store/page.js';
import { named } from './components.js';

/** Most and usual number of items on one page of a list. */
const MAX_LIMIT = 100;
const USUAL_LIMIT = 50;

/** What every list takes in its query, besides its own filters. */
export const pageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: MAX_LIMIT, default: USUAL_LIMIT })),
  cursor: Type.Optional(Type.String({ maxLength: 500, description: 'nextCursor of a page.' })),
};

/**
 * The page that a query asks for, or the refusal of a cursor that no page of this list gave.
 * `isKey` says whether the parts of the cursor are a key of the list.
 */
export function readPage(
  query: { limit?: number; cursor?: string },
  isKey: (key: string[]) => boolean = key => key.length === 1,
): PageRequest | Refusal {
  const limit = query.limit ?? USUAL_LIMIT;
  if (query.cursor === undefined) return { limit, after: null };
  const after = readCursor(query.cursor);
  if (after && isKey(after)) return { limit, after };
  return refuseField('invalid-input', '/cursor', 'The cursor is not the nextCursor of a page.');
}

/** A page of what is in the order of its making begins after an instant and an id. */
export function isInstantAndId([at = '', id = '', ...rest]: string[]): boolean {
  return isInstant(at) && UUID.test(id) && rest.length === 0;
}

/** The errors that a route of the API declares besides its own answers. */
export function problems(...statuses: number[]) {
  return problemAnswers(...statuses, 429, 500, 503);
}

/** The errors that are named, and no other. */
export function problemAnswers(...statuses: number[]) {
  return Object.fromEntries(statuses.map(status => [status, problem]));
}
const problem = {
  description: 'A problem document',
  content: { 'application/problem+json': { schema: named('Problem') as TSchema } },
};

/**
 * The answers of an address at which a file is published: nothing in them costs time, since bytes
 * are sent as they are. `missing` says what a 404 means.
 */
export function fileAnswers(
  { description, mediaType, missing }: { description: string; mediaType: string; missing: string },
  ...statuses: number[]
) {
  const text = { schema: { type: 'string' } };
  return {
    200: { description, content: { [mediaType]: text } },
    304: { description: 'It is still the version that is known.', type: 'null' },
    ...problemAnswers(400, 500, 503, ...statuses),
    404: {
      description: `There is no such ${missing}, or (as a problem document) no such address.`,
      content: { 'text/plain': text, ...problemAnswers(404)[404]!.content },
    },
  };
}

/** The answer to If-None-Match where nothing changed. */
export const unchanged = Type.Null({ description: 'It is still the version that is known.' });

/** What reading one thing takes in its headers. */
export const ifNoneMatchHeaders = Type.Object({
  'if-none-match': Type.Optional(
    Type.String({ description: 'The ETag of the version that is known: 304 while it stands.' }),
  ),
});

/** Answers with one resource and its entity tag; null is a 404, a refusal its problem document. */
export function sendResource<T extends object>(
  request: FastifyRequest,
  reply: FastifyReply,
  outcome: T | Refusal | null,
  versionOf: (outcome: T) => object = each => each,
): FastifyReply {
  if (outcome === null) return sendProblem(reply, notFound());
  if (outcome instanceof Refusal) return sendProblem(reply, outcome);
  const tag = entityTagOf(versionOf(outcome));
  reply.header('etag', tag);
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (isRead && isNamedBy(request.headers['if-none-match'], tag)) return reply.code(304).send();
  return reply.send(outcome);
}

/** Answers 201 with a new resource and its address. */
export function sendCreated<T extends object>(
  request: FastifyRequest,
  reply: FastifyReply,
  outcome: T | Refusal,
  addressOf: (created: T) => string,
  versionOf?: (created: T) => object,
): FastifyReply {
  if (!(outcome instanceof Refusal)) reply.code(201).header('location', addressOf(outcome));
  return sendResource(request, reply, outcome, versionOf);
}

/** What every change of a version takes in its headers. */
export const ifMatchHeaders = Type.Object({
  'if-match': Type.Optional(
    Type.String({ description: 'The ETag of the version that is changed, or `*`. Required.' }),
  ),
});

/** When a request writes, and for whom; only routes that name their roles may ask. */
export function occasionOf({ caller }: FastifyRequest, now: Date): Occasion {
  if (caller.role === 'public') throw new Error('a route that writes must name its roles');
  return { now, caller };
}

export function versioned(request: FastifyRequest, now: Date): VersionedOccasion {
  return { ...occasionOf(request, now), ifMatch: request.headers['if-match'] };
}
