import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { Session } from '../../domain/key.js';
import { Refusal } from '../../domain/refusals.js';
import { Id, Instant, Line, WebAddress } from '../../domain/shape.js';
import { linkKey, openSession, signIn, signOut } from '../../operations/sign-in.js';
import { notFound, sendProblem } from '../../plugins/problem.js';
import { occasionOf, problems } from './answers.js';
import { idempotencyHeaders, writeOnce } from './once.js';
import type { ApiOptions } from './options.js';

const linking = {
  ...{ tags: ['Keys'], operationId: 'linkKey', security: [{ key: [] }] },
  summary: 'Give a key a new sign-in link; the one before is void',
  params: Type.Object({ id: Id }),
  response: {
    200: Type.Object({ url: WebAddress, expiresAt: Instant }),
    ...problems(400, 401, 403, 404, 409, 413, 415),
  },
};

const keyOrNothing: Record<string, string[]>[] = [{}, { key: [] }];

const signingIn = {
  ...{ tags: ['Keys'], operationId: 'signIn', security: keyOrNothing },
  summary: 'Turn a sign-in link, or the key that is sent along, into a session of 30 days',
  description:
    'The session is a key of its own, which ends with the key that it came from. Of a session ' +
    'without a `token`, a new secret in its place, which ends when it would have; the one before is good for a minute more.',
  headers: idempotencyHeaders,
  body: Type.Object({ token: Type.Optional(Line(200)) }, { additionalProperties: false }),
  response: { 201: Session, ...problems(400, 401, 403, 410, 413, 415, 422) },
};

const signingOut = {
  ...{ tags: ['Keys'], operationId: 'signOut', security: [{ key: [] }] },
  summary: 'End the session that is sent along, or all sessions of its key',
  querystring: Type.Object(
    { everywhere: Type.Optional(Type.Boolean({ default: false })) },
    { additionalProperties: false },
  ),
  response: {
    204: Type.Null({ description: 'Done' }),
    ...problems(400, 401, 403, 409, 413, 415, 422),
  },
};

export const signInRoutes: FastifyPluginAsyncTypebox<ApiOptions> = async (app, options) => {
  const { store, now, publicUrl, environmentKey } = options;
  const config = { roles: ['coordinator'] as const };

  app.put('/keys/:id/sign-in-link', { config, schema: linking }, async (request, reply) => {
    const link = await linkKey(store, request.params.id, occasionOf(request, now()));
    if (link === null) return sendProblem(reply, notFound());
    if (link instanceof Refusal) return sendProblem(reply, link);
    const { token, expiresAt } = link;
    return reply.send({ url: `${publicUrl}/sign-in/${token}`, expiresAt });
  });

  app.post('/sign-ins', { schema: signingIn }, async (request, reply) => {
    const { token } = request.body;
    const isNobody = request.caller.role === 'public';
    if (token === undefined && isNobody) {
      return sendProblem(reply, new Refusal('unknown-key', 'Send a key, or the token of a link.'));
    }
    const session = await writeOnce(request, options, store =>
      token === undefined
        ? openSession(store, occasionOf(request, now()), environmentKey)
        : signIn(store, token, now()),
    );
    if (session instanceof Refusal) return sendProblem(reply, session);
    return reply.code(201).send(session);
  });

  const anybody = { roles: ['coordinator', 'chapter'] as const };
  app.delete('/sign-ins', { config: anybody, schema: signingOut }, async (request, reply) => {
    const everywhere = request.query.everywhere ?? false;
    const done = await signOut(store, everywhere, occasionOf(request, now()), environmentKey);
    return done === true ? reply.code(204).send(null) : sendProblem(reply, done);
  });
};
