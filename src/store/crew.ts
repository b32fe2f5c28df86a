import { eq } from 'drizzle-orm';
import { venues } from '../../db/schema/index.js';
import { arranges } from '../domain/arrangement.js';
import { legAsSeen } from '../domain/audience.js';
import { addDays } from '../domain/calendar-date.js';
import { coordinates } from '../domain/caller.js';
import type { CrewViewer } from '../domain/crew.js';
import type { CrewArrangement } from '../domain/crew-arrangement.js';
import type { EventOnFile } from '../domain/event.js';
import { eventAsSeen } from '../domain/event-audience.js';
import type { LegOnFile } from '../domain/leg.js';
import { publicNameOf } from '../domain/speaker.js';
import type { Subscription } from '../domain/subscription.js';
import { findArrangements } from './arrangements.js';
import { findEvents } from './events.js';
import { findLegs } from './legs.js';
import { findSpeakers } from './speakers.js';
import type { Database, Store } from './store.js';

/** More than what any feed still tells of what is over. */
const DAYS_LOADED = 400;

/** What a private calendar is made of, as far as its reader may know that it is there. */
export type Crew = {
  events: EventOnFile[];
  legs: LegOnFile[];
  arrangements: CrewArrangement[];
  /** The public names of those who interpret, by their slugs. */
  names: ReadonlyMap<string, string>;
};

/** All that a private calendar is about, by what its owner may see now. */
export async function loadCrew(
  { db, gazetteer }: Pick<Store, 'db' | 'gazetteer'>,
  subscription: Subscription,
  viewer: CrewViewer,
): Promise<Crew> {
  const legs = await legsSeen(db, subscription, viewer);
  const events = await eventsSeen(db, { subscription, legs }, viewer);
  const found = await findArrangements(db, {
    legs: legs.map(({ leg }) => leg.id),
    events: events.map(({ event }) => event.id),
  });
  const own = found.filter(each => arranges(each, viewer.caller));
  const nameOf = (city: string | null) => (city && gazetteer.city(city)?.name) ?? null;
  const arrangements = own.map(({ arrangement }) => {
    const { from, to } = arrangement;
    return { ...arrangement, fromCity: nameOf(from), toCity: nameOf(to) };
  });
  return {
    ...{ legs, events, arrangements },
    names: await interpreterNames(db, { legs, events }),
  };
}

async function interpreterNames(db: Database, { legs, events }: Pick<Crew, 'legs' | 'events'>) {
  const slugs = [
    ...events.flatMap(({ event }) => event.interpreter ?? []),
    ...legs.flatMap(({ leg }) => leg.interpreter ?? []),
  ];
  const people = slugs.length === 0 ? [] : await findSpeakers(db, [...new Set(slugs)]);
  return new Map(people.map(({ speaker }) => [speaker.slug, publicNameOf(speaker)]));
}

type Asked = { subscription: Subscription; legs: readonly LegOnFile[] };

/** The events of a calendar that its owner may know of. */
async function eventsSeen(
  db: Database,
  { subscription, legs }: Asked,
  { caller, now }: CrewViewer,
): Promise<EventOnFile[]> {
  const { kind, organization, speaker, interpreter } = subscription;
  const found = await eventsAbout(db, { subscription, legs }, now);
  const own = kind === 'organization' ? await venuesOf(db, organization!) : [];
  const isAlong = companyOn(legs);
  return found.filter(onFile => {
    if (caller.role === 'coordinator' && !coordinates(caller, onFile.event.tour)) return false;
    const seen = eventAsSeen(onFile, caller, now);
    if (seen === null) return false;
    // What may not be shown must not be found by it.
    if (kind === 'organization') {
      return seen.host === organization || (seen.venue !== null && own.includes(seen.venue));
    }
    if (kind === 'interpreter') return seen.interpreter === interpreter || isAlong(onFile);
    return kind !== 'speaker' || [...seen.speakers, seen.interpreter].includes(speaker);
  });
}

/** Whether an event is one of those at which somebody on the legs is: of their speaker, on a day. */
function companyOn(legs: readonly LegOnFile[]) {
  return ({ event }: EventOnFile) =>
    legs.some(({ leg }) => {
      if (event.leg !== null && event.leg === leg.id) return true;
      const isWith = leg.speaker === null || event.speakers.includes(leg.speaker);
      const isThen = leg.firstDate <= event.localDate && event.localDate <= leg.lastDate;
      return leg.tour === event.tour && isWith && isThen;
    });
}

async function eventsAbout(
  db: Database,
  { subscription, legs }: Asked,
  now: Date,
): Promise<EventOnFile[]> {
  const { kind, tour, speaker, interpreter, organization } = subscription;
  const recent = { firstDate: addDays(now.toISOString().slice(0, 10), -DAYS_LOADED) };
  switch (kind) {
    case 'tour':
      return findEvents(db, { tour: tour! });
    case 'speaker':
    case 'interpreter': {
      const sharing = { people: [(speaker ?? interpreter)!], venues: [] };
      const booked = await findEvents(db, { sharing, tour: tour ?? undefined });
      return kind === 'speaker' ? booked : once([...booked, ...(await eventsOn(db, legs))]);
    }
    case 'organization': {
      const sharing = { people: [], venues: await venuesOf(db, organization!) };
      const hosted = await findEvents(db, { ...recent, host: organization! });
      return once([...hosted, ...(await findEvents(db, { ...recent, sharing }))]);
    }
    case 'all':
      return findEvents(db, recent);
  }
}

function once(events: readonly EventOnFile[]): EventOnFile[] {
  return [...new Map(events.map(each => [each.event.id, each])).values()];
}

/** What takes place on the tours of some legs while these are. */
async function eventsOn(db: Database, legs: readonly LegOnFile[]): Promise<EventOnFile[]> {
  const tours = [...new Set(legs.map(({ leg }) => leg.tour))];
  const found = await Promise.all(tours.map(tour => findEvents(db, { tour })));
  return found.flat();
}

async function venuesOf(db: Database, organization: string): Promise<string[]> {
  const query = db.select({ id: venues.id }).from(venues);
  const rows = await query.where(eq(venues.organization, organization));
  return rows.map(({ id }) => id);
}

/** The legs of a calendar that its owner may know of; of an interpreter those they travel on. */
async function legsSeen(
  db: Database,
  { kind, tour, speaker, interpreter }: Subscription,
  { caller, now }: CrewViewer,
): Promise<LegOnFile[]> {
  if (kind === 'organization') return [];
  const filter = { tour: tour ?? undefined, speaker: speaker ?? undefined, cancelled: true };
  const legs = await findLegs(db, { ...filter, interpreter: interpreter ?? undefined });
  return legs.filter(onFile => {
    if (caller.role === 'coordinator' && !coordinates(caller, onFile.leg.tour)) return false;
    const seen = legAsSeen(onFile, caller, now);
    return seen !== null && (interpreter === null || seen.interpreter === interpreter);
  });
}
