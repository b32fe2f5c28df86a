import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  type FeedKind,
  type FeedName,
  feedKinds,
  isFeedName,
  pathOfFeed,
} from '../domain/feed-kind.js';
import type { CalendarOptions } from '../feeds/icalendar.js';
import type { FeedAnswers } from '../serving/feed-answers.js';
import type { StoredFeeds } from '../serving/stored-feeds.js';
import { fileAnswers } from './api/answers.js';

export type FeedOptions = { feeds: StoredFeeds; answers: FeedAnswers };

/** What a subscriber may choose, the usual first. */
const choices = {
  cancelled: ['show', 'hide', 'prefix'],
  kind: ['all', 'events', 'legs'],
  lang: ['en', 'es'],
} as const;
type Choice = keyof typeof choices;

/**
 * Feeds: no key, no cookie, no negotiation. What comes here was not answered from the bytes that
 * are kept: it is asked for the first time, or has changed.
 */
export async function feedRoutes(app: FastifyInstance, options: FeedOptions): Promise<void> {
  for (const kind of feedKinds) {
    const path = pathOfFeed({ kind, slug: kind === 'all' ? null : ':slug' });
    const schema = describe(`${kind}Feed`, summaryOf(kind));
    app.get<Asked>(path, { schema }, (request, reply) => {
      const { slug } = request.params;
      return answer(request, reply, options, { kind, slug: slug ?? null });
    });
  }
}

type Asked = { Params: { slug?: string }; Querystring: Record<string, unknown> };

function summaryOf(kind: FeedKind): string {
  if (kind === 'all') return 'The calendar of everything';
  return kind === 'events' ? 'An event as a calendar' : `The calendar of one of the ${kind}`;
}

/** What the documentation says of a feed. */
function describe(operationId: string, summary: string) {
  const properties = Object.entries(choices).map(([name, values]) => [
    name,
    { type: 'string', enum: values, default: values[0] },
  ]);
  return {
    ...{ tags: ['Feeds'], operationId, summary, security: [] },
    querystring: { type: 'object', properties: Object.fromEntries(properties) },
    response: fileAnswers(
      { description: 'RFC 5545', mediaType: 'text/calendar', missing: 'feed' },
      422,
    ),
  };
}

async function answer(
  request: FastifyRequest<Asked>,
  reply: FastifyReply,
  { feeds, answers }: FeedOptions,
  name: FeedName,
): Promise<FastifyReply> {
  const found = isFeedName(name) ? await feeds.find(name, optionsOf(request.query)) : null;
  if (!found) return reply.code(404).type('text/plain; charset=utf-8').send('No such feed.\n');
  reply.hijack();
  const file = name.slug ?? 'all';
  answers.answer(request.raw, reply.raw, found, { address: addressOf(name, request.query), file });
  return reply;
}

/** Other parameters, which some services add to what they fetch, choose nothing. */
function optionsOf(query: Record<string, unknown>): CalendarOptions {
  const { cancelled, kind, lang } = query as { [C in Choice]: (typeof choices)[C][number] };
  return { cancelled, language: lang, kind: kind === 'all' ? undefined : kind };
}

/** The one address of a feed in one form: what is usual is left out, and the rest in order. */
function addressOf(name: FeedName, query: Record<string, unknown>): string {
  const chosen = Object.entries(choices).flatMap(([choice, [usual]]) =>
    query[choice] === usual ? [] : `${choice}=${query[choice]}`,
  );
  return pathOfFeed(name) + (chosen.length === 0 ? '' : `?${chosen.join('&')}`);
}
