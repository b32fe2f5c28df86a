import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type TSchema, Type } from 'typebox';
import { Refusal } from '../../domain/refusals.js';
import { type Follower, liveConflicts } from '../../operations/live-conflicts.js';
import {
  type EventStream,
  eventStreamHeaders,
  openEventStream,
} from '../../plugins/event-stream.js';
import { sendProblem } from '../../plugins/problem.js';
import { countedAs } from '../../plugins/rate-limits.js';
import { streamPlaces } from '../../plugins/stream-places.js';
import { problems } from './answers.js';
import { conflictFilters } from './conflict-filters.js';
import type { ApiOptions } from './options.js';

const description = `Server-sent events. First \`report\` with \`{"items": [Conflict]}\`, all that
GET /conflicts would list; then, at each write that changes it and as time passes, \`change\` with
\`{"added": [Conflict], "removed": [fingerprint], "changed": [Conflict]}\`. Each has an \`id\`; after
a reconnect a new \`report\` comes. The stream ends when the key does, or when the reader is too slow.`;

/** The clash report as it changes. */
export const conflictStreamRoutes: FastifyPluginAsyncTypebox<ApiOptions> = async (
  app,
  { store, now, whoAsks },
) => {
  const live = liveConflicts(store, now);
  const places = streamPlaces();
  // Streams would go on for ever, and a node that stops waits for its answers.
  app.addHook('preClose', async () => live.close());
  const schema = {
    tags: ['Conflicts'],
    summary: 'The clash report as it changes, as server-sent events',
    description: description.replaceAll('\n', ' '),
    operationId: 'streamConflicts',
    querystring: Type.Object(conflictFilters, { additionalProperties: false }),
    response: {
      200: {
        description: 'A stream of the events `report` and `change`',
        content: { 'text/event-stream': { schema: Type.String() as TSchema } },
      },
      ...problems(401, 406, 422),
    },
  };
  app.get('/conflicts/stream', { schema }, async (request, reply) => {
    if (!takesEvents(request.headers.accept)) return sendProblem(reply, notTaken);
    if (request.method === 'HEAD') return reply.headers(eventStreamHeaders).send();
    const leave = places.take(countedAs(request));
    if (leave instanceof Refusal) return sendProblem(reply, leave);
    let stream: EventStream | null = null;
    const follower: Follower = {
      filter: request.query,
      whoAsks: () => whoAsks(request),
      begin(report, stop) {
        stream = openEventStream(reply, () => {
          stop();
          leave();
        });
        stream.send('report', { items: report });
      },
      tell: change => stream?.send('change', change),
      end(error) {
        if (error !== undefined) request.log.error({ err: error }, 'a stream failed');
        stream?.end();
      },
    };
    try {
      await live.follow(follower, request.caller);
    } catch (error) {
      leave();
      throw error;
    }
    return reply;
  });
};

const notTaken = new Refusal(
  'not-acceptable',
  'This is a text/event-stream; the list is at /conflicts.',
);

/** What asks for nothing takes anything (RFC 9110, 12.5.1). */
function takesEvents(accept: string | undefined): boolean {
  return accept === undefined || /text\/(event-stream|\*)|\*\/\*/i.test(accept);
}
