import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { addDays, daysBetween } from '../../../src/domain/calendar-date.js';
import type { City } from '../../../src/domain/city.js';
import { policyFrom } from '../../../src/domain/conflicts/policy.js';
import type { Schedule, ScheduledEvent, ScheduledLeg } from '../../../src/domain/schedule.js';
import { bestOrder } from '../../../src/domain/travel/best-order.js';
import { type CityOrder, cityOrders } from '../../../src/domain/travel/city-order.js';
import { exactOrder } from '../../../src/domain/travel/exact-order.js';
import { journeyBetween } from '../../../src/domain/travel/journey.js';
import { usualTravel } from '../../../src/domain/travel/settings.js';
import { stagesOf } from '../../../src/domain/travel/stages.js';
import { tripOf, weightOf } from '../../../src/domain/travel/trip.js';
import { cities } from '../../builders/city.js';
import { days, event, leg, schedule } from '../../builders/leg.js';
import { tour2013 } from '../../builders/tour-2013.js';

const before = new Date('2013-01-01T00:00:00Z');
const slug = 'tour-2013';
const { baltimore, boston, chicago, newYork, philadelphia, portland } = cities;
const { seattle, washington } = cities;

function said({ hours, km, legs }: CityOrder['current']): string {
  const way = legs.map(({ city, firstDate, lastDate }) => {
    const [first, last] = [firstDate, lastDate].map(date => Number(date.slice(8)));
    return `${city.name} ${first === last ? first : `${first}–${last}`}`;
  });
  return `${way.join(', ')}: ${hours} h, ${km} km`;
}

/** What is found for the only speaker of a schedule; null where nothing is better. */
function bestOf(found: Partial<Schedule>, now = before): string | null {
  const [{ best }] = cityOrders(schedule(found), slug, now) as [CityOrder];
  return best && said(best);
}

/** Boston, Washington and New York on three days, which to and fro takes too long. */
const zigzag = [
  leg({ id: 'boston', city: boston, ...days(3) }),
  leg({ id: 'washington', city: washington, ...days(4) }),
  leg({ id: 'new-york', city: newYork, ...days(5) }),
];
const straight = 'Boston 3, New York City 4, Washington 5';

t.test('the tour of 2013: Philadelphia on the way north, Santa Cruz on the way south', async t => {
  const tour = 'national-labor-solidarity-tour-2013';
  const found = cityOrders(tour2013, tour, before).map(({ best, current, ...rest }) => ({
    ...{ ...rest, current: said(current), best: best && said(best) },
  }));
  t.strictSame(found, [
    {
      ...{ speaker: 'alex-gomez', speakerName: 'Alex Gomez', isExact: true },
      current:
        'Seattle 3–4, Olympia 5, Portland 6, Santa Cruz 7–8, San Francisco 9–11, Los Angeles 12–13: 17.2 h, 1852.4 km',
      best: 'Seattle 3–4, Olympia 5, Portland 6, San Francisco 7–9, Santa Cruz 10–11, Los Angeles 12–13: 16.9 h, 1675.1 km',
    },
    {
      ...{ speaker: 'jaime-rivera', speakerName: 'Jaime Rivera', isExact: true },
      current: 'Washington 3–5, New York City 6–7, Boston 8–9, Philadelphia 11: 13.4 h, 1069.7 km',
      best: 'Washington 3–5, Philadelphia 6, New York City 7–8, Boston 10–11: 8.9 h, 634.7 km',
    },
  ]);
});

t.test('legs keep their lengths; free days and hand-overs stay in the sequence', async t => {
  const legs = [
    leg({ city: boston, ...days(3, 4) }),
    leg({ city: washington, ...days(6) }),
    leg({ city: newYork, ...days(7, 9) }),
    leg({ city: philadelphia, ...days(9) }),
  ];
  const found = 'Boston 3–4, New York City 6–8, Philadelphia 9, Washington 9: 8.9 h, 634.7 km';
  t.equal(bestOf({ legs }), found);
});

