import fc from 'fast-check';
import { addDays } from '../../src/domain/calendar-date.js';
import type { City } from '../../src/domain/city.js';
import { usualPolicy } from '../../src/domain/conflicts/policy.js';
import type { Schedule, ScheduledEvent, ScheduledLeg } from '../../src/domain/schedule.js';
import { weekdays } from '../../src/domain/venue.js';
import { cities } from './city.js';
import { engagement } from './engagement.js';
import { leg, schedule } from './leg.js';
import { eastCoast, westCoast } from './tour-2013.js';

const tour = 'calm-tour';
const east = [cities.washington, cities.newYork, cities.boston, cities.philadelphia];
const west = [cities.seattle, cities.portland, cities.sanFrancisco, cities.losAngeles];
export const calmCities = [...east, ...west];

/** Three speakers, each with an interpreter: two of them a city apart, the third on the other coast. */
export const routes = [
  { speaker: 'jaime', interpreter: 'ida', coast: eastCoast.slug, cities: east },
  { speaker: 'ines', interpreter: 'omar', coast: eastCoast.slug, cities: rotated(east) },
  { speaker: 'alex', interpreter: 'rosa', coast: westCoast.slug, cities: west },
];
type Route = (typeof routes)[number];

function rotated<T>(items: readonly T[]): T[] {
  return [...items.slice(1), ...items.slice(0, 1)];
}

/** What makes an event be at the house of a city, with room for all, steps told and long hours. */
export function inCityHall(city: City): Partial<ScheduledEvent> {
  return {
    ...{ city, place: { latitude: city.latitude + 0.01, longitude: city.longitude } },
    ...{ venue: `hall-${city.slug}`, venueName: `Hall of ${city.name}`, venueConfirmed: true },
    venueFacts: {
      ...{ timeZone: city.timeZone, capacity: 200, accessibility: 'Step-free.' },
      openingHours: [{ days: [...weekdays], opens: '09:00', closes: '23:00' }],
    },
  };
}

/** What makes an event be somebody's, who speaks Spanish and has an interpreter. */
export function withPeople({ speaker, interpreter }: Pick<Route, 'speaker' | 'interpreter'>) {
  return {
    ...{ speakers: [speaker], speakerNames: [speaker], speakerLanguages: [['es']] },
    ...{ interpreter, interpreterName: interpreter },
  };
}

/** A leg of so many days, an evening on its first and, if it has one, a meeting on its second. */
function stay(route: Route, index: number, firstDate: string, days: number) {
  const { speaker, coast } = route;
  const city = route.cities[index]!;
  const id = `${speaker}-${index}`;
  const lastDate = addDays(firstDate, days - 1);
  const own = { tour, leg: id, languages: ['en'], expectedAttendance: 150, ...withPeople(route) };
  const there = { ...own, ...inCityHall(city), host: city.slug, isHostLocal: true };
  const evening = ['19:00', '21:00'].map(hour => `${firstDate}T${hour}`) as [string, string];
  const meeting = ['14:00', '15:00'].map(hour => `${lastDate}T${hour}`) as [string, string];
  const secret = { ...there, visibility: 'private' as const };
  return {
    leg: leg({ id, tour, speaker, speakerName: speaker, coast, city, firstDate, lastDate }),
    events: [
      engagement(`evening-${id}`, city, ...evening, there),
      ...(days > 1 ? [engagement(`meeting-${id}`, city, ...meeting, secret)] : []),
    ],
  };
}

/**
 * Three itineraries of a week at most, day after day, in which nothing clashes. Clocks may go
 * back on one of the days, never forward: each hour that is drawn there is one.
 */
export const calmTour: fc.Arbitrary<Schedule> = fc
  .tuple(
    fc.constantFrom<string>('2013-02-03', '2013-03-11', '2013-10-31'),
    fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 3, maxLength: 3 }),
  )
  .map(([firstDate, lengths]) => {
    const legs: ScheduledLeg[] = [];
    const events: ScheduledEvent[] = [];
    for (const route of routes) {
      let day = firstDate;
      for (const [index, days] of [...lengths, 1].entries()) {
        const stop = stay(route, index, day, days);
        legs.push(stop.leg);
        events.push(...stop.events);
        day = addDays(day, days);
      }
    }
    const countries = ['US'];
    const availability = [
      { firstDate: addDays(firstDate, -1), lastDate: addDays(firstDate, 7), countries },
    ];
    const people = routes.map(({ speaker }) => ({ slug: speaker, name: speaker, availability }));
    const datesToAvoid = [addDays(firstDate, 7)];
    const tours = [{ slug: tour, title: 'Calm Tour', datesToAvoid, policy: usualPolicy }];
    return schedule({ legs, events, people, tours, coasts: [eastCoast, westCoast] });
  });
