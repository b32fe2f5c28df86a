import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Event } from '../../../domain/event.js';
import { eventPage } from '../../../views/public/event-page.js';
import { aroundOf } from './lookups.js';
import { pathOf, type SharedOptions, sendPageOf } from './shared.js';

type Asked = FastifyRequest<{ Params: { id: string } }>;

/** The page of an event, beside its calendar. */
export async function eventPageRoutes(app: FastifyInstance, options: SharedOptions): Promise<void> {
  app.get('/events/:id', { schema: { hide: true } }, (request: Asked, reply: FastifyReply) => {
    const { id } = request.params;
    const path = pathOf('/events', id);
    const of = { what: 'event', slug: id, path } as const;
    return sendPageOf(
      app,
      request,
      reply,
      options,
      of,
      async ({ api, telling, isPublic }, unknownZone) => {
        const event = await api.find<Event>(path);
        if (event === null) return null;
        const around = await aroundOf(api, { events: [event], query: `event=${event.id}` });
        return eventPage({ event, around, isPublic, unknownZone }, telling);
      },
    );
  });
}
