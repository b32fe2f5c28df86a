import type { FastifyInstance } from 'fastify';
import type { FeedHealth } from '../../../domain/feed-health.js';
import type { Tour } from '../../../domain/tour.js';
import { healthPage, settingsPage } from '../../../views/settings/settings-pages.js';
import { apiOf, frameOf, type PageOptions, sendPage } from '../options.js';

/** What somebody is signed in as, and who follows the calendars. */
export async function settingsPages(app: FastifyInstance, options: PageOptions): Promise<void> {
  const schema = { hide: true };
  const anybody = { roles: ['coordinator', 'chapter'] as const };
  const coordinators = { roles: ['coordinator'] as const };

  app.get('/settings', { schema, config: anybody }, async (request, reply) => {
    const { caller } = request.visitor;
    const all = await apiOf(app, request).list<Tour>('/tours');
    const bound = caller.role === 'coordinator' ? caller.tours : [];
    const tours = all.filter(({ slug }) => bound === null || bound.includes(slug));
    return sendPage(reply, settingsPage(frameOf(request, options), tours));
  });

  app.get('/settings/health', { schema, config: coordinators }, async (request, reply) => {
    const feeds = await apiOf(app, request).list<FeedHealth>('/feeds');
    return sendPage(reply, healthPage(frameOf(request, options), feeds));
  });
}
