import t from 'tap';
import { isInstant } from '../../src/domain/instant.js';

t.test('an instant is written as RFC 3339 has it', async t => {
  for (const text of [
    ...['2026-11-22T12:00:00Z', '2026-11-22t12:00:00z', '2026-11-22T12:00:00.123456789Z'],
    ...['2026-11-22T23:59:59+14:00', '1970-01-01T00:00:00-00:00', '2200-12-31T00:00:00Z'],
    // January 1, 1970, in Tokyo, and December 31, 2200, in New York.
    ...['1969-12-31T16:00:00Z', '2201-01-01T01:00:00Z'],
  ]) {
    t.ok(isInstant(text), text);
    t.notOk(Number.isNaN(Date.parse(text)), 'and JavaScript reads it');
  }
});

t.test('anything else is none', async t => {
  for (const text of [
    ...['', 'now', '2026-11-22', '2026-11-22T12:00:00', '2026-11-22T12:00Z', '1234567890'],
    ...['2026-02-29T12:00:00Z', '2026-11-22T24:00:00Z', '2026-11-22T12:60:00Z'],
    ...['2026-11-22T12:00:60Z', '2026-11-22T12:00:00+24:00', '2026-11-22T12:00:00 02:00'],
    ...['1969-12-30T12:00:00Z', '2201-01-02T12:00:00Z'],
    ...['9999-01-01T00:00:00Z', '+12026-01-01T00:00:00Z', ' 2026-11-22T12:00:00Z', 'infinity'],
  ]) {
    t.notOk(isInstant(text), text);
  }
});
