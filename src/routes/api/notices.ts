import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { makeNotices } from '../../delivery/make-notices.js';
import { changesRefusal } from '../../domain/change.js';
import { Refusal } from '../../domain/refusals.js';
import { Id, Slug } from '../../domain/shape.js';
import { tellNotice } from '../../operations/tell-notice.js';
import { notFound, sendProblem } from '../../plugins/problem.js';
import { listNotices } from '../../store/notices.js';
import { occasionOf, pageQuery, problems, readPage } from './answers.js';
import { listOf, named } from './components.js';
import type { ApiOptions } from './options.js';

const shared = { tags: ['Notices'], security: [{ key: [] }] };

const listing = {
  ...{ ...shared, operationId: 'listNotices' },
  summary: 'Who must know of changes, and what they are told, the oldest first',
  description:
    'Each has the text for one reader, with what that reader may see, in English and Spanish. It is ' +
    'mailed where an address is on file and the server has a mail server; otherwise it is there to be ' +
    'copied. `leg` has those of the events on it, too; `reached=false` leaves those whom nothing is known to have reached. Chapters read what is ' +
    'for them.',
  querystring: Type.Object(
    {
      ...{ event: Type.Optional(Id), leg: Type.Optional(Id), tour: Type.Optional(Slug) },
      reached: Type.Optional(Type.Boolean()),
      ...pageQuery,
    },
    { additionalProperties: false },
  ),
  response: { 200: listOf(named('Notice')), ...problems(401, 403, 422) },
};

/** More than there will ever be. */
const MAX_NOTICES = Number.MAX_SAFE_INTEGER;

const telling = {
  ...{ ...shared, summary: 'Note that somebody was told, by whatever means' },
  operationId: 'tellNotice',
  params: Type.Object({ id: Type.Integer({ minimum: 1, maximum: MAX_NOTICES }) }),
  response: { 200: named('Notice'), ...problems(400, 401, 403, 404, 413, 415) },
};

const isNumber = ([id = '', ...rest]: string[]) => /^\d{1,15}$/.test(id) && rest.length === 0;

export const noticeRoutes: FastifyPluginAsyncTypebox<ApiOptions> = async (app, options) => {
  const { store, now, publicUrl, feedHost } = options;
  const readers = { roles: ['coordinator', 'chapter'] as const };

  app.get('/notices', { config: readers, schema: listing }, async (request, reply) => {
    const page = changesRefusal(request.caller) ?? readPage(request.query, isNumber);
    if (page instanceof Refusal) return sendProblem(reply, page);
    // What was changed a moment ago is there, whoever delivers.
    await makeNotices(store, { publicUrl, feedHost });
    return listNotices(store.db, request.query, request.caller, page);
  });

  const config = { roles: ['coordinator'] as const };
  app.put('/notices/:id/told', { config, schema: telling }, async (request, reply) => {
    const told = await tellNotice(store, request.params.id, occasionOf(request, now()));
    return told === null ? sendProblem(reply, notFound()) : told;
  });
};
