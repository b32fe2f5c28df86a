import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { comingAndPast } from '../../../domain/coming-and-past.js';
import type { Speaker } from '../../../domain/speaker.js';
import { speakerPage } from '../../../views/public/speaker-page.js';
import { scheduleOf } from './lookups.js';
import { pathOf, type SharedOptions, sendPageOf } from './shared.js';

type Asked = FastifyRequest<{ Params: { slug: string } }>;

/** The page of a speaker. */
export async function speakerPageRoutes(
  app: FastifyInstance,
  options: SharedOptions,
): Promise<void> {
  app.get('/speakers/:slug', { schema: { hide: true } }, (request: Asked, reply: FastifyReply) => {
    const { slug } = request.params;
    const path = pathOf('/speakers', slug);
    const of = { what: 'speaker', slug, path } as const;
    return sendPageOf(
      app,
      request,
      reply,
      options,
      of,
      async ({ api, telling, isPublic }, unknownZone) => {
        const speaker = await api.find<Speaker>(path);
        if (speaker === null) return null;
        const { around, ...schedule } = await scheduleOf(
          api,
          { speaker: slug },
          speaker.organization === null ? [] : [speaker.organization],
        );
        const parted = comingAndPast(schedule, telling.now);
        return speakerPage({ speaker, ...parted, around, isPublic, unknownZone }, telling);
      },
    );
  });
}
