import t from 'tap';
import { eventStatuses } from '../../src/domain/event.js';
import { moneyRefusal, outcomeOf, tooEarlyRefusal } from '../../src/domain/outcome.js';
import { event } from '../builders/event-on-file.js';

t.test('what is not said is not known', async t => {
  const nothing = { attendance: null, resolutionPassed: null, moneyRaised: [], note: null };
  t.strictSame(outcomeOf('e'), { event: 'e', ...nothing });
  t.strictSame(outcomeOf('e', { attendance: 5 }), { event: 'e', ...nothing, attendance: 5 });
});

t.test('only a confirmed event that has begun has an outcome', async t => {
  const start = new Date('2013-02-04T02:00:00Z');
  t.equal(tooEarlyRefusal(event(), start), null);
  t.equal(tooEarlyRefusal(event(), new Date(start.getTime() - 1))?.code, 'not-possible-now');
  for (const status of eventStatuses.filter(each => each !== 'confirmed')) {
    t.equal(tooEarlyRefusal(event({ status }), start)?.code, 'not-possible-now', status);
  }
  const open = event({ startsAt: null, endsAt: null, localStart: null });
  t.equal(tooEarlyRefusal(open, new Date('2013-02-03T08:00:00Z')), null, 'its day has begun there');
  t.ok(tooEarlyRefusal(open, new Date('2013-02-03T07:59:59Z')));
});

t.test('amounts are of a currency that there is, once, in whole cents', async t => {
  const at = (...money: [number, string][]) =>
    moneyRefusal(money.map(([amount, currency]) => ({ amount, currency })))?.errors[0]?.pointer ??
    null;
  t.equal(at(), null);
  t.equal(at([0.07, 'USD'], [1234.56, 'CAD'], [999_999_999.99, 'EUR']), null);
  t.equal(at([1, 'USD'], [0.005, 'CAD']), '/moneyRaised/1/amount');
  t.equal(at([1, 'QQQ']), '/moneyRaised/0/currency');
  t.equal(at([1, 'USD'], [2, 'USD']), '/moneyRaised/1/currency');
});
