import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { type FeedName, feedKinds, isFeedName } from '../../domain/feed-kind.js';
import { Id, Nullable, OneOf, Slug, WebAddress } from '../../domain/shape.js';
import { SubscribeLink, subscribeLinks } from '../../domain/subscribe-links.js';
import { describeFeed } from '../../feeds/describe.js';
import { notFound, sendProblem } from '../../plugins/problem.js';
import { loadFeed } from '../../store/feeds.js';
import { problems } from './answers.js';
import { listOf } from './components.js';
import type { ApiOptions } from './options.js';

const Calendar = Type.Object({
  kind: OneOf(feedKinds),
  slug: Nullable(Type.String({ description: 'Of venues and events, the id.' })),
  title: Type.String(),
  url: WebAddress,
  links: Type.Array(SubscribeLink),
});

/** The parameters and the kinds of feeds that they ask for, in the order of the answer. */
const asked = {
  ...({ tour: 'tours', speaker: 'speakers', coast: 'coasts', city: 'cities' } as const),
  ...({ organization: 'organizations', venue: 'venues', event: 'events' } as const),
};

const schema = {
  tags: ['Feeds'],
  operationId: 'listCalendars',
  summary: 'How to subscribe to calendars',
  description:
    'Of each that is named one, with links for calendar programs; without any, the calendar of ' +
    'everything. Calendars are for the public: what it may not know of is not found, by any key.',
  querystring: Type.Object(
    {
      ...{ tour: Type.Optional(Slug), speaker: Type.Optional(Slug) },
      ...{ coast: Type.Optional(Slug), city: Type.Optional(Slug) },
      ...{ organization: Type.Optional(Slug), venue: Type.Optional(Id), event: Type.Optional(Id) },
    },
    { additionalProperties: false },
  ),
  response: { 200: listOf(Calendar), ...problems(401, 404, 422) },
};

export const calendarRoutes: FastifyPluginAsyncTypebox<ApiOptions> = async (
  app,
  { store, now, publicUrl },
) => {
  app.get('/calendars', { schema }, async ({ query }, reply) => {
    const named = Object.entries(asked).flatMap(([name, kind]) => {
      const slug = query[name as keyof typeof asked];
      return slug === undefined ? [] : [{ kind, slug }];
    });
    const wanted: FeedName[] = named.length === 0 ? [{ kind: 'all', slug: null }] : named;
    const items = [];
    for (const { kind, slug } of wanted) {
      const name = { kind, slug };
      const onFile = isFeedName(name) ? await loadFeed(store, name, now()) : null;
      if (!onFile) return sendProblem(reply, notFound());
      const { name: title, source } = describeFeed(
        { ...onFile, entries: [] },
        { feedHost: '', publicUrl },
      );
      items.push({ kind, slug, title, url: source, links: subscribeLinks(source, title) });
    }
    return { items, nextCursor: null };
  });
};
