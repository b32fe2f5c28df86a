import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import type { Conflict } from '../../../src/domain/conflicts/conflict.js';
import { findConflicts, rules } from '../../../src/domain/conflicts/index.js';
import { marksOf, type WaiverOnFile, withWaivers } from '../../../src/domain/conflicts/waiver.js';
import type { Schedule } from '../../../src/domain/schedule.js';
import { keysOf, naiveReport } from '../../builders/naive-report.js';
import { randomTour } from '../../builders/random-tour.js';
import { unrelated } from '../../builders/unrelated.js';
import { counts, seed } from '../../campaign/counts.js';

const numRuns = counts.schedules;

t.test('all rules together find what comparing everything with everything finds', async t => {
  const found = new Set<string>();
  fc.assert(
    fc.property(randomTour, ({ random, asked }) => {
      const keys = keysOf(findConflicts(random, asked));
      assert.deepEqual(keys, naiveReport(random, asked));
      for (const key of keys) found.add(key.split(' ')[1]!);
    }),
    { numRuns, seed },
  );
  const missed = rules.map(({ id }) => id).filter(id => !found.has(id));
  // Fewer schedules may well be without one of a kind.
  if (numRuns >= 2000) t.same(missed, [], 'each rule has found something');
});

t.test(
  'no order matters, nothing is changed, and every conflict has a name of its own',
  async () => {
    const shuffled = randomTour.chain(tour =>
      fc.tuple(fc.constant(tour), inOtherOrder(tour.random)),
    );
    fc.assert(
      fc.property(shuffled, ([{ random, asked }, other]) => {
        const before = structuredClone(random);
        const found = findConflicts(frozen(random), asked);
        assert.deepEqual(structuredClone(random), before);
        assert.deepEqual(findConflicts(other, asked), found);
        assert.equal(new Set(found.map(each => each.fingerprint)).size, found.length);
      }),
      { numRuns: Math.ceil(numRuns / 4), seed },
    );
  },
);

t.test('of some events are found the conflicts that all have, and no others', async () => {
  const asking = randomTour.chain(tour =>
    fc.tuple(fc.constant(tour), fc.subarray(tour.random.events.map(({ id }) => id))),
  );
  fc.assert(
    fc.property(asking, ([{ random, asked }, ids]) => {
      const about = new Set(ids);
      assert.deepEqual(
        findConflicts(random, { ...asked, about }),
        findConflicts(random, asked).filter(({ subjects }) =>
          subjects.some(({ type, id }) => type === 'event' && about.has(id)),
        ),
      );
    }),
    { numRuns: Math.ceil(numRuns / 8), seed },
  );
});

t.test('what was waived stays so when unrelated legs and events come, in any order', async () => {
  const waived = randomTour.chain(tour =>
    fc.tuple(fc.constant(tour), inOtherOrder(tour.random), inOtherOrder(unrelated(tour.random))),
  );
  fc.assert(
    fc.property(waived, ([{ random, asked }, other, more]) => {
      const before = findConflicts(random, asked);
      const waivers = new Map(before.map(each => [each.fingerprint, waiverOf(each, other)]));
      const after = withWaivers(findConflicts(more, asked), waivers, more);
      const stands = after.filter(each => each.waived).map(each => each.fingerprint);
      assert.deepEqual(stands.sort(), before.map(each => each.fingerprint).sort());
    }),
    { numRuns: Math.ceil(numRuns / 8), seed },
  );
});

/** As it comes back from the database. */
function waiverOf(conflict: Conflict, schedule: Schedule): WaiverOnFile {
  const { fingerprint, rule } = conflict;
  const marks = JSON.parse(JSON.stringify(marksOf(conflict, schedule)));
  const words = { reason: 'They know.', by: 'Ana', at: '2013-01-01T00:00:00.000Z' };
  return { ...words, fingerprint, rule, tours: [], marks };
}

function inOtherOrder(schedule: Schedule): fc.Arbitrary<Schedule> {
  const { legs, events, coasts, tours, people } = schedule;
  return fc
    .tuple(shuffle(legs), shuffle(events), shuffle(coasts), shuffle(tours), shuffle(people))
    .map(([legs, events, coasts, tours, people]) => ({ legs, events, coasts, tours, people }));
}

function shuffle<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
