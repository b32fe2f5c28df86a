import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isLanguage } from '../domain/date-words.js';
import { entityTagOfBytes, isNamedBy } from '../domain/entity-tag.js';
import { isSlug } from '../domain/slug.js';
import type { Subscription } from '../domain/subscription.js';
import { describeCrewFeed } from '../feeds/describe-crew.js';
import type { CalendarRenderer } from '../feeds/icalendar.js';
import { readSubscription } from '../operations/read-subscription.js';
import { loadCrewFeed } from '../store/crew-feeds.js';
import type { Store } from '../store/store.js';
import { fileAnswers } from './api/answers.js';

export type PrivateFeedOptions = {
  store: Store;
  now: () => Date;
  /** Not that of the public feeds: what one of them remembers is not for the other. */
  renderer: CalendarRenderer;
  feedHost: string;
  publicUrl: string;
};

/** For every answer, errors included: no shared cache, no search engine and no Referer has it. */
const constantHeaders = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
};

type Asked = { Params: { token: string; name: string }; Querystring: { lang?: unknown } };

/** Private calendars: who has the address needs no key. */
export async function privateFeedRoutes(
  app: FastifyInstance,
  options: PrivateFeedOptions,
): Promise<void> {
  app.get<Asked>('/feeds/private/:token/:name.ics', { schema }, async (request, reply) => {
    reply.headers(constantHeaders);
    const { token, name } = request.params;
    const warn = (message: string) => request.log.warn(message);
    const found = isSlug(name)
      ? await readSubscription(options.store, token, { now: options.now(), warn })
      : 'unknown';
    if (found === 'unknown') return reply.code(404).type(plain).send('No such calendar.\n');
    if (found === 'revoked') return reply.code(410).type(plain).send(revoked);
    return answer(request, reply, options, found);
  });
}

const plain = 'text/plain; charset=utf-8';
const revoked =
  'This calendar was revoked. Remove it, and ask whoever gave you the address for a new one.\n';

const calendar = { description: 'RFC 5545', mediaType: 'text/calendar', missing: 'calendar' };
const schema = {
  ...{ tags: ['Feeds'], operationId: 'privateFeed', security: [] },
  summary: 'A private calendar, at the address that was shown when it was made',
  response: {
    ...fileAnswers(calendar),
    410: {
      description: 'The calendar was revoked.',
      content: { 'text/plain': { schema: { type: 'string' } } },
    },
  },
};

async function answer(
  request: FastifyRequest<Asked>,
  reply: FastifyReply,
  { store, now, renderer, feedHost, publicUrl }: PrivateFeedOptions,
  subscription: Subscription,
): Promise<FastifyReply> {
  const { params, query, headers } = request;
  const onFile = await loadCrewFeed(store, subscription, now());
  const feed = describeCrewFeed(subscription, onFile, { feedHost, publicUrl });
  const language = isLanguage(query.lang) ? query.lang : (subscription.language ?? 'en');
  const bytes = Buffer.from(await renderer.renderInSlices(feed, { language }));
  const tag = entityTagOfBytes(bytes);
  reply.headers({ etag: tag, 'cache-control': 'private, max-age=300' });
  if (isNamedBy(headers['if-none-match'], tag)) return reply.code(304).send();
  return reply
    .headers({
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `inline; filename="${params.name}.ics"`,
      'content-length': bytes.length,
    })
    .send(bytes);
}
