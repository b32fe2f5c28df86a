import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { duplicateEvent } from '../../../src/domain/conflicts/duplicate-event.js';
import type { ScheduledEvent } from '../../../src/domain/schedule.js';
import { event, schedule, timedEvent } from '../../builders/leg.js';
import { naivePairs, pairsOf, randomEvenings } from '../../builders/random-evenings.js';
import { contextAt } from '../../builders/rule-context.js';

const context = contextAt(new Date('2013-01-01T00:00:00Z'));
const find = (...events: ScheduledEvent[]) => duplicateEvent.find(schedule({ events }), context);
const at = (start: string, changes: Partial<ScheduledEvent> = {}) =>
  timedEvent(`2013-02-06T${start}`, '2013-02-06T21:00', { title: 'Talk', ...changes });
const hall = { venue: 'hall', venueName: 'Union Hall' };

t.test('an event that was imported twice', async t => {
  t.strictSame(find(at('19:00', { id: 'b', ...hall }), at('19:00', { id: 'a', ...hall })), [
    {
      subjects: [
        { type: 'event', id: 'a' },
        { type: 'event', id: 'b' },
      ],
      period: { firstDate: '2013-02-06', lastDate: '2013-02-06' },
      facts: {
        eventHours: ['19:00–21:00', '19:00–21:00'],
        inCommon: ['title', 'venue', 'start'],
        minutes: 0,
      },
      message:
        '“Talk” (19:00–21:00) and “Talk” (19:00–21:00) on February 6 may be one event on file twice (the same speaker, title, venue, start): cancel one of them.',
    },
  ]);
});

t.test('the same venue and start, whatever the title', async t => {
  t.equal(find(at('19:00', { ...hall, title: 'Panel' }), at('19:00', hall)).length, 1);
  t.same(find(at('19:00', { ...hall, title: 'Panel' }), at('19:01', hall)), []);
  t.same(find(at('19:00', { ...hall, title: 'Panel' }), at('19:00', { venue: 'church' })), []);
  t.same(find(at('19:00', { title: 'Panel' }), at('19:00')), [], 'no venue is not the same venue');
});

t.test('alike titles within 30 minutes, wherever', async t => {
  const alike = (one: string, other: string) =>
    find(at('19:00', { title: one, ...hall }), at('19:30', { title: other })).length === 1;
  t.ok(alike('An Evening with José', 'Evening with Jose!'));
  t.ok(alike('★', ' ★'));
  t.notOk(alike('Evening, part 1', 'Evening, part 2'));
  t.notOk(alike('★', '☆'));
  t.same(find(at('19:00'), at('19:31')), []);
});

t.test('not flagged: a series on other days, another speaker or tour', async t => {
  const next = timedEvent('2013-02-07T19:00', '2013-02-07T21:00', { title: 'Talk', ...hall });
  t.same(find(at('19:00', hall), next), []);
  t.same(find(at('19:00', hall), at('19:00', { ...hall, speakers: ['alex-gomez'] })), []);
  t.same(find(at('19:00', hall), at('19:00', { ...hall, tour: 'other-tour' })), []);
});

t.test('while hours are open, the day, its part, the house and the title must be one', async t => {
  const open = (changes: Partial<ScheduledEvent> = {}) =>
    event({ title: 'Talk', partOfDay: 'evening', ...changes });
  t.match(find(open(), open({ title: 'The Talk' })), [
    { facts: { inCommon: ['title'], minutes: null }, message: /^“Talk” and “The Talk” on/ },
  ]);
  t.same(find(open(), open({ partOfDay: 'morning' })), []);
  t.same(find(open(), open({ firstDate: '2013-02-09' })), []);
  t.same(find(open(hall), open({ venue: 'church', venueName: 'Church' })), []);
  t.same(find(open(hall), open({ ...hall, title: 'Panel' })), []);
});

t.test(
  'what the reader may not know of is like nothing; nor is a house that is not told',
  async t => {
    t.same(find(at('19:00', hall), at('19:00', { ...hall, title: null })), []);
    t.same(find(at('19:00', hall), at('19:00', { venue: 'hall', title: 'Panel' })), []);
  },
);

t.test('a panel is told once, whomever it shares', async t => {
  const panel = { ...hall, speakers: ['jaime-rivera', 'alex-gomez'] };
  t.equal(find(at('19:00', panel), at('19:00', panel)).length, 1);
});

t.test('the pairs are those of a naive look at all pairs', async () => {
  const isTwice = (one: ScheduledEvent, other: ScheduledEvent) => {
    if (one.title === null || other.title === null || one.tour !== other.tour) return false;
    if (!one.speakers.some(each => other.speakers.includes(each))) return false;
    const minutes = (+other.startsAt! - +one.startsAt!) / 60_000;
    const isOneHouse = one.venue !== null && one.venue === other.venue;
    return (isOneHouse && minutes === 0) || (minutes <= 30 && keyOf(one) === keyOf(other));
  };
  const keyOf = ({ title }: ScheduledEvent) => title!.toLowerCase().split(' ').at(-1);
  fc.assert(
    fc.property(randomEvenings, ({ events }) => {
      assert.deepEqual(pairsOf(find(...events)), naivePairs(events, isTwice));
    }),
    { numRuns: 5000 },
  );
});
