import type { FastifyReply } from 'fastify';
import { type Static, Type } from 'typebox';
import { Conflict } from '../domain/conflicts/conflict.js';
import { Refusal, type RefusalCode, refusals } from '../domain/refusals.js';

/** Every error of the API (RFC 9457). */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String({ description: 'What is wrong with this request, and what to do.' }),
  code: Type.Unsafe<RefusalCode>({ type: 'string', enum: Object.keys(refusals) }),
  errors: Type.Array(
    Type.Object({
      pointer: Type.String({ description: 'JSON pointer (RFC 6901) into the body.' }),
      message: Type.String(),
      suggestions: Type.Optional(
        Type.Array(Type.String(), { description: 'What would be taken instead.' }),
      ),
    }),
  ),
  conflicts: Type.Optional(
    Type.Array(Conflict, {
      description: 'With a 409: what is in the way, as far as you may know.',
    }),
  ),
  candidates: Type.Optional(
    Type.Array(Type.Unknown(), { description: 'With `venue-exists`: the venues like it.' }),
  ),
});
export type Problem = Static<typeof Problem>;

/** Seconds after which a caller should try again while the database is away. */
export const RETRY_AFTER_SECONDS = 5;

/** A refusal as a problem document. */
export function problemOf(refusal: Refusal): Problem {
  const { status, title } = refusals[refusal.code];
  return {
    type: `urn:gira:problem:${refusal.code}`,
    title,
    status,
    detail: refusal.detail,
    code: refusal.code,
    errors: [...refusal.errors],
    ...(refusal.subjects as Pick<Problem, 'conflicts' | 'candidates'>),
  };
}

/** Answers with a refusal as a problem document. */
export function sendProblem(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const problem = problemOf(refusal);
  const { status } = problem;
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  if (status === 503) reply.header('retry-after', RETRY_AFTER_SECONDS);
  // Serialised here: a route's schema for its own answers must not shape an error.
  return reply
    .code(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(problem);
}

/** There is no such thing, or the caller may not know of it: one answer for both. */
export function notFound(what = 'There is nothing at this address.'): Refusal {
  return new Refusal('not-found', what);
}
