import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { competingAudience } from '../../../src/domain/conflicts/competing-audience.js';
import { greatCircleKm } from '../../../src/domain/distance.js';
import type { ScheduledEvent } from '../../../src/domain/schedule.js';
import { cities } from '../../builders/city.js';
import { schedule, timedEvent } from '../../builders/leg.js';
import { naivePairs, pairsOf, randomEvenings } from '../../builders/random-evenings.js';
import { contextAt } from '../../builders/rule-context.js';

const context = contextAt(new Date('2013-01-01T00:00:00Z'));
const find = (...events: ScheduledEvent[]) => competingAudience.find(schedule({ events }), context);
const california = { timeZone: 'America/Los_Angeles', place: cities.sanFrancisco };
const jaime = (from: string, to: string, changes: Partial<ScheduledEvent> = {}) =>
  timedEvent(`2013-02-10T${from}`, `2013-02-10T${to}`, { ...california, ...changes });
const alex = (from: string, to: string, changes: Partial<ScheduledEvent> = {}) =>
  jaime(from, to, { speakers: ['alex-gomez'], venue: 'church', ...changes });

t.test('both speakers in one city on the same evening', async t => {
  const one = jaime('19:00', '21:00', { id: 'a', title: 'Talk', venue: 'hall' });
  const other = alex('18:00', '19:30', { id: 'b', title: 'Supper', place: cities.berkeley });
  t.strictSame(find(one, other), [
    {
      subjects: [
        { type: 'event', id: 'b' },
        { type: 'event', id: 'a' },
      ],
      period: { firstDate: '2013-02-10', lastDate: '2013-02-10' },
      facts: { eventHours: ['18:00–19:30', '19:00–21:00'], km: 16.8, minutes: 60 },
      message:
        '“Supper” (18:00–19:30) and “Talk” (19:00–21:00) on February 10 are 17 km apart and compete for one audience: join them, or move one.',
    },
  ]);
  t.match(find(one, alex('19:00', '20:00'))[0]?.message, /are in one town and compete/);
});

t.test('two hours from start to start at most, by the clock of the world', async t => {
  const one = jaime('17:00', '18:00');
  t.equal(find(one, alex('19:00', '20:00')).length, 1);
  t.same(find(one, alex('19:01', '20:00')), []);
  const eastern = { timeZone: 'America/New_York' };
  t.same(find(one, alex('17:00', '20:00', eastern)), [], 'that is 14:00 in San Francisco');
  t.equal(find(one, alex('20:00', '21:00', eastern)).length, 1);
});

t.test('not flagged: a joint panel, one house, further away, another tour', async t => {
  const one = jaime('19:00', '21:00', { venue: 'hall' });
  t.same(find(one, alex('19:00', '21:00', { speakers: ['alex-gomez', 'jaime-rivera'] })), []);
  t.same(find(one, alex('19:00', '21:00', { venue: 'hall', room: 'Library' })), []);
  t.same(find(one, alex('19:00', '21:00', { place: cities.santaCruz })), []);
  t.same(find(one, alex('19:00', '21:00', { tour: 'other-tour' })), []);
});

t.test('not flagged: private, online, nowhere yet, an open hour, not to be known of', async t => {
  const one = jaime('19:00', '21:00');
  t.equal(find(one, alex('19:00', '21:00', { venue: null })).length, 1, 'no house yet');
  t.same(find(one, alex('19:00', '21:00', { visibility: 'private' })), []);
  t.same(find(one, alex('19:00', '21:00', { attendance: 'online' })), []);
  t.same(find(one, alex('19:00', '21:00', { place: null })), []);
  t.same(find(one, alex('19:00', '21:00', { startsAt: null, endsAt: null })), []);
  t.same(find(one, alex('19:00', '21:00', { title: null })), []);
});

t.test("how near and how soon is the tour's to say", async t => {
  const one = jaime('19:00', '21:00');
  const other = alex('20:00', '21:00', { place: cities.berkeley });
  const at = (competingKm: number, competingHours: number) =>
    competingAudience.find(
      schedule({ events: [one, other] }),
      contextAt(context.now, { thresholds: { competingKm, competingHours } }),
    ).length;
  t.same([at(17, 1), at(16, 1), at(17, 0.5), at(500, 24), at(0, 24)], [1, 0, 0, 1, 0]);
});

t.test('the pairs are those of a naive look at all pairs', async () => {
  const calls = ({ visibility, attendance, title, place }: ScheduledEvent) =>
    visibility === 'public' && attendance !== 'online' && title !== null && place !== null;
  const compete = (one: ScheduledEvent, other: ScheduledEvent) =>
    one.tour === other.tour &&
    ![one, other].some(each => !calls(each)) &&
    (one.venue === null || one.venue !== other.venue) &&
    !one.speakers.some(each => other.speakers.includes(each)) &&
    +other.startsAt! - +one.startsAt! <= 2 * 3_600_000 &&
    greatCircleKm(one.place!, other.place!) <= 25;
  fc.assert(
    fc.property(randomEvenings, ({ events }) => {
      assert.deepEqual(pairsOf(find(...events)), naivePairs(events, compete));
    }),
    { numRuns: 5000 },
  );
});

t.test(
  '20,000 events on one day, in many towns or in the rooms of one house, take a moment',
  async t => {
    const base = jaime('19:00', '21:00');
    const many = (changes: (index: number) => Partial<ScheduledEvent>) =>
      Array.from({ length: 20_000 }, (_, index) => ({
        ...{ ...base, id: `${index}`, speakers: [`speaker-${index}`], ...changes(index) },
      }));
    const towns = many(index => ({
      place: { latitude: (index % 200) - 95, longitude: Math.floor(index / 200) },
    })).filter(({ place }) => Math.abs(place!.latitude) < 70);
    const rooms = many(() => ({ venue: 'congress' }));
    for (const events of [towns, rooms]) {
      t.equal(find(...events).length, 0);
    }
  },
);
