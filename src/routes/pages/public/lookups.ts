import type { City } from '../../../domain/city.js';
import type { Coast } from '../../../domain/coast.js';
import type { Event } from '../../../domain/event.js';
import type { Leg } from '../../../domain/leg.js';
import { type CalendarChange, lastMoves } from '../../../domain/moves.js';
import type { Organization } from '../../../domain/organization.js';
import type { Speaker } from '../../../domain/speaker.js';
import type { Tour } from '../../../domain/tour.js';
import type { Venue } from '../../../domain/venue.js';
import type { OwnApi } from '../../../plugins/own-api.js';
import type { Around, Schedule } from '../../../views/public/shown.js';

/** Of what a schedule is: a tour, a speaker or a city, as the API's filters name it. */
export type About = { tour: string } | { speaker: string } | { city: string };

const announced = ['confirmed', 'postponed', 'cancelled'];

/** The legs and events that are announced of something, what is off included, and all that they refer to. */
export async function scheduleOf(
  api: OwnApi,
  about: About,
  organizations: readonly string[] = [],
): Promise<Schedule> {
  const query = new URLSearchParams(about).toString();
  const [legs, all] = await Promise.all([
    api.list<Leg>(`/legs?${query}&cancelled=true`),
    api.list<Event>(`/events?${query}`),
  ]);
  const events = all.filter(
    ({ status, visibility }) => announced.includes(status) && visibility === 'public',
  );
  return { legs, events, around: await aroundOf(api, { legs, events, query, organizations }) };
}

/** What to look up: all that legs and events refer to, and organisations besides. */
type Wanted = {
  legs?: readonly Leg[];
  events?: readonly Event[];
  tours?: readonly string[];
  organizations?: readonly string[];
  /** Of which calendar changes are told. */
  query?: string;
};

/** What legs and events refer to, as far as the reader may know of it. */
export async function aroundOf(
  api: OwnApi,
  { legs = [], events = [], tours = [], organizations = [], query }: Wanted,
): Promise<Around> {
  const each = <T>(path: string, ids: Iterable<string | null>) => found<T>(api, path, ids);
  const inLegs = new Map(legs.flatMap(({ city }) => (city === null ? [] : [[city.slug, city]])));
  const inEvents = events
    .map(({ city }) => city)
    .filter(slug => slug !== null && !inLegs.has(slug));
  const people = [
    ...legs.map(({ speaker }) => speaker),
    ...events.flatMap(({ speakers, interpreter }) => [...speakers, interpreter]),
  ];
  const speakers = await each<Speaker>('speakers', people);
  const [ofTours, cities, coasts, ofOrganizations, venues, changes] = await Promise.all([
    each<Tour>('tours', [...tours, ...[...legs, ...events].map(({ tour }) => tour)]),
    each<City>('cities', inEvents),
    each<Coast>(
      'coasts',
      legs.map(({ coast }) => coast),
    ),
    each<Organization>('organizations', [
      ...organizations,
      ...events.map(({ host }) => host),
      ...[...speakers.values()].map(({ organization }) => organization),
    ]),
    each<Venue>(
      'venues',
      events.map(({ venue }) => venue),
    ),
    query === undefined
      ? null
      : api.find<{ items: CalendarChange[] }>(`/calendars/changes?${query}`),
  ]);
  return {
    ...{ tours: ofTours, speakers, coasts, organizations: ofOrganizations, venues },
    cities: new Map<string, City>([...inLegs, ...cities]),
    moves: lastMoves(changes?.items ?? []),
  };
}

/** Things by their slugs or ids, each once, without those that the reader may not know of. */
async function found<T>(
  api: OwnApi,
  path: string,
  ids: Iterable<string | null>,
): Promise<Map<string, T>> {
  const wanted = [...new Set(ids)].filter(id => id !== null);
  const things = await Promise.all(
    wanted.map(id => api.find<T>(`/${path}/${encodeURIComponent(id)}`)),
  );
  return new Map(
    wanted.flatMap((id, index): [string, T][] => {
      const thing = things[index];
      return thing == null ? [] : [[id, thing]];
    }),
  );
}
