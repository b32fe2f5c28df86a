import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { languages } from '../domain/date-words.js';
import {
  type FeedName,
  feedKinds,
  isFeedName,
  nameOfFeed,
  pathOfFeed,
} from '../domain/feed-kind.js';
import { OneOf } from '../domain/shape.js';
import { renderAnnouncement } from '../feeds/announcement.js';
import { renderAtom } from '../feeds/atom.js';
import { renderCsv } from '../feeds/csv.js';
import { describeFeed } from '../feeds/describe.js';
import { sendPublished, sendUnpublished } from '../serving/published.js';
import { announcedTour } from '../store/announced-tour.js';
import { allCoasts } from '../store/coasts.js';
import { changesOfFeed } from '../store/feed-changes.js';
import { loadFeed } from '../store/feeds.js';
import type { Store } from '../store/store.js';
import { fileAnswers } from './api/answers.js';

export type FormatOptions = {
  store: Store;
  now: () => Date;
  /** The host in every id, and the origin of every link. */
  feedHost: string;
  publicUrl: string;
};

/** How many changes a feed of changes tells, the newest first. */
const MAX_CHANGES = 50;

const params = Type.Object({ slug: Type.String() });
const querystring = Type.Object({ lang: Type.Optional(OneOf(languages)) });

/** What is published, in other formats than calendars: no key, no cookie, no negotiation. */
export async function formatRoutes(parent: FastifyInstance, options: FormatOptions) {
  const app = parent.withTypeProvider<TypeBoxTypeProvider>();
  const { store, now, feedHost, publicUrl } = options;
  const feedAt = async (name: FeedName, at: Date) =>
    isFeedName(name) ? loadFeed(store, name, at) : null;

  const announcement = describe('tourAnnouncement', 'The announcement of a tour', 'text/plain');
  app.get('/tours/:slug.txt', { schema: announcement }, async (request, reply) => {
    const [{ slug }, at] = [request.params, now()];
    const feed = await feedAt({ kind: 'tours', slug }, at);
    const announced = feed && (await announcedTour(store.db, slug, at));
    if (!announced) return sendUnpublished(reply);
    const reading = { gazetteer: store.gazetteer, coasts: await allCoasts(store.db) };
    const text = renderAnnouncement(announced.tour, reading, request.query.lang ?? 'en');
    const file = { disposition: 'inline', fileName: `${slug}.txt` } as const;
    const contentType = 'text/plain; charset=utf-8';
    const changedAt = latest(feed.changedAt, announced.changedAt, at);
    return sendPublished(request, reply, { text, contentType, changedAt, ...file }, at);
  });

  for (const kind of ['tours', 'speakers'] as const) {
    const schema = describe(`${kind}Table`, `An itinerary of one of the ${kind}`, 'text/csv');
    app.get(`/${kind}/:slug.csv`, { schema }, async (request, reply) => {
      const [{ slug }, at] = [request.params, now()];
      const onFile = await feedAt({ kind, slug }, at);
      if (!onFile) return sendUnpublished(reply);
      const feed = describeFeed(onFile, { feedHost, publicUrl });
      const text = renderCsv(feed, request.query.lang ?? 'en');
      const file = { disposition: 'attachment', fileName: `${slug}.csv` } as const;
      const contentType = 'text/csv; charset=utf-8; header=present';
      const { changedAt } = onFile;
      return sendPublished(request, reply, { text, contentType, changedAt, ...file }, at);
    });
  }

  const atom = 'application/atom+xml';
  for (const kind of feedKinds) {
    const path = pathOfFeed({ kind, slug: kind === 'all' ? null : ':slug' }, 'atom');
    const said = describe(`${kind}Changes`, `What changed in a calendar of ${kind}`, atom);
    const schema = { ...said, params: kind === 'all' ? Type.Object({}) : params };
    app.get(path, { schema }, async (request, reply) => {
      const at = now();
      const slug = kind === 'all' ? null : (request.params as { slug: string }).slug;
      const onFile = await feedAt({ kind, slug }, at);
      if (!onFile) return sendUnpublished(reply);
      const feed = describeFeed(onFile, { feedHost, publicUrl });
      const uids = onFile.entries.map(({ uid }) => uid);
      const name = nameOfFeed({ kind, slug });
      const changes = await changesOfFeed(store.db, name, { uids, now: at, limit: MAX_CHANGES });
      const text = renderAtom({ feed, changes, feedHost }, request.query.lang ?? 'en');
      const file = { disposition: 'inline', fileName: `${slug ?? 'all'}.atom` } as const;
      const { changedAt } = onFile;
      const contentType = `${atom}; charset=utf-8`;
      return sendPublished(request, reply, { text, contentType, changedAt, ...file }, at);
    });
  }
}

/** The later of two changes; a clock that is ahead of this one is not believed. */
function latest(one: Date, other: Date, now: Date): Date {
  return new Date(Math.min(Math.max(one.getTime(), other.getTime()), now.getTime()));
}

/** What the documentation says of a format. */
function describe(operationId: string, summary: string, mediaType: string) {
  const response = fileAnswers(
    { description: 'What is published', mediaType, missing: 'thing' },
    422,
  );
  return { tags: ['Feeds'], operationId, summary, security: [], params, querystring, response };
}