t.test('a leg with a live event of its speaker and tour keeps its dates', async t => {
  const fixed = (changes: Partial<ScheduledEvent>) =>
    bestOf({ legs: zigzag, events: [event({ ...days(4), ...changes })] });
  t.match(bestOf({ legs: zigzag }), straight);
  t.equal(fixed({}), null, 'on its day');
  t.equal(fixed({ leg: 'washington', ...days(20) }), null, 'tied to it');
  t.equal(fixed({ speakers: ['ana', 'jaime-rivera'] }), null);
  t.match(fixed({ speakers: ['ana'] }), straight, 'of somebody else');
  t.match(fixed({ tour: 'another' }), straight);
});

t.test('what has begun keeps its dates, by the calendar of the city', async t => {
  const at = (time: string) => bestOf({ legs: zigzag }, new Date(time));
  t.match(at('2013-02-04T04:59:00Z'), straight);
  t.equal(at('2013-02-04T05:00:00Z'), null);
  const [{ isExact }] = cityOrders(schedule({ legs: zigzag }), slug, before) as [CityOrder];
  t.equal(isExact, true);
});

t.test('a rest stays where it is; the way there is left out', async t => {
  const withKind = (kind: 'rest' | 'travel') =>
    cityOrders(
      schedule({ legs: zigzag.map(each => (each.city === washington ? { ...each, kind } : each)) }),
      ...([slug, before] as const),
    ).map(({ current, best }) => ({ current: said(current), best }));
  t.same(withKind('rest'), [
    { current: 'Boston 3, Washington 4, New York City 5: 9.6 h, 962.8 km', best: null },
  ]);
  t.same(withKind('travel'), [{ current: 'Boston 3, New York City 5: 4 h, 305.8 km', best: null }]);
});

t.test('what is in between holds its days, and without a city is passed over', async t => {
  const hand = (changes: Partial<ScheduledLeg>) =>
    cityOrders(
      schedule({
        legs: [
          leg({ city: boston, ...days(3) }),
          leg({ city: chicago, ...days(4), ...changes }),
          leg({ city: washington, ...days(5) }),
          leg({ city: newYork, ...days(6, 7) }),
        ],
      }),
      ...([slug, before] as const),
    ).map(({ current, best }) => [said(current), best && said(best)]);
  const seen = [
    'Boston 3, Washington 5, New York City 6–7: 9.6 h, 962.8 km',
    'Boston 3, New York City 5–6, Washington 7: 8.3 h, 634.3 km',
  ];
  t.same(hand({ city: null }), [seen]);
  t.same(hand({ tour: 'another' }), [seen], 'also what another tour has');
});

t.test('an event on a day of no leg holds its day', async t => {
  const legs = [
    leg({ city: newYork, ...days(3, 4) }),
    leg({ city: boston, ...days(6) }),
    leg({ city: washington, ...days(7) }),
  ];
  const evening = (changes: Partial<ScheduledEvent>) =>
    bestOf({ legs, events: [event({ ...days(5), city: philadelphia, ...changes })] });
  t.match(bestOf({ legs }), 'Boston 3, New York City 5–6, Washington 7');
  t.match(evening({ attendance: 'online' }), 'Boston 3, New York City 5–6, Washington 7');
  t.match(evening({}), 'New York City 3–4, Washington 6, Boston 7');
});

t.test('legs that overlap stay: a day trip out of a long stay has no order', async t => {
  const legs = [
    leg({ city: washington, ...days(3, 9) }),
    leg({ city: baltimore, ...days(5) }),
    leg({ city: boston, ...days(10) }),
    leg({ city: philadelphia, ...days(11) }),
    leg({ city: newYork, ...days(12) }),
  ];
  t.equal(
    bestOf({ legs }),
    'Washington 3–9, Baltimore 5, Philadelphia 10, New York City 11, Boston 12: 9.5 h, 636.9 km',
  );
});

