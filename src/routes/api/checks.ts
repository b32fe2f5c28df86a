import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { NewEvent } from '../../domain/event.js';
import { Refusal } from '../../domain/refusals.js';
import { checkEvent } from '../../operations/check-event.js';
import { sendProblem } from '../../plugins/problem.js';
import { occasionOf, problems } from './answers.js';
import { named } from './components.js';
import type { ApiOptions } from './options.js';

const schema = {
  tags: ['Conflicts'],
  summary: 'What an event would clash with, and which hours are free; nothing is written',
  operationId: 'checkEvent',
  security: [{ key: [] }],
  body: Type.Object({ event: NewEvent }, { additionalProperties: false }),
  response: {
    200: Type.Object({
      conflicts: Type.Array(named('Conflict')),
      offers: Type.Array(named('Offer')),
    }),
    ...problems(400, 401, 403, 413, 415, 422),
  },
};

export const checkRoutes: FastifyPluginAsyncTypebox<ApiOptions> = async (app, { store, now }) => {
  const config = { roles: ['coordinator', 'chapter'] as const };
  app.post('/checks', { schema, config }, async (request, reply) => {
    const { event } = request.body;
    const found = await checkEvent(store, event, occasionOf(request, now()));
    if (!(found instanceof Refusal)) return found;
    // The body holds the event, so what is wrong with it lies one step deeper.
    const errors = found.errors.map(each => ({ ...each, pointer: `/event${each.pointer}` }));
    return sendProblem(reply, new Refusal(found.code, found.detail, errors, found.subjects));
  });
};
