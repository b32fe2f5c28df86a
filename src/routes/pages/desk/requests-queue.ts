import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { City } from '../../../domain/city.js';
import type { StopRequest } from '../../../domain/stop-request.js';
import type { Tour } from '../../../domain/tour.js';
import { requestsPage } from '../../../views/desk/requests-page.js';
import { apiOf, frameOf, type PageOptions, sendPage } from '../options.js';

type OfTour = { Params: { tour: string } };

/** What is asked of a tour, or of no tour in particular, for its coordinators. */
export async function requestQueuePages(app: FastifyInstance, options: PageOptions): Promise<void> {
  const shared = { schema: { hide: true }, config: { roles: ['coordinator'] as const } };

  app.get<OfTour>('/board/:tour/requests', shared, async (request, reply) => {
    const slug = encodeURIComponent(request.params.tour);
    const tour = await apiOf(app, request).get<Tour>(`/tours/${slug}`);
    return sendPage(reply, await queueOf(request, tour));
  });
  app.get('/board/requests', shared, async (request, reply) =>
    sendPage(reply, await queueOf(request, null)),
  );

  async function queueOf(request: FastifyRequest, tour: Tour | null): Promise<string> {
    const api = apiOf(app, request);
    const query = tour === null ? '' : `?tour=${tour.slug}`;
    const all = await api.list<StopRequest>(`/requests${query}`);
    const requests = all.filter(each => tour !== null || each.tour === null);
    const slugs = [...new Set(requests.map(({ city }) => city))];
    const found = await Promise.all(slugs.map(slug => api.find<City>(`/cities/${slug}`)));
    const cities = new Map(found.flatMap(city => (city ? [[city.slug, city] as const] : [])));
    return requestsPage(frameOf(request, options), { tour, requests, cities });
  }
}
