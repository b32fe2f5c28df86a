import { addDays, type CalendarDate } from '../domain/calendar-date.js';
import {
  type OnFile,
  type ScheduleOnFile,
  scheduleAsSeen,
  type Viewer,
} from '../domain/conflicts/on-file.js';
import type { EventOnFile } from '../domain/event.js';
import { MAX_EVENT_DAYS } from '../domain/event-time.js';
import type { LegOnFile } from '../domain/leg.js';
import { allCoasts } from './coasts.js';
import { findEvents } from './events.js';
import { findLegs, type LegFilter } from './legs.js';
import { scheduledPeople } from './speakers.js';
import type { Database } from './store.js';
import { scheduledTours } from './tours.js';
import { allWaivers } from './waivers.js';

/**
 * Which schedule is meant. `besides` are people and venues of the tour whose other events count even
 * where the tour has none with them yet, on the days of its legs.
 */
type ScheduleAsked = Pick<LegFilter, 'tour' | 'speaker'> & {
  besides?: { people: readonly string[]; venues: readonly string[] };
};

/**
 * The schedule of one tour or speaker, or of all. With a tour come the other legs of its speakers
 * too, since a clash may lie between two tours. Speakers have the names that the caller knows.
 */
export async function loadSchedule(
  db: Database,
  { tour, speaker, besides }: ScheduleAsked,
  viewer: Viewer,
): Promise<ScheduleOnFile> {
  const asked = await findLegs(db, { tour, speaker });
  const others = tour ? await legsOfSpeakers(db, asked) : [];
  const legs = [...new Map([...asked, ...others].map(each => [each.leg.id, each])).values()];
  const days = asked.flatMap(({ leg }) => [leg.firstDate, leg.lastDate]).sort();
  const events = await eventsAround(db, { tour, speaker, besides }, days);
  const waivers = await allWaivers(db);
  const coasts = await allCoasts(db);
  const people = await peopleOf(db, { legs, events }, besides?.people);
  return scheduleAsSeen({ legs, events, coasts, waivers, ...people }, viewer);
}

/** The tours of legs and events, and their people, with some more. */
async function peopleOf(
  db: Database,
  { legs, events }: Pick<OnFile, 'legs' | 'events'>,
  besides: readonly string[] = [],
): Promise<Pick<OnFile, 'tours' | 'people'>> {
  const tours = [...legs.map(({ leg }) => leg.tour), ...events.map(({ event }) => event.tour)];
  const people = [
    ...legs.flatMap(({ leg }) => leg.speaker ?? []),
    ...events.flatMap(({ event }) => [...event.speakers, event.interpreter ?? []].flat()),
    ...besides,
  ];
  return {
    tours: await scheduledTours(db, [...new Set(tours)]),
    people: await scheduledPeople(db, [...new Set(people)]),
  };
}

/** Live events of a tour or speaker, and the others of the same speakers, interpreters and venues. */
async function eventsAround(
  db: Database,
  { tour, speaker, besides }: ScheduleAsked,
  daysOfLegs: readonly CalendarDate[],
): Promise<EventOnFile[]> {
  const statuses = ['proposed', 'hold', 'confirmed'] as const;
  const asked = await findEvents(db, { tour, speaker, statuses });
  const isAlone = asked.length === 0 && besides === undefined;
  if ((tour ?? speaker) === undefined || isAlone) return asked;
  const people = asked.flatMap(({ event }) => [...event.speakers, event.interpreter ?? []].flat());
  const venues = asked.flatMap(({ event }) => event.venue ?? []);
  people.push(...(besides?.people ?? []));
  venues.push(...(besides?.venues ?? []));
  const days = asked.map(({ event }) => event.localDate);
  if (besides) days.push(...daysOfLegs);
  const [first, last] = [days.sort()[0], days.at(-1)];
  if (first === undefined || last === undefined || people.length === 0) return asked;
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
