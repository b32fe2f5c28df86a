import t from 'tap';
import { findConflicts } from '../../../src/domain/conflicts/index.js';
import { changeBetween } from '../../../src/domain/conflicts/report-change.js';
import { tour2013 } from '../../builders/tour-2013.js';

const report = findConflicts(tour2013, { now: new Date('2013-01-01T00:00:00Z') });
const [first, second, ...others] = report;

t.test('a report that says the same has not changed, in whatever order it does', async t => {
  t.equal(changeBetween(report, structuredClone(report).reverse()), null);
  t.equal(changeBetween([], []), null);
});

t.test('what came, what went and what is told anew, by fingerprint', async t => {
  const told = { ...second!, message: 'In other words.' };
  t.strictSame(changeBetween([first!, second!], [told, ...others]), {
    added: others,
    removed: [first!.fingerprint],
    changed: [told],
  });
});
