import { addDays } from '../domain/calendar-date.js';
import { type Caller, coordinates } from '../domain/caller.js';
import type { ScheduleOnFile } from '../domain/conflicts/asked.js';
import type { EventOnFile } from '../domain/event.js';
import { MAX_EVENT_DAYS } from '../domain/event-time.js';
import type { LegOnFile } from '../domain/leg.js';
import { scheduledEvent } from '../domain/scheduled-event.js';
import { publicNameOf } from '../domain/speaker.js';
import { allCoasts } from './coasts.js';
import { findEvents } from './events.js';
import { findLegs, type LegFilter } from './legs.js';
import { scheduledPeople } from './speakers.js';
import type { Database } from './store.js';
import { scheduledTours } from './tours.js';
import { allWaivers } from './waivers.js';

/**
 * The schedule of one tour or speaker, or of all. With a tour come the other legs of its speakers
 * too, since a clash may lie between two tours. Speakers have the names that the caller knows.
 */
export async function loadSchedule(
  db: Database,
  { tour, speaker }: Pick<LegFilter, 'tour' | 'speaker'>,
  { caller, now }: { caller: Caller; now: Date },
): Promise<ScheduleOnFile> {
  const asked = await findLegs(db, { tour, speaker });
  const others = tour ? await legsOfSpeakers(db, asked) : [];
  const legs = new Map([...asked, ...others].map(onFile => [onFile.leg.id, onFile]));
  const nameFor = (speaker: NonNullable<LegOnFile['speaker']>, tour: string) =>
    coordinates(caller, tour) ? speaker.name : publicNameOf(speaker);
  const scheduled = [...legs.values()].map(({ leg, tour, speaker }) => ({
    ...leg,
    speakerName: speaker && nameFor(speaker, leg.tour),
    tourTitle: tour.title,
  }));
  const events = await eventsAround(db, { tour, speaker });
  const all = [...legs.values()];
  const tours = [...all.map(({ leg }) => leg.tour), ...events.map(({ event }) => event.tour)];
  const people = [
    ...all.flatMap(({ leg }) => leg.speaker ?? []),
    ...events.flatMap(({ event }) => [...event.speakers, event.interpreter ?? []].flat()),
  ];
  const schedule = {
    legs: scheduled,
    events: events.map(onFile => scheduledEvent(onFile, caller, now)),
    coasts: await allCoasts(db),
    tours: await scheduledTours(db, [...new Set(tours)]),
    people: await scheduledPeople(db, [...new Set(people)]),
  };
  const waivers = await allWaivers(db);
  return { schedule, legs, events: new Map(events.map(each => [each.event.id, each])), waivers };
}

/** Live events of a tour or speaker, and the others of the same speakers, interpreters and venues. */
async function eventsAround(
  db: Database,
  { tour, speaker }: Pick<LegFilter, 'tour' | 'speaker'>,
): Promise<EventOnFile[]> {
  const statuses = ['proposed', 'hold', 'confirmed'] as const;
  const asked = await findEvents(db, { tour, speaker, statuses });
  if ((tour ?? speaker) === undefined || asked.length === 0) return asked;
  const people = asked.flatMap(({ event }) => [...event.speakers, event.interpreter ?? []].flat());
  const venues = asked.flatMap(({ event }) => event.venue ?? []);
  const [first, last] = [asked[0]!.event.localDate, asked.at(-1)!.event.localDate];
  const others = await findEvents(db, {
    ...{ statuses, sharing: { people: [...new Set(people)], venues: [...new Set(venues)] } },
    // An event of the day before may last into this one, and elsewhere it is another day.
    ...{
      firstDate: addDays(first, -MAX_EVENT_DAYS - 1),
      lastDate: addDays(last, MAX_EVENT_DAYS + 1),
    },
  });
  return [...new Map([...asked, ...others].map(each => [each.event.id, each])).values()];
}

async function legsOfSpeakers(db: Database, legs: LegOnFile[]): Promise<LegOnFile[]> {
  const speakers = [...new Set(legs.flatMap(({ leg }) => leg.speaker ?? []))];
  return speakers.length === 0 ? [] : findLegs(db, { speakers });
}
