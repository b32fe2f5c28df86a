import { namesOn, placeOfLeg } from '../../../domain/board/board.js';
import { compare } from '../../../domain/compare.js';
import type { Conflict } from '../../../domain/conflicts/conflict.js';
import type { Language } from '../../../domain/date-words.js';
import type { Event, EventChange } from '../../../domain/event.js';
import type { Offer } from '../../../domain/free-hours.js';
import type { Leg } from '../../../domain/leg.js';
import type { Organization } from '../../../domain/organization.js';
import type { Speaker } from '../../../domain/speaker.js';
import type { Tour } from '../../../domain/tour.js';
import type { Venue } from '../../../domain/venue.js';
import { type OwnApi, Refused } from '../../../plugins/own-api.js';
import type { EventChoices } from '../../../views/board/event-form.js';
import type { EventShown } from '../../../views/board/event-shown.js';
import { namesOfPeople } from './tour-data.js';

/** What a check tells. */
export type Checked = {
  conflicts: Conflict[];
  added: Conflict[];
  removed: Conflict[];
  kept: Conflict[];
  offers: Offer[];
};

/** An event as the board shows it. Throws `Refused` where its tour is not the reader's. */
export async function loadEvent(api: OwnApi, id: string, language: Language): Promise<EventShown> {
  const { value: event, etag } = await api.read<Event>(`/events/${encodeURIComponent(id)}`);
  const slug = encodeURIComponent(event.tour);
  // Whoever does not coordinate the tour is refused its summary, whatever else they may read.
  await api.get(`/tours/${slug}/summary`);
  const [tour, legs, venue, host, check] = await Promise.all([
    api.get<Tour>(`/tours/${slug}`),
    api.list<Leg>(`/legs?tour=${slug}&cancelled=true`),
    event.venue === null ? null : api.find<Venue>(`/venues/${event.venue}`),
    event.host === null ? null : api.find<Organization>(`/organizations/${event.host}`),
    checkChange(api, id, {}),
  ]);
  const { conflicts, offers } = check instanceof Refused ? { conflicts: [], offers: [] } : check;
  const people = await namesOfPeople(api, [
    ...legs.flatMap(({ speaker, interpreter }) => [speaker, interpreter]),
    ...[...event.speakers, ...(event.pendingChange?.change.speakers ?? []), event.interpreter],
  ]);
  const known = { tour, legs, people, events: await eventsOf(api, conflicts, event) };
  const nameOf = namesOn(known, language);
  return { ...{ event, etag, tour, legs, venue, host, people, conflicts, offers }, nameOf };
}

/** What a change of an event would do. */
export function checkChange(
  api: OwnApi,
  id: string,
  change: EventChange,
): Promise<Checked | Refused> {
  return api.send<Checked>('POST', '/checks', { body: { eventChange: { id, change } } });
}

/** The events that clashes are about, as far as the reader may know of them. */
async function eventsOf(api: OwnApi, conflicts: readonly Conflict[], own: Event): Promise<Event[]> {
  const ids = conflicts.flatMap(({ subjects }) =>
    subjects.filter(({ type, id }) => type === 'event' && id !== own.id).map(({ id }) => id),
  );
  const found = await Promise.all([...new Set(ids)].map(id => api.find<Event>(`/events/${id}`)));
  return [own, ...found.filter(each => each !== null)];
}

/** What the form of an event offers: venues where its tour goes, by city, and interpreters. */
export async function loadChoices(
  api: OwnApi,
  { legs, venue }: EventShown,
  language: Language,
): Promise<EventChoices> {
  const cities = new Map(
    legs.flatMap(leg => (leg.city ? [[leg.city.slug, placeOfLeg(leg, language)] as const] : [])),
  );
  if (venue && !cities.has(venue.city)) cities.set(venue.city, venue.city);
  const lists = await Promise.all(
    [...cities].map(async ([slug, name]) => {
      const found = await api.list<Venue>(`/venues?city=${encodeURIComponent(slug)}`);
      return found.map(({ id, name: own }) => ({ value: id, label: `${name}: ${own}` }));
    }),
  );
  const people = await api.list<Speaker>('/speakers');
  return {
    venues: lists.flat().sort((one, other) => compare(one.label, other.label)),
    interpreters: people
      .filter(({ kind }) => kind === 'interpreter')
      .map(({ slug, name }) => ({ value: slug, label: name })),
  };
}
