import type { OnFile } from '../domain/conflicts/on-file.js';
import type { EventOnFile } from '../domain/event.js';
import type { LegOnFile } from '../domain/leg.js';
import { allCoasts } from './coasts.js';
import { findEvents } from './events.js';
import { type Days, daysOfPerson, eventsAround, type Versions } from './events-around.js';
import { findLegs } from './legs.js';
import { scheduledPeople, withBusy } from './speakers.js';
import type { Database } from './store.js';
import { scheduledTours } from './tours.js';
import { allWaivers } from './waivers.js';

/**
 * What could collide with events and legs, or collides with them now, in the rules' eyes: a few
 * statements, however much is on file, that read what is around them alone. What is known of it
 * already is not asked.
 */
export async function loadNeighbourhood(
  db: Database,
  versions: Versions,
  known: Partial<Pick<OnFile, 'legs' | 'people' | 'waivers'>> = {},
): Promise<OnFile> {
  const people = peopleOf(versions);
  const ownTours = toursOf(versions);
  const tours = await scheduledTours(db, ownTours);
  const ids = await eventsAround(db, versions, tours);
  const around = ids.length === 0 ? [] : await findEvents(db, { ids });
  const ofLegs = await legsAround(db, versions, { around, known: known.legs });
  const others = [...around.map(({ event }) => event.tour), ...ofLegs.map(({ leg }) => leg.tour)];
  const unknown = [...new Set(others)].filter(tour => !ownTours.includes(tour));
  return {
    events: around,
    legs: ofLegs,
    tours: unknown.length === 0 ? tours : [...tours, ...(await scheduledTours(db, unknown))],
    people: known.people
      ? await withBusy(db, known.people, daysAround(versions))
      : await scheduledPeople(db, people, daysAround(versions)),
    // A coast says something of legs alone.
    coasts: versions.legs.length === 0 ? [] : await allCoasts(db),
    waivers: known.waivers ?? (await allWaivers(db)),
  };
}

/**
 * The legs of the people; those that their events are tied to; and those of people with whom the
 * events around are. A leg without a speaker is a leg of everybody on its tour.
 */
async function legsAround(
  db: Database,
  versions: Versions,
  { around, known }: { around: readonly EventOnFile[]; known: readonly LegOnFile[] | undefined },
): Promise<LegOnFile[]> {
  const own = { speakers: peopleOf(versions), shared: toursOf(versions) };
  const tours = versions.legs.flatMap(({ leg }) => (leg.speaker === null ? leg.tour : []));
  const legs = known ?? (await findLegs(db, { concerning: { ...own, tours } }));
  const others = around.filter(dependsOnCompany(versions)).map(({ event }) => event);
  const speakers = without(
    others.flatMap(each => each.speakers),
    own.speakers,
  );
  const shared = without(
    others.map(({ tour }) => tour),
    own.shared,
  );
  const isAll = speakers.length === 0 && shared.length === 0;
  const more = isAll ? [] : await findLegs(db, { concerning: { speakers, shared, tours: [] } });
  const found = new Map([...legs, ...more].map(each => [each.leg.id, each]));
  const ids = versions.events.flatMap(({ event }) => event.leg ?? []).filter(id => !found.has(id));
  return [...found.values(), ...(ids.length === 0 ? [] : await findLegs(db, { ids }))];
}

/**
 * Whether legs of all its speakers matter: how long somebody interprets without relief depends on
 * who travels along with them, and what one leg says of an event on where the other speakers are.
 */
function dependsOnCompany(versions: Versions): (onFile: EventOnFile) => boolean {
  const people = new Set(peopleOf(versions));
  return ({ event: { interpreter } }) =>
    versions.legs.length > 0 || (interpreter !== null && people.has(interpreter));
}

function without(names: readonly string[], known: readonly string[]): string[] {
  return [...new Set(names)].filter(name => !known.includes(name));
}

/** The days that are looked at for events; those of legs are looked at as a whole. */
function daysAround({ events, legs }: Versions): Days | undefined {
  const days = events.map(({ event }) => event.localDate).sort();
  if (legs.length > 0 || days.length === 0) return undefined;
  return daysOfPerson({ firstDate: days[0]!, lastDate: days.at(-1)! });
}

function peopleOf({ events, legs }: Versions): string[] {
  const ofEvents = events.flatMap(({ event }) => [...event.speakers, event.interpreter ?? []]);
  const ofLegs = legs.flatMap(({ leg }) => [leg.speaker ?? [], leg.interpreter ?? []]);
  return [...new Set([...ofEvents, ...ofLegs].flat())];
}

function toursOf({ events, legs }: Versions): string[] {
  return [
    ...new Set([...events.map(({ event }) => event.tour), ...legs.map(({ leg }) => leg.tour)]),
  ];
}
