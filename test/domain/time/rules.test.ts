import t from 'tap';
import { pinnedRules } from '../../../src/domain/time/rules.js';
import { rules2025c } from '../../builders/zone-rules.js';

const december = Date.UTC(2026, 11, 16, 3);

t.test('Vancouver keeps summer time after November 2026, as the law says since 2026b', async t => {
  t.equal(pinnedRules.offsetMinutes('America/Vancouver', december), -420);
  t.equal(rules2025c.offsetMinutes('America/Vancouver', december), -480);
  t.match(pinnedRules.version, /^20(2[6-9]|[3-9]\d)[a-z]$/);
});

t.test('clocks are still changed far in the future', async t => {
  t.equal(pinnedRules.offsetMinutes('America/New_York', Date.UTC(2199, 6, 1)), -240);
  t.equal(pinnedRules.offsetMinutes('America/New_York', Date.UTC(2199, 11, 31)), -300);
});

t.test('an offset east of Greenwich counts up, and Greenwich itself is 0, not -0', async t => {
  t.equal(pinnedRules.offsetMinutes('Asia/Kolkata', december), 330);
  t.equal(pinnedRules.offsetMinutes('Europe/London', december), 0);
});

t.test('an unknown zone, or a known one in another case, is an error, not UTC', async t => {
  for (const timeZone of ['PST8', 'america/new_york', '', 'constructor', '__proto__']) {
    t.throws(() => pinnedRules.offsetMinutes(timeZone, 0), {
      name: 'RangeError',
      message: `unknown time zone: ${timeZone}`,
    });
  }
});
