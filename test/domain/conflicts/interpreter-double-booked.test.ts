import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { interpreterDoubleBooked } from '../../../src/domain/conflicts/interpreter-double-booked.js';
import { type Policy, policyFrom } from '../../../src/domain/conflicts/policy.js';
import type { ScheduledEvent } from '../../../src/domain/schedule.js';
import { schedule, timedEvent } from '../../builders/leg.js';
import { naivePairs, pairsOf, randomEvenings } from '../../builders/random-evenings.js';
import { contextAt } from '../../builders/rule-context.js';

const now = new Date('2013-01-01T00:00:00Z');
const find = (...events: ScheduledEvent[]) =>
  interpreterDoubleBooked.find(schedule({ events }), contextAt(now));
const evening = (changes: Partial<ScheduledEvent>) =>
  timedEvent('2013-02-06T18:00', '2013-02-06T20:00', {
    ...{ interpreter: 'marta', interpreterName: 'Marta', speakers: ['jaime-rivera'] },
    ...changes,
  });

t.test('one interpreter for two speakers in two places', async t => {
  const [found, ...others] = find(evening({}), evening({ speakers: ['alex-gomez'] }));
  t.match(found, { severity: 'error', message: /^Marta is booked twice on February 6: / });
  t.match(found?.subjects[2], { type: 'interpreter', id: 'marta' });
  t.same(others, []);
});

t.test('who interprets here and speaks there is booked twice, too', async t => {
  const other = evening({ speakers: ['marta'], interpreter: null, interpreterName: null });
  t.equal(find(evening({}), other).length, 1);
});

t.test('not flagged: events that touch, another interpreter, two who both speak', async t => {
  const later = timedEvent('2013-02-06T20:00', '2013-02-06T22:00', { interpreter: 'marta' });
  t.same(find(evening({}), later), []);
  t.same(find(evening({}), evening({ interpreter: 'luis' })), []);
  t.same(find(evening({ interpreter: null }), evening({ interpreter: null })), []);
});

t.test('time to set up, as the tour of the later event asks for it', async t => {
  const early = evening({ title: 'Talk', tour: 'tour-2013' });
  const from = (start: string, changes: Partial<ScheduledEvent> = {}) =>
    timedEvent(`2013-02-06T${start}`, '2013-02-06T22:00', {
      ...{ title: 'Panel', interpreter: 'marta', interpreterName: 'Marta', ...changes },
    });
  const setUp = { ...contextAt(now), policyOf: (tour: string) => policies[tour]! };
  const policies: Record<string, Policy> = {
    'tour-2013': policyFrom({ thresholds: { setUpMinutes: 30 } }),
    'other-tour': policyFrom({}),
  };
  const found = (...events: ScheduledEvent[]) =>
    interpreterDoubleBooked.find(schedule({ events }), setUp);
  t.match(found(from('20:29'), early), [
    {
      severity: 'error',
      subjects: [{ id: early.id }, {}, { type: 'interpreter', id: 'marta' }],
      facts: { minutes: 29, setUpMinutes: 30, eventHours: ['18:00–20:00', '20:29–22:00'] },
      message:
        'Marta has 29 minutes between “Talk” (18:00–20:00) and “Panel” (20:29–22:00) on February 6, and needs 30 to set up.',
    },
  ]);
  t.equal(found(early, from('20:00')).length, 1, 'they touch');
  t.match(found(early, from('19:00'))[0]?.message, /^Marta is booked twice/);
  t.same(found(early, from('20:30')), []);
  t.same(found(early, from('20:00', { tour: 'other-tour' })), []);
  t.match(found(early, from('19:59', { tour: 'other-tour' }))[0]?.facts, { minutes: 1 });
});

t.test('pairs with time to set up are those of a naive look at all pairs', async () => {
  const buffers: Record<string, number> = { none: 0, short: 15, long: 120 };
  const policyOf = (tour: string) => policyFrom({ thresholds: { setUpMinutes: buffers[tour]! } });
  fc.assert(
    fc.property(randomEvenings, ({ events: random }) => {
      const events = random.map((each, index) => ({
        ...{ ...each, interpreter: 'marta', tour: Object.keys(buffers)[index % 3]! },
      }));
      const clash = (one: ScheduledEvent, other: ScheduledEvent) =>
        +one.endsAt! > +other.startsAt! - buffers[other.tour]! * 60_000;
      const found = interpreterDoubleBooked
        .find(schedule({ events }), { ...contextAt(now), policyOf })
        .filter(({ subjects }) => subjects[2]?.id === 'marta');
      assert.deepEqual(pairsOf(found), naivePairs(events, clash));
    }),
    { numRuns: 1000 },
  );
});
