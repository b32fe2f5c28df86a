import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { hostDoubleBooked } from '../../../src/domain/conflicts/host-double-booked.js';
import type { ScheduledEvent } from '../../../src/domain/schedule.js';
import { schedule, timedEvent } from '../../builders/leg.js';
import { naivePairs, pairsOf, randomEvenings } from '../../builders/random-evenings.js';
import { contextAt } from '../../builders/rule-context.js';

const context = contextAt(new Date('2013-01-01T00:00:00Z'));
const find = (...events: ScheduledEvent[]) => hostDoubleBooked.find(schedule({ events }), context);
const seattle = { host: 'seattle', hostName: 'Seattle chapter', isHostLocal: true };
const evening = (changes: Partial<ScheduledEvent> = {}) =>
  timedEvent('2013-02-03T18:00', '2013-02-03T20:00', { ...seattle, ...changes });

t.test('the Seattle chapter twice at once, with different speakers', async t => {
  const one = evening({ id: 'a', title: 'Talk' });
  const other = timedEvent('2013-02-03T19:30', '2013-02-03T21:00', {
    ...{ ...seattle, id: 'b', title: 'Supper', speakers: ['alex-gomez'], tour: 'other-tour' },
  });
  t.strictSame(find(other, one), [
    {
      subjects: [
        { type: 'event', id: 'a' },
        { type: 'event', id: 'b' },
      ],
      period: { firstDate: '2013-02-03', lastDate: '2013-02-03' },
      facts: {
        hostName: 'Seattle chapter',
        eventHours: ['18:00–20:00', '19:30–21:00'],
        host: 'seattle',
        startsAt: '2013-02-04T00:30:00.000Z',
        endsAt: '2013-02-04T01:00:00.000Z',
        minutes: 30,
      },
      message:
        'Seattle chapter hosts twice at once on February 3: “Talk” (18:00–20:00) and “Supper” (19:30–21:00). Move one, or find it another host.',
    },
  ]);
});

t.test('not flagged: a national committee on both coasts, another chapter, no host', async t => {
  const committee = { host: 'cispes', isHostLocal: false };
  t.same(find(evening(committee), evening(committee)), []);
  t.same(find(evening(), evening({ host: 'olympia' })), []);
  t.same(find(evening({ host: null }), evening({ host: null })), []);
});

t.test('not flagged: one after the other; whose host the reader may not know', async t => {
  t.same(find(evening(), timedEvent('2013-02-03T20:00', '2013-02-03T21:00', seattle)), []);
  t.same(find(evening(), evening({ title: null })), []);
});

t.test('the pairs are those of a naive look at all pairs', async () => {
  const clash = (one: ScheduledEvent, other: ScheduledEvent) =>
    one.isHostLocal &&
    one.host === other.host &&
    one.title !== null &&
    other.title !== null &&
    one.endsAt! > other.startsAt!;
  fc.assert(
    fc.property(randomEvenings, ({ events }) => {
      assert.deepEqual(pairsOf(find(...events)), naivePairs(events, clash));
    }),
    { numRuns: 3000 },
  );
});
