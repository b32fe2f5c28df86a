import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { comingAndPast } from '../../../domain/coming-and-past.js';
import type { Leg } from '../../../domain/leg.js';
import type { Tour } from '../../../domain/tour.js';
import { phaseOf, type TourPhase } from '../../../domain/tour-phase.js';
import type { OwnApi } from '../../../plugins/own-api.js';
import { type CitySearch, homePage, type ListedTour } from '../../../views/public/home-page.js';
import { aroundOf } from './lookups.js';
import { citiesLike, type Making, type SharedOptions, sendOnce, sendShared } from './shared.js';

type Asked = FastifyRequest<{ Querystring: { city?: unknown } }>;

/** Most letters of a city's name, and most cities that it may mean. */
const [MAX_NAME, MAX_CITIES] = [100, 5];

/** The home page: tours now, coming and past, and which of them come near a city. */
export async function homeRoutes(app: FastifyInstance, options: SharedOptions): Promise<void> {
  app.get('/', { schema: { hide: true } }, async (request: Asked, reply: FastifyReply) => {
    const { city } = request.query;
    const text = typeof city === 'string' ? city.trim().slice(0, MAX_NAME) : '';
    const make = async ({ api, telling }: Making) => {
      const tours = await listedTours(api, telling.now);
      const search = text === '' ? null : await searched(api, text, telling.now);
      const legs = search?.cities[0]?.legs ?? [];
      return homePage({ tours, search, around: await aroundOf(api, { legs }) }, telling);
    };
    if (text === '') await sendShared(app, request, reply, options, { path: '/' }, make);
    else await sendOnce(app, request, reply, options, make);
    return reply;
  });
}

/** Tours by where they are in time; those on and to come with their legs, the next first. */
async function listedTours(api: OwnApi, now: Date): Promise<Record<TourPhase, ListedTour[]>> {
  const tours = await api.list<Tour>('/tours');
  const inPhase = (phase: TourPhase) =>
    tours
      .filter(tour => tour.status !== 'draft' && phaseOf(tour, now) === phase)
      .sort((one, other) => dayOf(one).localeCompare(dayOf(other)));
  const withLegs = (some: Tour[]) =>
    Promise.all(
      some.map(async tour => ({ tour, legs: await api.list<Leg>(`/legs?tour=${tour.slug}`) })),
    );
  const past = inPhase('past').reverse();
  return {
    now: await withLegs(inPhase('now')),
    coming: await withLegs(inPhase('coming')),
    past: past.map(tour => ({ tour, legs: [] })),
  };
}

/** Tours whose days are open come last. */
function dayOf({ firstDate }: Tour): string {
  return firstDate ?? '9999';
}

/** The cities that a text may name, the likeliest first, the first with what stops near it. */
async function searched(api: OwnApi, text: string, now: Date): Promise<CitySearch> {
  const cities = await citiesLike(api, text, MAX_CITIES);
  const near = async (slug: string) => {
    const legs = await api.list<Leg>(`/legs?near=${slug}`);
    return comingAndPast({ legs, events: [] }, now).coming.legs;
  };
  const found = cities.map(async (city, index) => ({
    city,
    legs: index === 0 ? await near(city.slug) : [],
  }));
  return { text, cities: await Promise.all(found) };
}
