import t from 'tap';
import { legOffCoast } from '../../../src/domain/conflicts/leg-off-coast.js';
import type { ScheduledLeg } from '../../../src/domain/schedule.js';
import { cities } from '../../builders/city.js';
import { days, leg, schedule } from '../../builders/leg.js';
import { contextAt } from '../../builders/rule-context.js';
import { eastCoast, westCoast } from '../../builders/tour-2013.js';

const now = new Date('2026-01-01T00:00:00Z');
const coasts = [westCoast, eastCoast];
const find = (changes: Partial<ScheduledLeg>) =>
  legOffCoast.find(
    schedule({ coasts, legs: [leg({ coast: eastCoast.slug, ...changes })] }),
    contextAt(now),
  );

t.test('Chicago is not on the East Coast', async t => {
  t.same(find({ id: 'chicago', city: cities.chicago, ...days(10, 12) }), [
    {
      subjects: [{ type: 'leg', id: 'chicago' }],
      period: { firstDate: '2013-02-10', lastDate: '2013-02-12' },
      facts: { traveller: 'Jaime Rivera', city: 'Chicago', region: 'IL', coast: 'US East Coast' },
      message:
        'Jaime Rivera tours the coast US East Coast, ' +
        'but Chicago (February 10–12) is not on it.',
    },
  ]);
});

t.test('Washington and Philadelphia are', async t => {
  t.same(find({ city: cities.washington }), []);
  t.same(find({ city: cities.philadelphia }), []);
});

t.test('a region alone is compared too', async t => {
  t.same(find({ city: null, region: 'MA' }), []);
  t.same(
    find({ city: null, region: 'IL' }).map(finding => finding.message),
    ['Jaime Rivera tours the coast US East Coast, but Illinois (February 8–9) is not on it.'],
  );
});

t.test('a region of the same code in another country is not on the coast', async t => {
  t.equal(find({ city: null, region: 'DE', country: 'GB' }).length, 1);
});

t.test("a country alone speaks only when it is not the coast's", async t => {
  t.same(find({ city: null }), []);
  t.equal(find({ city: null, country: 'CA' }).length, 1);
});

t.test('a leg without a coast, or with one that the schedule does not know, is let be', async t => {
  t.same(find({ city: cities.chicago, coast: null }), []);
  t.same(find({ city: cities.chicago, coast: 'elsewhere' }), []);
});
