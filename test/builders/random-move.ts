import fc from 'fast-check';
import { addDays } from '../../src/domain/calendar-date.js';
import type { Schedule, ScheduledEvent } from '../../src/domain/schedule.js';
import { calmCities, inCityHall, routes, withPeople } from './calm-tour.js';
import { engagement } from './engagement.js';

/** A schedule before and after one event has moved. */
export type Move = {
  before: Schedule;
  after: Schedule;
  event: ScheduledEvent;
  moved: ScheduledEvent;
};

const hour = fc
  .tuple(fc.nat(22), fc.constantFrom('00', '30'), fc.integer({ min: 1, max: 14 }))
  .map(([start, minute, hours]) => ({ start, minute, hours }));

type Change = (event: ScheduledEvent) => ScheduledEvent;

/** The same event with its wall times so many days later, by the clock of its city. */
function onDay(event: ScheduledEvent, days: number, from: string, until: string): ScheduledEvent {
  const day = addDays(event.firstDate, days);
  const end = until <= from ? addDays(day, 1) : day;
  const { id, city, tour, title, status, ...rest } = event;
  const { startsAt, endsAt, localStart, localEnd, localDate, firstDate, lastDate, ...kept } = rest;
  const timeZone = city!.timeZone;
  const fixed = { ...kept, tour, title, status, timeZone };
  return engagement(id, city!, `${day}T${from}`, `${end}T${until}`, fixed);
}

const clock = (wall: string | null) => wall!.slice(11);

/** Another hour, day, town, person, house or host. */
const change: fc.Arbitrary<Change> = fc.oneof(
  hour.map(({ start, minute, hours }): Change => {
    const text = (each: number) => `${String(each % 24).padStart(2, '0')}:${minute}`;
    return event => onDay(event, 0, text(start), text(start + hours));
  }),
  fc.integer({ min: -3, max: 8 }).map(
    (days): Change =>
      event =>
        onDay(event, days, clock(event.localStart), clock(event.localEnd)),
  ),
  fc.constantFrom(...calmCities).map((city): Change => {
    return event => {
      const there = { ...event, ...inCityHall(city) };
      return onDay(there, 0, clock(event.localStart), clock(event.localEnd));
    };
  }),
  fc.constantFrom(...routes).map(
    (route): Change =>
      event => ({ ...event, ...withPeople(route) }),
  ),
  fc.constantFrom(...routes).map(
    ({ speaker }): Change =>
      event => ({ ...event, ...withPeople({ speaker, interpreter: event.interpreter! }) }),
  ),
  fc.constantFrom<Change>(
    event => ({ ...event, interpreter: null, interpreterName: null }),
    event => ({ ...event, expectedAttendance: 300 }),
    event => ({ ...event, room: 'Attic' }),
    event => ({ ...event, leg: null, ...inCityHall(calmCities[0]!) }),
    event => ({ ...event, venue: null, venueName: null, venueFacts: null, place: event.city }),
    event => ({ ...event, timeZone: 'America/Chicago' }),
  ),
  fc.constantFrom(...calmCities).map(
    ({ slug }): Change =>
      event => ({ ...event, host: slug }),
  ),
);

/** One event of a schedule, moved in one or two ways. */
export function randomMove(before: Schedule): fc.Arbitrary<Move> {
  return fc
    .tuple(fc.constantFrom(...before.events), fc.array(change, { minLength: 1, maxLength: 2 }))
    .map(([event, changes]) => {
      const moved = changes.reduce((each, apply) => apply(each), event);
      const events = before.events.map(each => (each === event ? moved : each));
      return { before, after: { ...before, events }, event, moved };
    });
}