t.test('legs change places across a fixed date where both sides stay as long', async t => {
  const legs = (last: number) => [
    leg({ city: seattle, ...days(3) }),
    leg({ city: boston, ...days(4) }),
    leg({ id: 'fixed', city: chicago, ...days(5) }),
    leg({ city: portland, ...days(6) }),
    leg({ city: newYork, ...days(7, last) }),
  ];
  const events = [event({ leg: 'fixed', ...days(5) })];
  t.match(
    bestOf({ legs: legs(7), events }),
    'Boston 3, New York City 4, Chicago 5, Seattle 6, Portland 7',
  );
  t.match(
    bestOf({ legs: legs(8), events }),
    'Portland 3, Seattle 4, Chicago 5, New York City 6–7, Boston 8',
  );
});

t.test('what the tour says of journeys counts', async t => {
  const pair = { from: boston.slug, to: washington.slug, mode: 'ground' as const, note: null };
  const policy = policyFrom({ travel: { pairs: [{ ...pair, minutes: 30 }] } });
  const tours = [{ slug, title: 'Tour 2013', datesToAvoid: [], policy }];
  t.match(bestOf({ legs: zigzag, tours }), 'Washington 3, Boston 4, New York City 5: 4.5 h');
});

t.test('legs of nobody have no order, and each speaker has their own', async t => {
  const legs = [
    ...zigzag,
    leg({ speaker: 'ana', speakerName: 'Ana', city: null }),
    leg({ speaker: null, speakerName: null }),
    leg({ speaker: 'bo', tour: 'another' }),
  ];
  const found = cityOrders(schedule({ legs }), slug, before);
  t.same(
    found.map(({ speaker }) => speaker),
    ['ana', 'jaime-rivera'],
  );
  const current = { hours: 0, km: 0, legs: [] };
  t.same(found[0], { speaker: 'ana', speakerName: 'Ana', current, best: null, isExact: true });
});

const some = fc.record({
  city: fc.constantFrom(...Object.values(cities)),
  length: fc.integer({ min: 1, max: 3 }),
  isFixed: fc.nat(4).map(number => number === 0),
  offset: fc.nat(3),
});
type Some = typeof some extends fc.Arbitrary<infer S> ? S : never;

/** Legs one after the other; the offset is 0 where a leg begins on the last day of the one before. */
function inSequence(all: readonly Some[]): Schedule {
  let firstDate = '2013-02-01';
  const legs = all.map(({ city, length, offset }, index) => {
    const lastDate = addDays(firstDate, length - 1);
    const made = leg({ id: `leg-${index}`, city, firstDate, lastDate });
    firstDate = addDays(lastDate, offset);
    return made;
  });
  const events = all.flatMap(({ isFixed }, index) =>
    isFixed ? [event({ leg: `leg-${index}`, speakers: ['ana'] })] : [],
  );
  return schedule({ legs, events });
}

/** Hours of every order that keeps the fixed dates, one after the other. */
function* allHours(all: readonly Some[]): Generator<number> {
  const starts = (order: readonly Some[]) => {
    let day = 0;
    return order.map(({ length }, place) => {
      const start = day;
      day += length - 1 + all[place]!.offset;
      return start;
    });
  };
  const present = starts(all);
  for (const order of permutations(all)) {
    const days = starts(order);
    const isAllowed = order.every(
      (each, place) =>
        (!each.isFixed || all[place] === each) && (!each.isFixed || days[place] === present[place]),
    );
    if (isAllowed) yield hoursOf(order.map(({ city }) => city));
  }
}

function* permutations<T>(all: readonly T[]): Generator<T[]> {
  if (all.length === 0) yield [];
  for (const [index, first] of all.entries()) {
    for (const rest of permutations(all.toSpliced(index, 1))) yield [first, ...rest];
  }
}

function hoursOf(way: readonly City[]): number {
  return way.slice(1).reduce((sum, to, index) => {
    const from = way[index]!;
    return sum + hoursBetween(from, to);
  }, 0);
}

const known = new Map<string, number>();
function hoursBetween(from: City, to: City): number {
  const key = `${from.slug} ${to.slug}`;
  const stays = [from, to].map(city => ({ point: city, city }));
  const hours = known.get(key) ?? journeyBetween(stays[0]!, stays[1]!, usualTravel).hours;
  known.set(key, hours);
  return hours;
}

