import { legAsSeen, speakerAsSeen, tourAsSeen } from '../domain/audience.js';
import { type Caller, coordinates, hostOf } from '../domain/caller.js';
import type { City } from '../domain/city.js';
import { sameMetro } from '../domain/conflicts/metro.js';
import type { Event, EventOnFile, NewEvent } from '../domain/event.js';
import { dayOf, isWhereItWas } from '../domain/event-change.js';
import { decideHours, type Hours, type Instants } from '../domain/event-time.js';
import type { LegOnFile } from '../domain/leg.js';
import type { Occasion } from '../domain/occasion.js';
import type { Organization } from '../domain/organization.js';
import { type InputError, Refusal, refuseField } from '../domain/refusals.js';
import type { SpeakerOnFile } from '../domain/speaker.js';
import { pinnedRules } from '../domain/time/rules.js';
import type { Tour } from '../domain/tour.js';
import { roomKey, type Venue } from '../domain/venue.js';
import type { EventRow } from '../store/event-rows.js';
import { findLeg, findLegs } from '../store/legs.js';
import { findOrganization } from '../store/organizations.js';
import { findSpeakers } from '../store/speakers.js';
import type { Database, Store } from '../store/store.js';
import { findTour } from '../store/tours.js';
import { findVenue, seeVenue } from '../store/venues.js';

/** The row that an event becomes, and what it refers to. */
export type Decided = {
  row: Omit<EventRow, 'status' | 'statusAt' | 'statusBy'>;
  speakers: SpeakerOnFile[];
  tour: Tour;
  venue: Venue | null;
  leg: LegOnFile | null;
  /** The legs of its speakers on its tour whose city the caller may know. */
  legs: LegOnFile[];
  /** All legs of its speakers, on any tour, and those of its tour that are nobody's. */
  legsAround: LegOnFile[];
  city: City | null;
  interpreter: SpeakerOnFile | null;
  host: Organization | null;
};

/**
 * Decides what an event that somebody describes is: resolves what it refers to as far as the caller
 * may know of it, its leg, its zone and its instants. `held` is the event as it was.
 */
export async function decideEvent(
  tx: Database,
  store: Store,
  input: NewEvent,
  { caller, now }: Occasion,
  held: Event | null = null,
): Promise<Decided | Refusal> {
  const found = await findReferences(tx, input, { caller, now }, held);
  if (found instanceof Refusal) return found;
  const { tour, speakers, venue, legs, legsAround, interpreter, organization } = found;
  const leg =
    held !== null && isWhereItWas(input, held)
      ? await legOf(tx, held)
      : chooseLeg(input, legs, venue && store.gazetteer.city(venue.city), held);
  if (leg instanceof Refusal) return leg;
  const city = venue ? store.gazetteer.city(venue.city) : (leg?.leg.city ?? null);
  const zone = input.timeZone ?? venue?.timeZone ?? city?.timeZone;
  if (zone === undefined) {
    // Without a day no leg says where it is, so what is wrong with the hours is told first.
    const wrong = decideHours(input, 'Etc/UTC');
    if (wrong instanceof Refusal) return wrong;
    const message = 'Send a venue, a leg or a time zone: no place says which clock is meant.';
    return refuseField('invalid-input', '/timeZone', message);
  }
  const hours = decideHours(input, zone);
  if (hours instanceof Refusal) return hours;
  const row = rowOf(input, hours, { host: organization?.slug ?? null, leg: leg?.leg.id ?? null });
  const seen = { row, speakers, tour, venue, leg, legs, interpreter, host: organization };
  return { ...seen, legsAround, city: city as City | null };
}

/** The leg that an event is on, whatever has become of that. */
async function legOf(tx: Database, { leg }: Event): Promise<LegOnFile | null> {
  return leg === null ? null : findLeg(tx, leg);
}

function rowOf(
  input: NewEvent,
  hours: Hours & Instants,
  { host, leg }: { host: string | null; leg: string | null },
): Decided['row'] {
  const { speakers: _, leg: __, host: ___, ...fields } = input;
  return { ...fields, ...hours, host, leg, tzVersion: pinnedRules.version };
}

/** Everything that a body refers to; what the caller may not know of does not exist. */
async function findReferences(
  tx: Database,
  input: NewEvent,
  { caller, now }: { caller: Caller; now: Date },
  held: Event | null,
) {
  const errors: InputError[] = [];
  const missing = (pointer: string, what: string) =>
    errors.push({ pointer, message: `There is no ${what}.` });
  const tour = await findTour(tx, input.tour, caller);
  const isTourKnown = tour && (held?.tour === tour.slug || tourAsSeen(tour, caller));
  if (!isTourKnown) missing('/tour', `tour "${input.tour}"`);
  const people = [...input.speakers, ...(input.interpreter ? [input.interpreter] : [])];
  const onFile = new Map((await findSpeakers(tx, people)).map(each => [each.speaker.slug, each]));
  const known = new Set([...(held?.speakers ?? []), held?.interpreter]);
  const isKnown = (slug: string) => {
    const person = onFile.get(slug);
    return person !== undefined && (known.has(slug) || speakerAsSeen(person, caller, now) !== null);
  };
  input.speakers.forEach((slug, at) => {
    if (!isKnown(slug)) missing(`/speakers/${at}`, `speaker "${slug}"`);
  });
  if (input.interpreter && !isKnown(input.interpreter)) {
    missing('/interpreter', `interpreter "${input.interpreter}"`);
  }
  const host = hostOf(caller) ?? input.host ?? null;
  const organization = host === null ? null : await findOrganization(tx, host);
  if (host !== null && !organization) missing('/host', `organization "${host}"`);
  const venue = input.venue ? await findVenue(tx, input.venue) : null;
  const isSeen =
    venue !== null && (held?.venue === input.venue || seeVenue(venue, caller) !== null);
  if (input.venue && !isSeen) missing('/venue', `venue "${input.venue}"`);
  if (errors.length > 0) {
    return new Refusal('unknown-reference', errors.map(each => each.message).join(' '), errors);
  }
  const refused =
    hostRefusal(input, caller) ?? venueRefusal(input, venue?.venue ?? null, caller, held);
  if (refused) return refused;
  const concerning = { speakers: input.speakers, shared: [input.tour], tours: [] };
  const legsAround = await findLegs(tx, { concerning });
  const legs = legsAround.filter(
    onFile =>
      onFile.leg.tour === input.tour &&
      onFile.leg.speaker !== null &&
      (held?.leg === onFile.leg.id || legAsSeen(onFile, caller, now)?.city),
  );
  return {
    ...{ tour: tour!, venue: venue?.venue ?? null, legs, legsAround },
    organization,
    speakers: input.speakers.map(slug => onFile.get(slug)!),
    interpreter: input.interpreter ? onFile.get(input.interpreter)! : null,
  };
}

