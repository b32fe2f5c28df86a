import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { City } from '../../../domain/city.js';
import { comingAndPast } from '../../../domain/coming-and-past.js';
import type { Leg } from '../../../domain/leg.js';
import { cityPage } from '../../../views/public/city-page.js';
import { aroundOf, scheduleOf } from './lookups.js';
import { pathOf, type SharedOptions, sendPageOf } from './shared.js';

type Asked = FastifyRequest<{ Params: { slug: string } }>;

/** The page of a city. */
export async function cityPageRoutes(app: FastifyInstance, options: SharedOptions): Promise<void> {
  app.get('/cities/:slug', { schema: { hide: true } }, (request: Asked, reply: FastifyReply) => {
    const { slug } = request.params;
    const path = pathOf('/cities', slug);
    const of = { what: 'city', slug, path } as const;
    return sendPageOf(app, request, reply, options, of, async ({ api, telling }, unknownZone) => {
      const city = await api.find<City>(path);
      if (city === null) return null;
      const { around, ...schedule } = await scheduleOf(api, { city: slug });
      const near = await api.list<Leg>(`/legs?near=${slug}`);
      const elsewhere = near.filter(leg => leg.city?.slug !== slug);
      const nearby = comingAndPast({ legs: elsewhere, events: [] }, telling.now).coming.legs;
      const beside = await aroundOf(api, { legs: nearby });
      const both = {
        ...around,
        tours: new Map([...beside.tours, ...around.tours]),
        speakers: new Map([...beside.speakers, ...around.speakers]),
        cities: new Map([...around.cities, [slug, city]]),
      };
      const parted = comingAndPast(schedule, telling.now);
      return cityPage({ city, ...parted, nearby, around: both, unknownZone }, telling);
    });
  });
}
