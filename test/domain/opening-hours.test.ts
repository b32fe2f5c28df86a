import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { openStretches } from '../../src/domain/opening-hours.js';
import { weekdays } from '../../src/domain/venue.js';

const every = (opens: string, closes: string) => ({ days: [...weekdays], opens, closes });
/** February 6, 2013 is a Wednesday. */
const on = (...hours: Parameters<typeof openStretches>[0]) =>
  openStretches(hours, '2013-02-06', '2013-02-06').map(({ opens, closes }) =>
    [opens, closes].map(time => time.slice(8)).join(' '),
  );

t.test('the hours of a weekday are those of that day alone', async t => {
  t.same(on({ days: ['wednesday'], opens: '10:00', closes: '22:00' }), ['06T10:00 06T22:00']);
  t.same(on({ days: ['thursday'], opens: '10:00', closes: '22:00' }), []);
  t.same(on({ days: ['tuesday'], opens: '10:00', closes: '22:00' }), []);
});

t.test('what closes at or before it opens closes the next day', async t => {
  t.same(on({ days: ['tuesday'], opens: '20:00', closes: '02:00' }), ['05T20:00 06T02:00']);
  t.same(on({ days: ['wednesday'], opens: '00:00', closes: '00:00' }), ['06T00:00 07T00:00']);
  t.same(on({ days: ['tuesday'], opens: '20:00', closes: '00:00' }), [], 'midnight is over');
});

t.test('hours that touch or overlap are one stretch, over midnight too', async t => {
  const night = [
    { days: ['wednesday'], opens: '20:00', closes: '00:00' } as const,
    { days: ['thursday'], opens: '00:00', closes: '02:00' } as const,
  ];
  const mutable = night.map(each => ({ ...each, days: [...each.days] }));
  t.same(openStretches(mutable, '2013-02-06', '2013-02-07'), [
    { opens: '2013-02-06T20:00', closes: '2013-02-07T02:00' },
  ]);
  t.same(on(every('10:00', '14:00'), every('13:00', '18:00'), every('19:00', '20:00')), [
    '06T10:00 06T18:00',
    '06T19:00 06T20:00',
  ]);
  t.equal(on(every('00:00', '00:00')).length, 1);
});

t.test('a minute is in a stretch just when some hours have it', async () => {
  const time = fc
    .tuple(fc.nat(23), fc.constantFrom('00', '30'))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
  const hours = fc.array(
    fc.record({ days: fc.subarray([...weekdays], { minLength: 1 }), opens: time, closes: time }),
    { maxLength: 4 },
  );
  const isOpen = (all: Parameters<typeof openStretches>[0], at: string) =>
    all.some(({ days, opens, closes }) => {
      const isLong = closes <= opens;
      const today = days.includes('wednesday') && at >= opens && (isLong || at < closes);
      return today || (isLong && days.includes('tuesday') && at < closes);
    });
  fc.assert(
    fc.property(hours, time, (all, at) => {
      const wall = `2013-02-06T${at}`;
      const found = openStretches(all, '2013-02-06', '2013-02-06');
      assert.equal(
        found.some(({ opens, closes }) => opens <= wall && wall < closes),
        isOpen(all, at),
      );
    }),
    { numRuns: 3000 },
  );
});
