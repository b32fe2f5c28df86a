import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { passages, successions } from '../../../src/domain/conflicts/journeys.js';
import type { ScheduledEvent } from '../../../src/domain/schedule.js';
import { cities } from '../../builders/city.js';
import { engagement } from '../../builders/engagement.js';
import { event, schedule } from '../../builders/leg.js';
import { randomEngagements } from '../../builders/random-schedule.js';
import { contextAt } from '../../builders/rule-context.js';

const context = contextAt(new Date('2013-01-01T00:00:00Z'));
const at = (id: string, start: string, end: string, changes: Partial<ScheduledEvent> = {}) =>
  engagement(id, cities.boston, `2013-02-08T${start}`, `2013-02-08T${end}`, changes);
const pairs = (...events: ScheduledEvent[]) =>
  successions(schedule({ events })).map(
    ({ speaker, before, after }) => `${speaker} ${before.id} ${after.id}`,
  );
const journeys = (...events: ScheduledEvent[]) =>
  passages(schedule({ events }), context).map(({ journey }) => journey !== null);

t.test('an event comes after the one that ended last, though it began first', async t => {
  const [long, inside] = [at('long', '10:00', '16:00'), at('inside', '11:00', '12:00')];
  t.same(pairs(at('next', '16:00', '17:00'), inside, long), ['jaime-rivera long next']);
  t.same(pairs(at('next', '15:59', '17:00'), inside, long), ['jaime-rivera inside next']);
});

t.test('of two that end at once, it comes after the one that started last', async t => {
  const long = at('a', '10:00', '12:00');
  t.same(pairs(long, at('b', '11:00', '12:00'), at('c', '13:00', '14:00')), ['jaime-rivera b c']);
});

t.test('each speaker of a panel has events of their own before it, in any tour', async t => {
  const both = { speakers: ['jaime-rivera', 'alex-gomez'] };
  const one = at('one', '10:00', '11:00', { tour: 'other-tour' });
  const other = at('other', '11:00', '12:00', { speakers: ['alex-gomez'] });
  t.same(pairs(one, other, at('panel', '13:00', '14:00', both)), [
    'alex-gomez other panel',
    'jaime-rivera one panel',
  ]);
});

t.test('nobody travels to what is online, nowhere or at no hour yet', async t => {
  const first = at('first', '10:00', '11:00');
  t.same(pairs(first, at('online', '13:00', '14:00', { attendance: 'online' })), []);
  t.same(pairs(first, at('nowhere', '13:00', '14:00', { place: null, city: null })), []);
  t.same(pairs(first, event({ place: cities.boston, city: cities.boston })), []);
  const hybrid = at('hybrid', '13:00', '14:00', { attendance: 'hybrid' });
  t.same(pairs(first, hybrid), ['jaime-rivera first hybrid']);
});

t.test('there is no journey within a venue, or a city while a door is not known', async t => {
  const door = { latitude: 42.35, longitude: -71.05 };
  const otherDoor = { latitude: 42.38, longitude: -71.11 };
  const first = at('first', '10:00', '11:00', { place: door });
  const second = (changes: Partial<ScheduledEvent>) => at('second', '13:00', '14:00', changes);
  t.same(journeys(first, second({ place: otherDoor })), [true]);
  t.same(journeys(first, second({ venue: first.venue })), [false]);
  t.same(journeys(first, second({ place: door })), [false]);
  t.same(journeys(first, second({ venue: null })), [false]);
  t.same(journeys(first, second({})), [false], 'its city is all that is known of the venue');
  t.same(journeys(first, second({ city: cities.newYork, place: cities.newYork })), [true]);
  const hall = { venue: null, city: cities.newYork, place: cities.newYork };
  t.same(journeys(first, second(hall)), [true], 'another city is one, whatever the venue');
});

t.test('the hours between are those in the world: a spring night is an hour shorter', async t => {
  const night = (changes: Partial<ScheduledEvent>) => [
    engagement('a', cities.boston, '2013-03-09T22:00', '2013-03-10T00:00', changes),
    engagement('b', cities.boston, '2013-03-10T09:00', '2013-03-10T10:00', changes),
  ];
  const [found] = passages(schedule({ events: night({}) }), context);
  t.match(found, { gapHours: 8, neededHours: 1.5, journey: null });
  const arizona = { timeZone: 'America/Phoenix' };
  t.match(passages(schedule({ events: night(arizona) }), context), [{ gapHours: 9 }]);
});

t.test('how people travel is up to the tour that they go to', async t => {
  const pair = { from: 'boston-ma-us', to: 'new-york-city-ny-us', mode: 'ground' as const };
  const pairs = [{ ...pair, minutes: 215, note: 'Acela' }];
  const thresholds = { wrapUpMinutes: 15, arriveMinutes: 0 };
  const own = contextAt(new Date(0), { travel: { pairs }, thresholds }).policyOf('own');
  const policyOf = (tour: string) => (tour === 'own' ? own : context.policyOf(tour));
  const inBoston = (tour: string) => at('a', '10:00', '11:00', { tour });
  const inNewYork = (tour: string) =>
    engagement('b', cities.newYork, '2013-02-08T18:00', '2013-02-08T19:00', { tour });
  const needed = (...events: ScheduledEvent[]) =>
    passages(schedule({ events }), { ...context, policyOf })[0]?.neededHours.toFixed(2);
  t.equal(needed(inBoston('other'), inNewYork('own')), (215 / 60 + 0.25).toFixed(2));
  t.equal(needed(inBoston('own'), inNewYork('other')), '5.52');
});

/** Every event against every other: what is over, ends last, started last, has the last id. */
function naive(events: readonly ScheduledEvent[]): string[] {
  const isThere = ({ startsAt, place, attendance }: ScheduledEvent) =>
    startsAt !== null && place !== null && attendance !== 'online';
  return ['jaime-rivera', 'alex-gomez', 'ines'].flatMap(speaker => {
    const own = events.filter(each => each.speakers.includes(speaker) && isThere(each));
    return own.flatMap(after => {
      let found: ScheduledEvent | null = null;
      for (const each of own) {
        if (each.endsAt! > after.startsAt!) continue;
        if (found === null || later(each, found)) found = each;
      }
      return found === null ? [] : [`${speaker} ${found.id} ${after.id}`];
    });
  });
}

function later(one: ScheduledEvent, other: ScheduledEvent): boolean {
  if (one.endsAt!.getTime() !== other.endsAt!.getTime()) return one.endsAt! > other.endsAt!;
  if (one.startsAt!.getTime() !== other.startsAt!.getTime()) return one.startsAt! > other.startsAt!;
  return one.id > other.id;
}

t.test('the sweep finds what comparing each event with each finds', async () => {
  fc.assert(
    fc.property(randomEngagements, events => {
      assert.deepEqual(pairs(...events).sort(), naive(events).sort());
    }),
    { numRuns: 5000 },
  );
});

t.test('the order of events does not matter', async () => {
  const shuffled = randomEngagements.chain(events =>
    fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
  );
  fc.assert(
    fc.property(shuffled, ([events, other]) => {
      assert.deepEqual(pairs(...other), pairs(...events));
    }),
    { numRuns: 1000 },
  );
});
