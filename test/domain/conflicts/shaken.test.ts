import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { addDays } from '../../../src/domain/calendar-date.js';
import type { Conflict } from '../../../src/domain/conflicts/conflict.js';
import { findConflicts } from '../../../src/domain/conflicts/index.js';
import type { Schedule } from '../../../src/domain/schedule.js';
import { calmTour } from '../../builders/calm-tour.js';
import { keysOf, naiveReport } from '../../builders/naive-report.js';
import { type Move, randomMove } from '../../builders/random-move.js';
import { seed } from '../../campaign/counts.js';

/** Ten days before the first leg, so that what is missing is missed. */
function askedOf({ legs }: Schedule) {
  return { now: new Date(`${addDays(legs[0]!.firstDate, -10)}T12:00:00Z`) };
}

const find = (schedule: Schedule) => findConflicts(schedule, askedOf(schedule));

t.test('three itineraries day after day, with evenings that fit, have no clash', async () => {
  fc.assert(
    fc.property(calmTour, calm => {
      assert.deepEqual(
        find(calm).filter(({ severity }) => severity !== 'info'),
        [],
      );
    }),
    { numRuns: 50, seed },
  );
});

t.test('an event that moves adds what it meets and leaves, no more, and takes it back', async t => {
  const met = new Set<string>();
  fc.assert(
    fc.property(calmTour.chain(randomMove), move => {
      const { before, after, event } = move;
      const [old, shaken] = [find(before), find(after)];
      assert.deepEqual(keysOf(shaken), naiveReport(after, askedOf(after)));
      const known = new Set(keysOf(old));
      for (const conflict of shaken) {
        if (known.has(keysOf([conflict])[0]!)) continue;
        met.add(conflict.rule);
        assert.ok(isOfMove(conflict, move), conflict.message);
      }
      const others = after.events.filter(({ id }) => id !== event.id);
      assert.deepEqual(find({ ...after, events: [...others, event] }), old);
    }),
    { numRuns: 400, seed },
  );
  t.ok(met.size >= 12, `it met ${[...met].sort().join(', ')}`);
});

/** About what has moved; or about the legs, days and journeys of those whom it has left or joined. */
function isOfMove({ rule, subjects }: Conflict, { before, event, moved }: Move): boolean {
  if (subjects.some(({ type, id }) => type === 'event' && id === event.id)) return true;
  const speakers = [...event.speakers, ...moved.speakers];
  const isOfThem = subjects.some(({ type, id }) =>
    type === 'leg'
      ? before.legs.some(leg => leg.id === id && speakers.includes(leg.speaker!))
      : type === 'speaker' && speakers.includes(id),
  );
  return isOfThem && ofDaysAndJourneys.includes(rule);
}

const ofDaysAndJourneys = [
  ...['leg-without-events', 'no-rest-day', 'long-travel-day'],
  ...['impossible-travel', 'tight-travel', 'insufficient-rest'],
];
