import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { NewWaiver } from '../../domain/conflicts/waiver.js';
import { Refusal } from '../../domain/refusals.js';
import { unwaiveConflict, waiveConflict } from '../../operations/waivers.js';
import { notFound, sendProblem } from '../../plugins/problem.js';
import { occasionOf, problems, sendResource } from './answers.js';
import { named } from './components.js';
import type { ApiOptions } from './options.js';

const params = Type.Object({ fingerprint: Type.String({ pattern: '^[0-9a-f]{32}$' }) });
const shared = { tags: ['Conflicts'], security: [{ key: [] }], params };
const config = { roles: ['coordinator'] as const };
const url = '/conflicts/:fingerprint/waiver';

export const waiverRoutes: FastifyPluginAsyncTypebox<ApiOptions> = async (app, { store, now }) => {
  const schema = {
    ...{ ...shared, operationId: 'waiveConflict', body: NewWaiver },
    summary: 'Accept a conflict, until the time, place or people of one of its subjects change',
    response: {
      200: named('Conflict'),
      ...problems(400, 401, 403, 404, 413, 415, 422),
    },
  };
  app.put(url, { config, schema }, async (request, reply) => {
    const { params, body } = request;
    const occasion = occasionOf(request, now());
    const waived = await waiveConflict(store, params.fingerprint, body.reason, occasion);
    return sendResource(request, reply, waived);
  });

  const removal = {
    ...{ ...shared, operationId: 'unwaiveConflict', summary: 'Take a waiver back' },
    response: {
      204: Type.Null({ description: 'Done' }),
      ...problems(400, 401, 403, 404, 413, 415),
    },
  };
  app.delete(url, { config, schema: removal }, async (request, reply) => {
    const { fingerprint } = request.params;
    const done = await unwaiveConflict(store, fingerprint, occasionOf(request, now()));
    if (done instanceof Refusal) return sendProblem(reply, done);
    return done ? reply.code(204).send(null) : sendProblem(reply, notFound());
  });
};
