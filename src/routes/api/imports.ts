import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { ImportPreview } from '../../domain/announcement/preview.js';
import { Refusal } from '../../domain/refusals.js';
import { ImportRequest, importAnnouncement } from '../../operations/import-announcement.js';
import { sendProblem } from '../../plugins/problem.js';
import type { Store } from '../../store/store.js';
import { occasionOf, problems } from './answers.js';
import { idempotencyHeaders, writeOnce } from './once.js';
import { type ApiOptions, MAX_TEXT_BODY } from './options.js';

const schema = {
  tags: ['Imports'],
  summary: 'Preview an announcement, or store it',
  description:
    'Reads the announcement of a tour and compares it with what is on file (200). With `commit` ' +
    'it is stored in one transaction (201, or 200 where nothing changed), provided that no ' +
    'problem is open; `answers` settle problems by their line.',
  operationId: 'importAnnouncement',
  security: [{ key: [] }],
  headers: idempotencyHeaders,
  body: ImportRequest,
  response: {
    200: ImportPreview,
    201: ImportPreview,
    ...problems(400, 401, 403, 413, 415, 422),
  },
};

export const importRoutes: FastifyPluginAsyncTypebox<ApiOptions> = async (app, { store, now }) => {
  const settings = {
    config: { roles: ['coordinator'] as const },
    bodyLimit: MAX_TEXT_BODY,
    schema,
  };
  app.post('/imports', settings, async (request, reply) => {
    const { body } = request;
    const occasion = occasionOf(request, now());
    const read = (store: Store) => importAnnouncement(store, body, occasion);
    // A preview writes nothing, so there is nothing to do only once.
    const result = await (body.commit ? writeOnce(request, { store, now }, read) : read(store));
    if (result instanceof Refusal) return sendProblem(reply, result);
    const { committed, tour, speakers, legs } = result;
    const isChanged = [tour, ...speakers, ...legs].some(({ change }) => change !== 'unchanged');
    return reply.code(committed && isChanged ? 201 : 200).send(result);
  });
};
