import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Refusal } from '../../domain/refusals.js';
import { DirectoryRequest, importDirectory } from '../../operations/import-directory.js';
import { sendProblem } from '../../plugins/problem.js';
import type { Store } from '../../store/store.js';
import { occasionOf, problems } from './answers.js';
import { named } from './components.js';
import { idempotencyHeaders, writeOnce } from './once.js';
import { type ApiOptions, MAX_TEXT_BODY } from './options.js';

const schema = {
  tags: ['Imports'],
  summary: 'Preview a directory of organisations, or store it',
  description:
    'Reads a list of organisations under the names of their countries, one name a line, and ' +
    'compares it with what is on file (200). With `commit` it is stored in one transaction (201, ' +
    'or 200 where nothing changed), provided that no problem is open. With `tour` all who are ' +
    'named become supporters of the tour. What somebody entered is never overwritten.',
  operationId: 'importDirectory',
  security: [{ key: [] }],
  headers: idempotencyHeaders,
  body: DirectoryRequest,
  response: {
    200: named('DirectoryPreview'),
    201: named('DirectoryPreview'),
    ...problems(400, 401, 403, 413, 415, 422),
  },
};

export const directoryRoutes: FastifyPluginAsyncTypebox<ApiOptions> = async (
  app,
  { store, now },
) => {
  const config = { roles: ['coordinator'] as const };
  const options = { config, bodyLimit: MAX_TEXT_BODY, schema };
  app.post('/directories', options, async (request, reply) => {
    const { body } = request;
    const occasion = occasionOf(request, now());
    const read = (store: Store) => importDirectory(store, body, occasion);
    // A preview writes nothing, so there is nothing to do only once.
    const result = await (body.commit ? writeOnce(request, { store, now }, read) : read(store));
    if (result instanceof Refusal) return sendProblem(reply, result);
    const { committed, organizations, supporters } = result;
    const isChanged =
      organizations.some(({ change }) => change !== 'unchanged') ||
      (supporters !== null && supporters.added.length > 0);
    return reply.code(committed && isChanged ? 201 : 200).send(result);
  });
};
