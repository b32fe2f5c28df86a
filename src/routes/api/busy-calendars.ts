import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { MAX_CALENDAR, NewBusyCalendar, ZoneAsked } from '../../domain/busy-calendar.js';
import { Refusal } from '../../domain/refusals.js';
import { Slug } from '../../domain/shape.js';
import {
  busyCalendarOf,
  forgetCalendar,
  putCalendarAddress,
  putCalendarFile,
} from '../../operations/busy-calendars.js';
import { notFound, sendProblem } from '../../plugins/problem.js';
import { ifNoneMatchHeaders, occasionOf, problems, sendResource, unchanged } from './answers.js';
import { named } from './components.js';
import type { ApiOptions } from './options.js';

const params = Type.Object({ speaker: Slug });
const shared = { tags: ['Speakers'], security: [{ key: [] }], params };
const config = { roles: ['coordinator'] as const };
const url = '/speakers/:speaker/busy-calendar';

const reading = {
  ...{ ...shared, operationId: 'getBusyCalendar', headers: ifNoneMatchHeaders },
  summary: 'How the last look at a speaker’s own calendar went',
  response: { 200: named('BusyCalendar'), 304: unchanged, ...problems(400, 401, 403, 404) },
};

const putting = {
  ...{ ...shared, operationId: 'setBusyCalendar' },
  summary: 'Say where a speaker’s own calendar is, or send it',
  description:
    'JSON with a `url`, which is looked at every hour, or a file of type `text/calendar`, which is ' +
    'not. Kept are the times at which the speaker is busy, from 400 days ago to 800 days ahead, ' +
    'and nothing else: the rule `speaker-unavailable` and free hours go by them.',
  querystring: Type.Object(
    { timeZone: Type.Optional(ZoneAsked) },
    { additionalProperties: false, description: 'The zone of a file’s times without one.' },
  ),
  body: {
    content: {
      'application/json': { schema: NewBusyCalendar },
      'text/calendar': { schema: Type.String({ minLength: 1 }) },
    },
  },
  response: {
    200: named('BusyCalendar'),
    ...problems(400, 401, 403, 404, 413, 415, 422),
  },
};

const removal = {
  ...{ ...shared, operationId: 'removeBusyCalendar' },
  summary: 'Forget a speaker’s own calendar, and when they are busy by it',
  response: {
    204: Type.Null({ description: 'Done' }),
    ...problems(400, 401, 403, 404, 413, 415),
  },
};

/** Speakers' own calendars, of which nothing is kept but when they are busy. */
export const busyCalendarRoutes: FastifyPluginAsyncTypebox<ApiOptions> = async (app, options) => {
  const { store, outbound, now } = options;
  // For these routes alone: a plugin has its own types of bodies.
  app.addContentTypeParser('text/calendar', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );

  app.get(url, { config, schema: reading }, async (request, reply) => {
    const viewer = { caller: request.caller, now: now() };
    const found = await busyCalendarOf(store, request.params.speaker, viewer);
    return sendResource(request, reply, found);
  });

  app.put(url, { config, schema: putting, bodyLimit: MAX_CALENDAR }, async (request, reply) => {
    const { params, query } = request;
    const body = request.body as NewBusyCalendar | string;
    const occasion = occasionOf(request, now());
    const put =
      typeof body === 'string'
        ? await putCalendarFile(store, params.speaker, { text: body, ...query }, occasion)
        : await putCalendarAddress(
            store,
            outbound,
            params.speaker,
            { ...query, ...body },
            occasion,
          );
    return sendResource(request, reply, put);
  });

  app.delete(url, { config, schema: removal }, async (request, reply) => {
    const occasion = occasionOf(request, now());
    const forgotten = await forgetCalendar(store, request.params.speaker, occasion);
    if (forgotten instanceof Refusal) return sendProblem(reply, forgotten);
    return forgotten ? reply.code(204).send(null) : sendProblem(reply, notFound());
  });
};
