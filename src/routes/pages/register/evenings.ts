import type { FastifyInstance } from 'fastify';
import { chapterOf, roles } from '../../../domain/caller.js';
import type { Conflict } from '../../../domain/conflicts/conflict.js';
import type { Event } from '../../../domain/event.js';
import type { Tour } from '../../../domain/tour.js';
import type { OwnApi } from '../../../plugins/own-api.js';
import { eveningsPage, type Listed } from '../../../views/register/evenings-page.js';
import { apiOf, frameOf, type PageOptions, sendPage } from '../options.js';
import { labelOfCity } from './city-asked.js';

/** What a chapter registered; a coordinator sees what they may read of all. */
export async function eveningsRoutes(app: FastifyInstance, options: PageOptions): Promise<void> {
  const usual = { schema: { hide: true }, config: { roles } };

  app.get('/register/events', usual, async (request, reply) => {
    const api = apiOf(app, request);
    const own = chapterOf(request.visitor.caller);
    const events = await api.list<Event>(own === null ? '/events' : `/events?host=${own}`);
    return sendPage(reply, eveningsPage(frameOf(request, options), await listed(api, events)));
  });
}

/** Events with the names of their tours and cities, and how much is in the way of each. */
async function listed(api: OwnApi, events: readonly Event[]): Promise<Listed[]> {
  const tours = [...new Set(events.map(({ tour }) => tour))];
  const cities = [...new Set(events.flatMap(({ city }) => city ?? []))];
  const [titles, labels, conflicts] = await Promise.all([
    namesOf(tours, async slug => (await api.find<Tour>(`/tours/${slug}`))?.title ?? slug),
    namesOf(cities, slug => labelOfCity(api, slug)),
    Promise.all(tours.map(tour => api.list<Conflict>(`/conflicts?tour=${tour}&waived=false`))),
  ]);
  const graves = conflicts.flat().filter(({ severity }) => severity !== 'info');
  const clashes = new Map<string, Set<string>>();
  for (const { subjects, fingerprint } of graves) {
    for (const { id } of subjects) {
      clashes.set(id, (clashes.get(id) ?? new Set()).add(fingerprint));
    }
  }
  return events.map(event => ({
    event,
    tourTitle: titles.get(event.tour)!,
    city: event.city === null ? null : labels.get(event.city)!,
    clashes: clashes.get(event.id)?.size ?? 0,
  }));
}

async function namesOf(
  slugs: readonly string[],
  nameOf: (slug: string) => Promise<string>,
): Promise<Map<string, string>> {
  return new Map(await Promise.all(slugs.map(async slug => [slug, await nameOf(slug)] as const)));
}
