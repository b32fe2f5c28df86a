import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { FeedHealth } from '../../domain/feed-health.js';
import { feedNamed, pathOfFeed } from '../../domain/feed-kind.js';
import { tourRefusal } from '../../domain/occasion.js';
import { Refusal } from '../../domain/refusals.js';
import { sendProblem } from '../../plugins/problem.js';
import { listPolls } from '../../store/feed-polls.js';
import { occasionOf, pageQuery, problems, readPage } from './answers.js';
import { listOf } from './components.js';
import type { ApiOptions } from './options.js';

const listing = {
  ...{ tags: ['Feeds'], security: [{ key: [] }] },
  ...{ summary: 'Who follows which calendar, by name', operationId: 'listFeeds' },
  description:
    'For coordinators of all tours: by family of programs the last poll, the version that they hold, and how ' +
    'many changes they are behind. It is counted in memory and written once a minute.',
  querystring: Type.Object(pageQuery, { additionalProperties: false }),
  response: { 200: listOf(FeedHealth), ...problems(401, 403, 422) },
};

const isKeyOfFeeds = ([feed = '', ...rest]: string[]) => feed !== '' && rest.length === 0;

export const feedHealthRoutes: FastifyPluginAsyncTypebox<ApiOptions> = async (app, options) => {
  const { store, now, publicUrl } = options;
  const config = { roles: ['coordinator'] as const };
  app.get('/feeds', { config, schema: listing }, async (request, reply) => {
    const page = tourRefusal(occasionOf(request, now())) ?? readPage(request.query, isKeyOfFeeds);
    if (page instanceof Refusal) return sendProblem(reply, page);
    const { items, nextCursor } = await listPolls(store.db, page);
    return {
      items: items.map(each => ({ ...each, url: publicUrl + pathOfFeed(feedNamed(each.feed)) })),
      nextCursor,
    };
  });
};
