import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import { eventOfUid, legOfUid, localPart } from '../../domain/entry-uid.js';
import { feedDeeds, sideAsTold } from '../../domain/feed-change.js';
import { type FeedName, feedKinds, isFeedName, nameOfFeed } from '../../domain/feed-kind.js';
import {
  Day,
  Id,
  Instant,
  Nullable,
  OneOf,
  Slug,
  WallTime,
  WebAddress,
} from '../../domain/shape.js';
import { SubscribeLink, subscribeLinks } from '../../domain/subscribe-links.js';
import { describeFeed } from '../../feeds/describe.js';
import { notFound, sendProblem } from '../../plugins/problem.js';
import { changesOfFeed } from '../../store/feed-changes.js';
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

const querystring = Type.Object(
  {
    ...{ tour: Type.Optional(Slug), speaker: Type.Optional(Slug) },
    ...{ coast: Type.Optional(Slug), city: Type.Optional(Slug) },
    ...{ organization: Type.Optional(Slug), venue: Type.Optional(Id), event: Type.Optional(Id) },
  },
  { additionalProperties: false },
);

const schema = {
  tags: ['Feeds'],
  operationId: 'listCalendars',
  summary: 'How to subscribe to calendars',
  description:
    'Of each that is named one, with links for calendar programs; without any, the calendar of ' +
    'everything. Calendars are for the public: what it may not know of is not found, by any key.',
  querystring,
  response: { 200: listOf(Calendar), ...problems(401, 404, 422) },
};

const Side = Type.Object({
  ...{ firstDate: Day, lastDate: Day, localStart: Nullable(WallTime) },
  place: Type.Object({
    ...{ venue: Nullable(Type.String()), city: Nullable(Type.String()) },
    ...{ region: Nullable(Type.String()), country: Nullable(Type.String()) },
  }),
});

/** What a calendar told of an entry: what was done to it, and where and when it was and is. */
const CalendarChange = Type.Object({
  ...{ event: Nullable(Id), leg: Nullable(Id), toldAt: Instant, deed: OneOf(feedDeeds) },
  ...{ before: Nullable(Side), after: Side },
});

/** Most changes that are told at once. */
const MAX_CHANGES = 200;

const changesSchema = {
  ...{ tags: ['Feeds'], operationId: 'listCalendarChanges', querystring },
  summary: 'What calendars told of changes, the newest first',
  description: `The ${MAX_CHANGES} newest changes of each calendar that is named, old → new, as far as everybody may know by now; without any, of the calendar of everything.`,
  response: { 200: listOf(CalendarChange), ...problems(401, 404, 422) },
};

export const calendarRoutes: FastifyPluginAsyncTypebox<ApiOptions> = async (
  app,
  { store, now, publicUrl },
) => {
  const feedAt = async (name: FeedName) => (isFeedName(name) ? loadFeed(store, name, now()) : null);

  app.get('/calendars', { schema }, async ({ query }, reply) => {
    const items = [];
    for (const name of wantedBy(query)) {
      const onFile = await feedAt(name);
      if (!onFile) return sendProblem(reply, notFound());
      const { kind, slug } = name;
      const { name: title, source } = describeFeed(
        { ...onFile, entries: [] },
        { feedHost: '', publicUrl },
      );
      items.push({ kind, slug, title, url: source, links: subscribeLinks(source, title) });
    }
    return { items, nextCursor: null };
  });

  app.get('/calendars/changes', { schema: changesSchema }, async ({ query }, reply) => {
    const items = [];
    for (const name of wantedBy(query)) {
      const onFile = await feedAt(name);
      if (!onFile) return sendProblem(reply, notFound());
      const held = new Map(onFile.entries.map(({ uid, content }) => [localPart(uid), content]));
      const asked = { uids: [...held.keys()], now: now(), limit: MAX_CHANGES };
      for (const change of await changesOfFeed(store.db, nameOfFeed(name), asked)) {
        const { uid, toldAt, deed, before, after } = change;
        const [event, content] = [eventOfUid(uid), held.get(uid)!];
        items.push({
          ...{ event, leg: event === null ? legOfUid(uid) : null },
          ...{ toldAt: toldAt.toISOString(), deed },
          before: before && sideAsTold(before, content),
          after: sideAsTold(after, content),
        });
      }
    }
    return { items, nextCursor: null };
  });
};

/** The calendars that are asked for. */
function wantedBy(query: Static<typeof querystring>): FeedName[] {
  const named = Object.entries(asked).flatMap(([name, kind]) => {
    const slug = query[name as keyof typeof asked];
    return slug === undefined ? [] : [{ kind, slug }];
  });
  return named.length === 0 ? [{ kind: 'all', slug: null }] : named;
}
