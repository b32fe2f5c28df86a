import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { changedTypes, changesRefusal } from '../../domain/change.js';
import { isInstant } from '../../domain/instant.js';
import { Refusal } from '../../domain/refusals.js';
import { Instant, Line, OneOf } from '../../domain/shape.js';
import { sendProblem } from '../../plugins/problem.js';
import { listChanges } from '../../store/changes.js';
import { pageQuery, problems, readPage } from './answers.js';
import { listOf, named } from './components.js';
import type { ApiOptions } from './options.js';

const filters = {
  since: Type.Optional(Instant),
  type: Type.Optional(OneOf(changedTypes)),
  subject: Type.Optional(Line()),
};

const schema = {
  ...{ tags: ['Changes'], operationId: 'listChanges', security: [{ key: [] }] },
  summary: 'Who changed what and when, the newest last',
  description:
    'Coordinators read all of it; those of some tours what concerns these, and what they did ' +
    'themselves. Chapters read what concerns their organization. `since` is included.',
  querystring: Type.Object({ ...filters, ...pageQuery }, { additionalProperties: false }),
  response: { 200: listOf(named('Change')), ...problems(401, 403, 422) },
};

/** A page of changes begins after an instant and a number. */
const isChangeKey = ([at = '', id = '', ...rest]: string[]) =>
  isInstant(at) && /^\d{1,15}$/.test(id) && rest.length === 0;

export const changeRoutes: FastifyPluginAsyncTypebox<ApiOptions> = async (app, { store }) => {
  const config = { roles: ['coordinator', 'chapter'] as const };
  app.get('/changes', { config, schema }, async ({ query, caller }, reply) => {
    const page = changesRefusal(caller) ?? readPage(query, isChangeKey);
    return page instanceof Refusal
      ? sendProblem(reply, page)
      : listChanges(store.db, query, caller, page);
  });
};
