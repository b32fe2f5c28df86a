import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { entityTagOfBytes, isNamedBy } from '../domain/entity-tag.js';
import { type FeedKind, feedKinds } from '../domain/feed-kind.js';
import { describeFeed } from '../feeds/describe.js';
import type { CalendarRenderer } from '../feeds/icalendar.js';
import { loadFeed } from '../store/feeds.js';
import type { Store } from '../store/store.js';
import { problemAnswers } from './api/answers.js';

export type FeedOptions = {
  store: Store;
  now: () => Date;
  render: CalendarRenderer;
  /** The host in every UID, and the origin of every link. */
  feedHost: string;
  publicUrl: string;
};

/** The same for every answer of a feed, 304 included. */
const constantHeaders = {
  'cache-control': 'public, max-age=300, stale-if-error=86400',
  'access-control-allow-origin': '*',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
};

/** Feeds: no key, no cookie, no negotiation, and nothing on their path that they do not need. */
export async function feedRoutes(app: FastifyInstance, options: FeedOptions): Promise<void> {
  for (const kind of feedKinds.filter(each => each !== 'all')) {
    const schema = describe(`${kind}Feed`, `The calendar of one of the ${kind}`);
    app.get<Named>(`/feeds/${kind}/:slug.ics`, { schema }, (request, reply) =>
      answer(request, reply, options, { kind, slug: request.params.slug }),
    );
  }
  const schema = describe('allFeed', 'The calendar of everything');
  app.get('/feeds/all.ics', { schema }, (request, reply) =>
    answer(request, reply, options, { kind: 'all', slug: null }),
  );
}

type Named = { Params: { slug: string } };

/** What the documentation says of a feed. Bytes are sent as they are, so none of it costs time. */
function describe(operationId: string, summary: string) {
  const text = { schema: { type: 'string' } };
  return {
    ...{ tags: ['Feeds'], operationId, summary, security: [] },
    response: {
      200: { description: 'RFC 5545', content: { 'text/calendar': text } },
      304: { description: 'It is still the version that is known.', type: 'null' },
      ...problemAnswers(400, 500, 503),
      404: {
        description: 'There is no such feed, or (as a problem document) no such address.',
        content: { 'text/plain': text, ...problemAnswers(404)[404]!.content },
      },
    },
  };
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  { store, now, render, feedHost, publicUrl }: FeedOptions,
  { kind, slug }: { kind: FeedKind; slug: string | null },
): Promise<FastifyReply> {
  const at = now();
  const isName = slug === null || /^[a-z0-9-]{1,120}$/.test(slug);
  const onFile = isName ? await loadFeed(store, kind, slug, at) : null;
  if (!onFile) return reply.code(404).type('text/plain; charset=utf-8').send('No such feed.\n');
  const bytes = Buffer.from(render(describeFeed(onFile, { feedHost, publicUrl })));
  const tag = entityTagOfBytes(bytes);
  const changed = lastModified(onFile.changedAt, at);
  reply.headers({ ...constantHeaders, etag: tag, 'last-modified': changed.toUTCString() });
  if (isUnchanged(request, tag, onFile.changedAt)) return reply.code(304).send();
  return reply
    .headers({
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `inline; filename="${slug ?? 'all'}.ics"`,
      'content-length': bytes.length,
    })
    .send(bytes);
}

/**
 * Last-Modified has whole seconds: a change younger than one is dated a second back, so that a
 * second change within the same second is not taken for the first.
 */
function lastModified(changedAt: Date, now: Date): Date {
  const second = Math.floor(changedAt.getTime() / 1000);
  const isFresh = now.getTime() - changedAt.getTime() < 1000;
  return new Date((isFresh ? second - 1 : second) * 1000);
}

/**
 * If-None-Match is decisive where it is sent; If-Modified-Since only without it (RFC 9110, 13).
 * The second of the change counts here, not the one that was sent while it was fresh: of two fresh
 * changes both were sent with the same.
 */
function isUnchanged({ headers }: FastifyRequest, tag: string, changedAt: Date): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) return isNamedBy(tags, tag);
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return !Number.isNaN(since) && changedAt.getTime() < since + 1000;
}
