import t from 'tap';
import { overlaps, type Period } from '../../src/domain/period.js';

/** A period of the evening of 2013-02-06, in hours of UTC. */
const hours = (from: number, to: number): Period => ({
  startsAt: new Date(Date.UTC(2013, 1, 6, from)),
  endsAt: new Date(Date.UTC(2013, 1, 6, to)),
});

t.test('two periods overlap when they have an instant in common', async t => {
  const event = hours(12, 16);
  const others = [
    { how: 'before', period: hours(8, 11), expected: false },
    { how: 'meets', period: hours(8, 12), expected: false },
    { how: 'overlaps the start', period: hours(10, 14), expected: true },
    { how: 'contains', period: hours(10, 18), expected: true },
    { how: 'is inside', period: hours(13, 15), expected: true },
    { how: 'equals', period: hours(12, 16), expected: true },
    { how: 'overlaps the end', period: hours(14, 18), expected: true },
    { how: 'is met by', period: hours(16, 18), expected: false },
    { how: 'after', period: hours(17, 20), expected: false },
  ];
  for (const { how, period, expected } of others) {
    t.equal(overlaps(period, event), expected, how);
    t.equal(overlaps(event, period), expected, `${how}, the other way round`);
  }
});

t.test('a millisecond is enough', async t => {
  const { startsAt, endsAt } = hours(12, 16);
  t.ok(
    overlaps(
      { startsAt, endsAt },
      { startsAt: new Date(+endsAt - 1), endsAt: hours(17, 18).endsAt },
    ),
  );
});
