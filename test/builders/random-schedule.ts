import fc from 'fast-check';
import { addDays } from '../../src/domain/calendar-date.js';
import { legKinds, legStatuses } from '../../src/domain/leg.js';
import type { Schedule, ScheduledEvent } from '../../src/domain/schedule.js';
import { cities } from './city.js';
import { event, leg, schedule } from './leg.js';
import { eastCoast, westCoast } from './tour-2013.js';

/** Few cities, speakers and days around a New Year, so that much meets; two are one metro. */
const somewhere = fc.constantFrom(
  ...[cities.boston, cities.newYork, cities.sanFrancisco, cities.berkeley, null],
);
const span = fc
  .tuple(fc.nat(30), fc.oneof(fc.nat(2), fc.nat(9)))
  .map(([start, length]) => [addDays('2012-12-20', start), addDays('2012-12-20', start + length)])
  .map(([firstDate, lastDate]) => ({ firstDate: firstDate!, lastDate: lastDate! }));
const someTour = fc.constantFrom('one-tour', 'other-tour');

const someLeg = fc.record({
  span,
  city: somewhere,
  country: fc.constantFrom('US', 'CA'),
  speaker: fc.constantFrom('jaime-rivera', 'jaime-rivera', 'alex-gomez', null),
  tour: someTour,
  coast: fc.constantFrom(null, 'us-east-coast'),
  kind: fc.constantFrom('stop', 'stop', ...legKinds),
});

const someEvent = fc.record({
  span: span.map(({ firstDate }) => ({ firstDate, lastDate: firstDate })),
  tour: someTour,
  speakers: fc.subarray(['jaime-rivera', 'alex-gomez'], { minLength: 1 }),
  leg: fc.constantFrom(null, null, 'leg-0', 'leg-1', 'leg-7'),
});

/** Up to a dozen confirmed legs and half a dozen events. */
export const randomSchedule: fc.Arbitrary<Schedule> = fc
  .tuple(fc.array(someLeg, { maxLength: 12 }), fc.array(someEvent, { maxLength: 6 }))
  .map(([legs, events]) =>
    schedule({
      coasts: [eastCoast, westCoast],
      legs: legs.map(({ span, ...rest }, index) =>
        leg({
          ...rest,
          ...span,
          id: `leg-${index}`,
          country: rest.city?.country ?? rest.country,
          speakerName: rest.speaker,
          status: legStatuses[0],
        }),
      ),
      events: events.map(({ span, ...rest }, index) =>
        event({ ...rest, ...span, id: `event-${index}` }),
      ),
    }),
  );

const hour = 3_600_000;

/** Few speakers, cities and hours of one week, so that events touch, meet and hold each other. */
const someEngagement = fc.record({
  tour: someTour,
  speakers: fc.subarray(['jaime-rivera', 'alex-gomez', 'ines'], { minLength: 1 }),
  city: somewhere,
  venue: fc.constantFrom(null, 'hall', 'church'),
  attendance: fc.constantFrom('in-person', 'in-person', 'in-person', 'hybrid', 'online'),
  title: fc.constantFrom('Evening', 'Evening', 'Evening', null),
  from: fc.nat(48),
  hours: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 40 })),
  isOpen: fc.nat(9).map(each => each === 0),
});

/** Up to a dozen events with hours and places, some of them open, online, hidden or nowhere. */
export const randomEngagements: fc.Arbitrary<ScheduledEvent[]> = fc
  .array(someEngagement, { maxLength: 12 })
  .map(all =>
    all.map(({ from, hours, isOpen, attendance, ...rest }, index) => {
      const startsAt = new Date(Date.UTC(2012, 11, 29) + from * hour);
      const endsAt = new Date(startsAt.getTime() + hours * hour);
      const [firstDate, lastDate] = [startsAt, endsAt].map(each => each.toISOString().slice(0, 10));
      const clock = { localStart: `${firstDate}T00:00`, localEnd: `${lastDate}T00:00` };
      return event({
        ...{ ...rest, id: `engagement-${index}`, place: rest.city, timeZone: 'Etc/UTC' },
        ...{ attendance: attendance as ScheduledEvent['attendance'], firstDate: firstDate! },
        ...(isOpen ? {} : { ...clock, startsAt, endsAt, lastDate: lastDate! }),
      });
    }),
  );

/** Every day from the first to the last: what an oracle counts. */
export function eachDay({
  firstDate,
  lastDate,
}: {
  firstDate: string;
  lastDate: string;
}): string[] {
  const days: string[] = [];
  for (let day = firstDate; day <= lastDate; day = addDays(day, 1)) days.push(day);
  return days;
}

/** A set of days as its maximal runs without a free day, one after the other. */
export function runsOfDays(days: ReadonlySet<string>): { firstDate: string; lastDate: string }[] {
  const starts = [...days].filter(day => !days.has(addDays(day, -1))).sort();
  return starts.map(firstDate => {
    let lastDate = firstDate;
    while (days.has(addDays(lastDate, 1))) lastDate = addDays(lastDate, 1);
    return { firstDate, lastDate };
  });
}