function hostRefusal({ host }: NewEvent, caller: Caller): Refusal | null {
  const chapter = hostOf(caller);
  if (chapter === null || host == null || host === chapter) return null;
  return refuseField('invalid-input', '/host', `Your key is for ${chapter}: it hosts the event.`);
}

/**
 * Nobody plans in a chapter's rooms but itself and the coordinators; and a room must be one of them.
 * An event stays where it was held: a coordinator may have put it there.
 */
function venueRefusal(
  { tour, room }: NewEvent,
  venue: Venue | null,
  caller: Caller,
  held: Event | null,
): Refusal | null {
  if (venue === null) {
    if (room == null) return null;
    return refuseField('invalid-input', '/room', 'A room needs its venue.');
  }
  const isOthers = venue.organization !== null && venue.organization !== hostOf(caller);
  const isMoved = held?.venue !== venue.id;
  if (isMoved && isOthers && !coordinates(caller, tour)) {
    return refuseField(
      'invalid-input',
      '/venue',
      `${venue.name} belongs to ${venue.organization}: ask them or a coordinator to host there.`,
    );
  }
  if (room == null || venue.rooms.length === 0) return null;
  if (!isMoved && room === held?.room) return null;
  if (venue.rooms.some(each => roomKey(each) === roomKey(room))) return null;
  const rooms = venue.rooms.join(', ');
  return refuseField('invalid-input', '/room', `${venue.name} has no such room, but: ${rooms}.`, [
    ...venue.rooms,
  ]);
}

/**
 * The leg that an event belongs to: the one that is named; else the one it had, while that covers
 * the day; else the one leg of its speakers on that day in the venue's metropolitan area, or,
 * without a venue, the one leg on that day.
 */
function chooseLeg(
  input: NewEvent,
  legs: readonly LegOnFile[],
  near: City | null,
  held: Event | null,
): LegOnFile | Refusal | null {
  if (input.leg != null && input.leg !== held?.leg) {
    const named = legs.find(({ leg }) => leg.id === input.leg);
    return (
      named ??
      refuseField(
        'unknown-reference',
        '/leg',
        `There is no leg "${input.leg}" of this tour and these speakers.`,
      )
    );
  }
  const day = dayOf(input);
  const fits = ({ leg }: LegOnFile) =>
    leg.city !== null &&
    leg.firstDate <= day &&
    day <= leg.lastDate &&
    (near === null || sameMetro(leg.city, near));
  const fitting = legs.filter(fits);
  const kept = fitting.find(({ leg }) => leg.id === held?.leg);
  const cities = new Set(fitting.map(({ leg }) => leg.city!.slug));
  return kept ?? (cities.size === 1 ? fitting[0]! : null);
}

/** An event that is not stored, or not stored like this yet. */
export function decidedEvent(
  { row, speakers, city }: Decided,
  { id, status, now }: { id: string; status: Event['status']; now: Date },
): Event {
  const at = now.toISOString();
  const text = (instant: Date | null | undefined) => instant?.toISOString() ?? null;
  return {
    ...{ leg: null, venue: null, room: null, host: null, description: null, languages: [] },
    ...{ interpreter: null, kind: 'talk', visibility: 'public', attendance: 'in-person' },
    ...{ joinUrl: null, url: null, expectedAttendance: null, partOfDay: null, doorsAt: null },
    ...{ localStart: null, localEnd: null, startFold: null, endFold: null, venueConfirmed: false },
    ...(row as Partial<Event> & Pick<Event, 'tour' | 'title' | 'localDate' | 'timeZone'>),
    ...{ id, status, statusAt: at, statusBy: null, statusReason: null, pendingChange: null },
    ...{ speakers: speakers.map(({ speaker }) => speaker.slug), city: city?.slug ?? null },
    ...{ startsAt: text(row.startsAt), endsAt: text(row.endsAt), sequence: 0 },
    ...{ createdAt: at, updatedAt: at },
  };
}

/** An event that was never confirmed or published, with what it was decided to refer to. */
export function asIfOnFile(decided: Decided, event: Event): EventOnFile {
  const { speakers, tour, venue, leg, city, interpreter, host } = decided;
  return {
    ...{ event, tour, venue, city, coasts: [], wasConfirmed: false, tzChange: null },
    speakers: speakers.map(({ speaker }) => speaker),
    interpreterVisibility: interpreter?.speaker.visibility ?? null,
    interpreterName: interpreter?.speaker.name ?? null,
    ...{ hostName: host?.name ?? null, hostKind: host?.kind ?? null },
    legVisibility: leg?.leg.visibility ?? null,
    ...{ tzVersion: pinnedRules.version, linkNumber: 0 },
  };
}
