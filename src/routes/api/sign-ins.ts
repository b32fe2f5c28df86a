import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { Session } from '../../domain/key.js';
import { Refusal } from '../../domain/refusals.js';
import { Id, Instant, Line, WebAddress } from '../../domain/shape.js';
import { linkKey, signIn } from '../../operations/sign-in.js';
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

const signingIn = {
  ...{ tags: ['Keys'], operationId: 'signIn', security: [] },
  summary: 'Turn a sign-in link into a session of 30 days',
  description: 'The session is a key of its own, which ends with the key that the link was of.',
  headers: idempotencyHeaders,
  body: Type.Object({ token: Line(200) }, { additionalProperties: false }),
  response: { 201: Session, ...problems(400, 401, 410, 413, 415, 422) },
};

export const signInRoutes: FastifyPluginAsyncTypebox<ApiOptions> = async (app, options) => {
  const { store, now, publicUrl } = options;
  const config = { roles: ['coordinator'] as const };

  app.put('/keys/:id/sign-in-link', { config, schema: linking }, async (request, reply) => {
    const link = await linkKey(store, request.params.id, occasionOf(request, now()));
    if (link === null) return sendProblem(reply, notFound());
    if (link instanceof Refusal) return sendProblem(reply, link);
    const { token, expiresAt } = link;
    reply.header('cache-control', 'no-store');
    return reply.send({ url: `${publicUrl}/sign-in/${token}`, expiresAt });
  });

  app.post('/sign-ins', { schema: signingIn }, async (request, reply) => {
    const { token } = request.body;
    const session = await writeOnce(request, options, store => signIn(store, token, now()));
    if (session instanceof Refusal) return sendProblem(reply, session);
    return reply.code(201).header('cache-control', 'no-store').send(session);
  });
};
