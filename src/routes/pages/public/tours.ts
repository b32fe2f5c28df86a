import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Tour } from '../../../domain/tour.js';
import { embedPage } from '../../../views/public/embed-page.js';
import { flyerPage } from '../../../views/public/flyer-page.js';
import { missingEmbed } from '../../../views/public/missing-page.js';
import { type TourShown, tourPage } from '../../../views/public/tour-page.js';
import { frameOf, sendPage } from '../options.js';
import { scheduleOf } from './lookups.js';
import {
  type Making,
  pathOf,
  type SharedOptions,
  sendMissing,
  sendPageOf,
  sendShared,
} from './shared.js';

type Asked = FastifyRequest<{ Params: { slug: string } }>;

/** The page of a tour, its flyer, and what other sites show of it. */
export async function tourPageRoutes(app: FastifyInstance, options: SharedOptions): Promise<void> {
  const schema = { hide: true };

  app.get('/tours/:slug', { schema }, (request: Asked, reply: FastifyReply) => {
    const { slug } = request.params;
    const of = { what: 'tour', slug, path: pathOf('/tours', slug) } as const;
    return sendPageOf(app, request, reply, options, of, async (making, unknownZone) => {
      const shown = await tourShown(making, slug, unknownZone);
      return shown && tourPage(shown, making.telling);
    });
  });

  app.get('/tours/:slug/flyer', { schema }, async (request: Asked, reply: FastifyReply) => {
    const { slug } = request.params;
    const asked = { path: `${pathOf('/tours', slug)}/flyer` };
    const isSent = await sendShared(app, request, reply, options, asked, async making => {
      const shown = await tourShown(making, slug, null);
      return shown && flyerPage(shown, making.telling);
    });
    if (!isSent) await sendMissing(app, request, reply, options, { what: 'tour', slug });
    return reply;
  });

  app.get('/embed/tours/:slug', { schema }, async (request: Asked, reply: FastifyReply) => {
    const { slug } = request.params;
    const asked = { path: pathOf('/embed/tours', slug), ancestors: options.embedAncestors };
    const isSent = await sendShared(app, request, reply, options, asked, async making => {
      const shown = await tourShown(making, slug, null);
      return shown && embedPage(shown, making.telling);
    });
    if (!isSent) sendPage(reply, missingEmbed(frameOf(request, options)), 404);
    return reply;
  });
}

async function tourShown(
  { api, isPublic }: Making,
  slug: string,
  unknownZone: string | null,
): Promise<TourShown | null> {
  const tour = await api.find<Tour>(pathOf('/tours', slug));
  if (tour === null) return null;
  const { lead, senders, supporters } = tour;
  const organizations = [...(lead === null ? [] : [lead]), ...senders, ...supporters];
  const schedule = await scheduleOf(api, { tour: slug }, organizations);
  return { ...schedule, tour, isPublic, unknownZone };
}
