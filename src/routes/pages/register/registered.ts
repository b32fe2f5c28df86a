import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Caller, chapterOf, coordinates } from '../../../domain/caller.js';
import type { Subject } from '../../../domain/conflicts/conflict.js';
import { type Event, isLive } from '../../../domain/event.js';
import { asWanted } from '../../../domain/event-change.js';
import type { Organization } from '../../../domain/organization.js';
import type { Tour } from '../../../domain/tour.js';
import type { Venue } from '../../../domain/venue.js';
import type { EventLink } from '../../../operations/event-links.js';
import { type OwnApi, Refused } from '../../../plugins/own-api.js';
import type { Clashing } from '../../../views/register/clash-panel.js';
import { type Entry, type EntryShown, entryPage } from '../../../views/register/entry-page.js';
import type { VenueChoice } from '../../../views/register/event-fields.js';
import { registerWords } from '../../../views/words/register.js';
import { frameOf, languageOf, type PageOptions, sendPage } from '../options.js';
import { labelOfCity } from './city-asked.js';
import { speakerOf, venuesIn } from './evening.js';
import { valuesOfEvent } from './event-typed.js';

/** Whose page of an evening it is, and with which rights it is read. */
export type Reading = { request: FastifyRequest; api: OwnApi; caller: Caller; base: string };

/** What the page of an evening shows besides the evening. */
export type Told = Partial<EntryShown> & {
  link?: EventLink | null;
  status?: number;
  /** What is on file, where it was read already. */
  onFile?: { value: Event; etag: string };
};

/** Sends the page of an evening for its host. Throws `Refused` where they may not read it. */
export async function sendEntry(
  reply: FastifyReply,
  options: PageOptions,
  reading: Reading & { id: string },
  { status, onFile, link = null, ...shown }: Told,
): Promise<FastifyReply> {
  const { api, id, request, base } = reading;
  const { value, etag } = onFile ?? (await api.read<Event>(`/events/${id}`));
  const entry = await entryOf(reading, value, { version: etag, link });
  const state = { values: valuesOfEvent(asWanted(value)), problem: null };
  const frame = { ...frameOf(request, options), path: base };
  const page = entryPage(frame, entry, { state, asked: null, said: null, ...shown });
  return sendPage(reply, page, status);
}

async function entryOf(
  { api, caller, base, request }: Reading,
  event: Event,
  made: Pick<Entry, 'version' | 'link'>,
): Promise<Entry> {
  const city = event.city === null ? null : await labelOfCity(api, event.city);
  const own = chapterOf(caller);
  const language = languageOf(request);
  const [tour, venue, host, speakers, there, clashing, told] = await Promise.all([
    api.find<Tour>(`/tours/${event.tour}`),
    event.venue === null ? null : api.find<Venue>(`/venues/${event.venue}`),
    event.host === null ? null : api.find<Organization>(`/organizations/${event.host}`),
    Promise.all(event.speakers.map(slug => speakerOf(api, slug))),
    event.city === null ? [] : venuesIn(api, event.city, own),
    clashingOf(api, event),
    api.asPublic().find(`/events/${event.id}`),
  ]);
  const onFile = registerWords[language].venueOnFile;
  const venues = withCurrent(there, event.venue, venue ?? { name: onFile, street: null });
  const names = new Map<string, string>([
    [`event:${event.id}`, event.title],
    [`tour:${event.tour}`, tour?.title ?? event.tour],
    ...speakers.map(({ slug, name }) => [`speaker:${slug}`, name] as const),
    ...venues.map(({ id, name }) => [`venue:${id}`, name] as const),
  ]);
  return {
    ...{ ...made, base, event, city, venues, clashing, speakers },
    tourTitle: tour?.title ?? event.tour,
    hostName: host?.name ?? event.host,
    place: venue
      ? [venue.name, venue.street].filter(each => each !== null).join(', ')
      : event.venue && onFile,
    nameOf: ({ type, id }: Subject) => names.get(`${type}:${id}`) ?? null,
    isPublic: told !== null,
    canLink: event.host !== null && (own !== null || coordinates(caller, event.tour)),
  };
}

/**
 * The venues to choose among, with that of the event. Its street and name may be hidden from who
 * edits it, since a proposal opens no door; it stays chosen all the same.
 */
function withCurrent(
  venues: VenueChoice[],
  id: string | null,
  { name, street }: Pick<Venue, 'name' | 'street'>,
): VenueChoice[] {
  if (id === null || venues.some(each => each.id === id)) return venues;
  return [{ id, name, street, isOwn: false, elsewhere: null }, ...venues];
}

/** What stands in the way of an event as it is, and free hours. */
async function clashingOf(api: OwnApi, { id, status }: Event): Promise<Clashing> {
  const nothing = { conflicts: [], offers: [] };
  if (!isLive(status)) return nothing;
  const body = { eventChange: { id, change: {} } };
  const found = await api.send<Clashing>('POST', '/checks', { body });
  return found instanceof Refused ? nothing : found;
}

/** A new link to an evening, which voids the ones before; null where it has no host to give it to. */
export async function newLink(api: OwnApi, id: string): Promise<EventLink | null> {
  const link = await api.send<EventLink>('PUT', `/events/${id}/link`, { body: {} });
  return link instanceof Refused ? null : link;
}
