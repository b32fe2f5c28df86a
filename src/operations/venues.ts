import { type Caller, chapterOf, coordinates } from '../domain/caller.js';
import { preconditionOf } from '../domain/entity-tag.js';
import { zoneRefusal } from '../domain/event-time.js';
import { newsOfEvent } from '../domain/notices/news.js';
import type { Occasion, VersionedOccasion } from '../domain/occasion.js';
import { Refusal, refuseField } from '../domain/refusals.js';
import { canonicalZone } from '../domain/time/zone-id.js';
import type { NewVenue, Venue, VenueChange } from '../domain/venue.js';
import { areAlike } from '../domain/venue-likeness.js';
import { recordChanges } from '../store/changes.js';
import { ensureCity } from '../store/cities.js';
import { findEvents } from '../store/events.js';
import { queueNews } from '../store/news.js';
import type { Database, Store } from '../store/store.js';
import { inTransaction } from '../store/transaction.js';
import {
  findVenue,
  insertVenue,
  lockVenue,
  lockVenuesOf,
  seeVenue,
  updateVenue,
  type VenueOnFile,
  venuesIn,
} from '../store/venues.js';
import { publishEvents } from './publish.js';
import { checkReferences } from './references.js';

/** Adds a venue. One like it in the same place is offered instead, unless `force` is set. */
export function addVenue(
  store: Store,
  { force = false, ...input }: NewVenue,
  occasion: Occasion,
): Promise<Venue | Refusal> {
  return inTransaction(store.db, async tx => {
    const organization = chapterOf(occasion.caller) ?? input.organization ?? null;
    const refused = rightRefusal(input, occasion.caller);
    if (refused) return refused;
    const placed = await decide(tx, store, { ...input, organization });
    if (placed instanceof Refusal) return placed;
    await lockVenuesOf(tx, input.city);
    const exists = force ? null : await existsRefusal(tx, input, occasion.caller);
    if (exists) return exists;
    const id = await insertVenue(tx, { ...input, organization, timeZone: placed.timeZone });
    return recorded(tx, id, null, occasion);
  });
}

/** Changes a venue, and what subscribers see of the events there; null where there is none. */
export function changeVenue(
  store: Store,
  id: string,
  change: VenueChange,
  occasion: VersionedOccasion,
): Promise<Venue | Refusal | null> {
  return inTransaction(store.db, async tx => {
    const { caller, now, ifMatch } = occasion;
    const held = await lockVenue(tx, id);
    const seen = held && seeVenue(held, caller);
    if (!held || !seen) return null;
    const { venue } = held;
    const refused =
      othersRefusal(held, caller) ?? preconditionOf(ifMatch, seen) ?? rightRefusal(change, caller);
    if (refused) return refused;
    const isElsewhere = change.city !== undefined && change.city !== venue.city;
    const { timeZone, ...rest } = { ...venue, ...change };
    const asked = change.timeZone ?? (isElsewhere ? undefined : timeZone);
    const placed = await decide(tx, store, { ...rest, ...(asked && { timeZone: asked }) });
    if (placed instanceof Refusal) return placed;
    const there = { venue: id, statuses: ['confirmed', 'postponed'] } as const;
    const before = await findEvents(tx, there);
    await updateVenue(tx, id, { ...change, timeZone: placed.timeZone }, now);
    await publishEvents(tx, { venue: id }, now);
    if (before.length > 0) {
      const after = await findEvents(tx, there);
      const news = before.flatMap((each, index) => newsOfEvent(each, after[index]!));
      await queueNews(tx, news, now);
    }
    return recorded(tx, id, venue, occasion);
  });
}

/**
 * A chapter changes what is its own; a coordinator of some tours what is nobody's, or where their
 * tours have events, as long as no other tour has.
 */
function othersRefusal({ venue, uses }: VenueOnFile, caller: Caller): Refusal | null {
  if (caller.role === 'coordinator') {
    const isTheirs = venue.organization === null || uses.length > 0;
    if (coordinates(caller)) return null;
    if (isTheirs && uses.every(({ tour }) => coordinates(caller, tour))) return null;
    return new Refusal(
      'not-allowed',
      'The venue is not for your tours alone: ask its organisation.',
    );
  }
  if (venue.organization !== null && venue.organization === chapterOf(caller)) return null;
  return new Refusal('not-allowed', 'The venue belongs to another organisation, or to nobody.');
}

/** A chapter's venues are its own; the link of one event is for no venue. */
function rightRefusal({ organization }: VenueChange, caller: Caller): Refusal | null {
  if (caller.role !== 'chapter') return null;
  if (caller.event !== undefined) {
    return new Refusal('not-allowed', 'This link is for one event, not for venues.');
  }
  if (organization === undefined || organization === caller.organization) return null;
  const message = `Your key is for ${caller.organization}: the venue is its own.`;
  return refuseField('invalid-input', '/organization', message);
}

/** The zone of the place, once all that the venue refers to is found. */
async function decide(
  tx: Database,
  { gazetteer }: Store,
  input: Pick<NewVenue, 'city' | 'organization' | 'timeZone' | 'latitude' | 'longitude'>,
): Promise<{ timeZone: string } | Refusal> {
  const refused = await checkReferences(tx, {
    '/organization': ['organization', input.organization],
  });
  if (refused) return refused;
  if ((input.latitude == null) !== (input.longitude == null)) {
    const pointer = input.latitude == null ? '/latitude' : '/longitude';
    return refuseField('invalid-input', pointer, 'A point needs both latitude and longitude.');
  }
  const city = gazetteer.city(input.city);
  if (!city) return refuseField('unknown-reference', '/city', `There is no city "${input.city}".`);
  const { timeZone } = input;
  const zone = timeZone === undefined ? city : canonicalZone(timeZone);
  if (!('timeZone' in zone)) return zoneRefusal(timeZone!, zone.nearest);
  // Last, since what is refused leaves nothing behind.
  await ensureCity(tx, city);
  return { timeZone: zone.timeZone };
}

async function existsRefusal(
  tx: Database,
  { name, city, street = null, latitude = null, longitude = null }: NewVenue,
  caller: Caller,
): Promise<Refusal | null> {
  const wanted = { name, city, street, latitude, longitude };
  // Compared as they are seen: else one could ask for a street until it is that of a hidden venue.
  const seen = (await venuesIn(tx, [city])).flatMap(onFile => seeVenue(onFile, caller) ?? []);
  const candidates = seen.filter(venue => areAlike(venue, wanted));
  if (candidates.length === 0) return null;
  const names = candidates.map(each => each.name).join(', ');
  return new Refusal(
    'venue-exists',
    `On file in the same place: ${names}. Use that one, or send force to add another.`,
    [{ pointer: '/name', message: 'is like the name of a venue on file' }],
    { candidates },
  );
}

async function recorded(
  tx: Database,
  id: string,
  old: Venue | null,
  occasion: Occasion,
): Promise<Venue> {
  const { venue } = (await findVenue(tx, id))!;
  const { organization } = venue;
  const deed = { type: 'venue', subject: id, organization, old, new: venue } as const;
  await recordChanges(tx, [deed], occasion);
  return venue;
}
