import fc from 'fast-check';
import type { Placeable } from '../../src/domain/proposals/placeable.js';
import type { Wanted } from '../../src/domain/proposals/search.js';
import { cities } from './city.js';
import { engagement } from './engagement.js';
import { february } from './leg.js';
import { hallIn, onFile, placeable, stop } from './placeable.js';

const legs = [
  ...[stop('alex', cities.newYork, 6, 7), stop('alex', cities.boston, 8)],
  ...[stop('jaime', cities.boston, 7, 8), stop('jaime', cities.philadelphia, 9)],
];
const halls = [hallIn(cities.boston, 'hall'), hallIn(cities.newYork, 'church')];
const hosts = [{ slug: 'local', name: 'Local', isLocal: true }, null, null];
const interpreters = [
  { slug: 'ines', name: 'Ines' },
  { slug: 'jo', name: 'Jo' },
];
const two = (hour: number) => String(hour).padStart(2, '0');

/** A request of some hours in one of the cities, that is in the way of others. */
const someRequest = fc.record({
  city: fc.constantFrom(cities.boston, cities.boston, cities.newYork, cities.philadelphia),
  isInHall: fc.boolean(),
  room: fc.constantFrom(null, null, 'Attic'),
  isForOne: fc.boolean(),
  minutes: fc.constantFrom(120, 180, 240, 300),
  weight: fc.integer({ min: 1, max: 5 }),
  host: fc.constantFrom(...hosts),
  interpreters: fc.constantFrom([], [], interpreters, interpreters.slice(1)),
  wish: fc.constantFrom(
    ...[{}, { partOfDay: 'morning' as const }, { localStart: '2013-02-08T19:00' }],
    { firstDate: '2013-02-07', lastDate: '2013-02-08' },
  ),
});

/** What is on file: holds and confirmed evenings of the two, here and elsewhere. */
const someEvening = fc.record({
  speaker: fc.constantFrom('alex', 'jaime'),
  city: fc.constantFrom(cities.boston, cities.newYork, cities.washington),
  day: fc.integer({ min: 6, max: 9 }),
  hour: fc.integer({ min: 8, max: 20 }),
  isInHall: fc.boolean(),
  interpreter: fc.constantFrom(null, 'ines'),
  status: fc.constantFrom('hold' as const, 'confirmed' as const),
});

/** One to seven requests of two speakers in three cities, beside up to four events. */
export const randomWanted: fc.Arbitrary<Wanted> = fc
  .tuple(
    fc.array(someRequest, { minLength: 1, maxLength: 7 }),
    fc.array(someEvening, { maxLength: 4 }),
    fc.constantFrom({}, { thresholds: { engagementsADay: 2 } }, { thresholds: { hoursADay: 5 } }),
  )
  .map(([requests, evenings, policy]) => {
    const events = evenings.map(({ speaker, city, day, hour, isInHall, ...rest }, at) =>
      engagement(`evening-${at}`, city, ...hours(day, hour), {
        ...{ ...rest, speakers: [speaker], speakerNames: [speaker], speakerLanguages: [[]] },
        ...(isInHall && city === cities.boston ? { venue: 'hall', place: placeOf(halls[0]!) } : {}),
      }),
    );
    return {
      requests: requests.flatMap((each, at) => requestOf(each, at)),
      schedule: onFile({ legs, events }, policy),
      asked: { now: new Date('2013-01-01T12:00:00Z') },
    };
  });

type RandomRequest = typeof someRequest extends fc.Arbitrary<infer T> ? T : never;

function requestOf(
  { city, isInHall, room, isForOne, ...rest }: RandomRequest,
  at: number,
): Placeable[] {
  const there = legs.filter(leg => leg.city!.slug === city.slug);
  const stays = isForOne ? there.slice(0, 1) : there;
  const venue = (isInHall && halls.find(each => each.city === city.slug)) || null;
  return [placeable(at, stays, { ...rest, venue, room: venue && room })];
}

function hours(day: number, hour: number): [string, string] {
  return [`${february(day)}T${two(hour)}:00`, `${february(day)}T${two(hour + 2)}:00`];
}

function placeOf({ latitude, longitude }: (typeof halls)[number]) {
  return { latitude: latitude!, longitude: longitude! };
}