t.test('no order of all that keep fixed dates takes less', async t => {
  let better = 0;
  fc.assert(
    fc.property(fc.array(some, { minLength: 1, maxLength: 7 }), all => {
      const found = inSequence(all);
      const [{ current, best, isExact }] = cityOrders(found, slug, before) as [CityOrder];
      let least = Number.POSITIVE_INFINITY;
      for (const hours of allHours(all)) least = Math.min(least, hours);
      assert.ok(isExact);
      assert.ok(Math.abs((best ?? current).hours - least) < 0.16, `${best?.hours} ${least}`);
      if (best === null) return;
      better += 1;
      assert.ok(Math.abs(best.hours - least) < 0.06, `${best.hours} ${least}`);
      keepsDates(found, best);
    }),
    { numRuns: 150 },
  );
  t.ok(better > 20, `${better} were better`);
});

/** That a way has all legs with their lengths, the same offsets, and fixed ones as they were. */
function keepsDates({ legs, events }: Schedule, { legs: way, hours }: CityOrder['current']): void {
  const onFile = new Map(legs.map(each => [each.id, each]));
  assert.deepEqual(way.map(({ id }) => id).sort(), [...onFile.keys()].sort());
  for (const [place, { id, firstDate, lastDate, city }] of way.entries()) {
    const old = onFile.get(id)!;
    assert.equal(daysBetween(firstDate, lastDate), daysBetween(old.firstDate, old.lastDate));
    assert.equal(city.slug, old.city?.slug);
    if (events.some(({ leg }) => leg === id)) assert.equal(firstDate, old.firstDate);
    const next = way[place + 1];
    const offset = next && daysBetween(lastDate, next.firstDate);
    const was = legs[place + 1];
    assert.equal(offset, was && daysBetween(legs[place]!.lastDate, was.firstDate));
  }
  assert.ok(Math.abs(hours - hoursOf(way.map(({ id }) => onFile.get(id)!.city!))) < 0.06);
}

t.test('of many legs a better order is looked for, and it keeps the dates', async t => {
  const many = fc.array(some, { minLength: 14, maxLength: 24 });
  let better = 0;
  fc.assert(
    fc.property(many, all => {
      const found = inSequence(all);
      const [{ current, best, isExact }] = cityOrders(found, slug, before) as [CityOrder];
      assert.equal(isExact, all.filter(({ isFixed }) => !isFixed).length <= 10);
      if (best === null) return;
      better += 1;
      assert.ok(best.hours < current.hours);
      keepsDates(found, best);
      assert.deepEqual(cityOrders(found, slug, before)[0]!.best, best);
    }),
    { numRuns: 30 },
  );
  t.ok(better > 15, `${better} were better`);
});

t.test('twelve cities to and fro are put in one line, as the exact way has them', async t => {
  const names = ['seattle', 'boston', 'olympia', 'newYork', 'portland', 'philadelphia'] as const;
  const more = [
    'berkeley',
    'baltimore',
    'santaCruz',
    'washington',
    'losAngeles',
    'chicago',
  ] as const;
  const legs = [...names, ...more].map((name, index) =>
    leg({ city: cities[name], ...days(index + 1) }),
  );
  const trip = tripOf(
    stagesOf(schedule({ legs }), { tour: slug, speaker: 'jaime-rivera', now: before }),
    usualTravel,
  );
  const present = legs.map((_, number) => number);
  const { order, isExact } = bestOrder(trip, 1_000_000);
  t.equal(isExact, false);
  t.equal(weightOf(trip, order), weightOf(trip, exactOrder(trip, present, present)));
});

t.test('a tour of many legs is answered in time', async t => {
  const all = Array.from({ length: 120 }, (_, index) => ({
    city: Object.values(cities)[(index * 7) % 14]!,
    ...{ length: (index % 3) + 1, isFixed: index % 40 === 39, offset: 1 },
  }));
  const [{ best }] = cityOrders(inSequence(all), slug, before) as [CityOrder];
  t.ok(best);
});
