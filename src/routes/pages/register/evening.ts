import { chapterOf } from '../../../domain/caller.js';
import { cityLabel } from '../../../domain/city.js';
import { dayInTown, othersInTown, type Stop, stopsOf } from '../../../domain/days-in-town.js';
import type { Leg } from '../../../domain/leg.js';
import type { Organization } from '../../../domain/organization.js';
import type { Speaker } from '../../../domain/speaker.js';
import type { Tour } from '../../../domain/tour.js';
import type { Venue } from '../../../domain/venue.js';
import type { OwnApi } from '../../../plugins/own-api.js';
import type { Visitor } from '../../../plugins/sessions.js';
import type { VenueChoice } from '../../../views/register/event-fields.js';
import type { Evening } from '../../../views/register/register-form.js';
import type { NameOf } from '../../../views/words/conflicts/telling.js';
import { labelOfCity } from './city-asked.js';

/** A tour to register for, with its stops. */
export type TourToJoin = { tour: Tour; stops: Stop[]; names: Map<string, string> };

/** A tour with the stops that its reader may know of; null where there is none. */
export async function tourToJoin(api: OwnApi, slug: string): Promise<TourToJoin | null> {
  const tour = await api.find<Tour>(`/tours/${encodeURIComponent(slug)}`);
  if (tour === null) return null;
  const stops = stopsOf(await api.list<Leg>(`/legs?tour=${tour.slug}`));
  const slugs = [...new Set(stops.map(({ speaker }) => speaker))];
  const speakers = await Promise.all(slugs.map(each => speakerOf(api, each)));
  return { tour, stops, names: new Map(speakers.map(({ slug, name }) => [slug, name])) };
}

/** A speaker, of whom the reader may know nothing but the slug. */
export async function speakerOf(
  api: OwnApi,
  slug: string,
): Promise<Pick<Speaker, 'slug' | 'name' | 'languages'>> {
  return (await api.find<Speaker>(`/speakers/${slug}`)) ?? { slug, name: slug, languages: [] };
}

/** All that the form of an evening has to choose among; null where nobody is in town then. */
export async function eveningOf(
  api: OwnApi,
  { tour, stops }: TourToJoin,
  key: string | undefined,
  visitor: Pick<Visitor, 'caller'>,
): Promise<Evening | null> {
  const found = dayInTown(stops, key);
  if (found === null) return null;
  const { stop, day } = found;
  const slugs = [stop.speaker, ...othersInTown(stops, found)];
  const speakers = await Promise.all(slugs.map(slug => speakerOf(api, slug)));
  const isCoordinator = visitor.caller.role === 'coordinator';
  const hosts = isCoordinator ? await api.list<Organization>('/organizations') : null;
  const venues = await venuesIn(api, stop.city.slug, chapterOf(visitor.caller));
  return { tour, stop, day, speakers, venues, hosts };
}

/** Venues in a city, and those of a chapter, which stand first. */
export async function venuesIn(
  api: OwnApi,
  city: string,
  own: string | null,
): Promise<VenueChoice[]> {
  const [mine, there] = await Promise.all([
    own === null ? [] : api.list<Venue>(`/venues?organization=${own}`),
    api.list<Venue>(`/venues?city=${city}`),
  ]);
  const others = there.filter(({ id }) => !mine.some(each => each.id === id));
  const choices = [...mine, ...others].map(async venue => ({
    ...{ id: venue.id, name: venue.name, street: venue.street },
    isOwn: own !== null && venue.organization === own,
    elsewhere: venue.city === city ? null : await labelOfCity(api, venue.city),
  }));
  return Promise.all(choices);
}

/** The names of what a clash is about, as far as the form of an event tells them. */
export function namesIn(
  { tour, stop, speakers, venues }: Pick<Evening, 'tour' | 'stop' | 'speakers' | 'venues'>,
  title: string,
): NameOf {
  const names = new Map<string, string>([
    [`tour:${tour.slug}`, tour.title],
    [`leg:${stop.id}`, cityLabel(stop.city)],
    ['event:draft', title],
    ...speakers.map(({ slug, name }) => [`speaker:${slug}`, name] as const),
    ...venues.map(({ id, name }) => [`venue:${id}`, name] as const),
  ]);
  return ({ type, id }) => names.get(`${type}:${id}`) ?? null;
}
