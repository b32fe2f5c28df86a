import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import {
  addDays,
  calendarDate,
  dayNumber,
  daysBetween,
  FIRST_YEAR,
  isCalendarDate,
  LAST_YEAR,
  partsOf,
  weekdayOf,
} from '../../src/domain/calendar-date.js';

t.test('a date is a day that the calendar has, from 1970 to 2200', async t => {
  t.equal(calendarDate(2013, 2, 3), '2013-02-03');
  t.equal(calendarDate(2012, 2, 29), '2012-02-29');
  t.equal(calendarDate(1970, 1, 1), '1970-01-01');
  t.equal(calendarDate(2200, 12, 31), '2200-12-31');
  const none = [
    ...[
      [2013, 2, 29],
      [2100, 2, 29],
      [2013, 4, 31],
      [2013, 13, 1],
      [2013, 0, 1],
    ],
    ...[
      [2013, 1, 0],
      [2013, 1, 32],
      [1969, 12, 31],
      [2201, 1, 1],
      [13, 2, 3],
    ],
  ] as [number, number, number][];
  for (const parts of none) t.equal(calendarDate(...parts), null, parts.join('-'));
});

t.test('a date is written YYYY-MM-DD and in no other way', async t => {
  t.ok(isCalendarDate('2013-02-03'));
  const others = ['2013-2-3', '2013-02-30', '20130203', '2013-02-03T00:00', ' 2013-02-03', ''];
  t.same(others.filter(isCalendarDate), []);
});

t.test('days are counted across the change of a month, a year and a clock', async t => {
  t.equal(addDays('2013-02-28', 1), '2013-03-01');
  t.equal(addDays('2012-12-31', 1), '2013-01-01');
  t.equal(addDays('2013-03-10', 1), '2013-03-11');
  t.equal(daysBetween('2012-02-01', '2013-02-01'), 366);
  t.equal(daysBetween('2013-02-04', '2013-02-03'), -1);
  t.equal(dayNumber('1970-01-02'), 1);
});

// JavaScript's own calendar, asked in local time at noon, is the oracle: another way than ours.
const anyDay = fc
  .date({
    min: new Date(FIRST_YEAR, 0, 2, 12),
    max: new Date(LAST_YEAR, 11, 30, 12),
    noInvalidDate: true,
  })
  .map(each => new Date(each.getFullYear(), each.getMonth(), each.getDate(), 12));
const write = (day: Date) =>
  [day.getFullYear(), day.getMonth() + 1, day.getDate()]
    .map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0'))
    .join('-');

t.test('parts and weekday are those of the calendar of JavaScript', async () => {
  fc.assert(
    fc.property(anyDay, day => {
      const date = write(day);
      const parts = { year: day.getFullYear(), month: day.getMonth() + 1, day: day.getDate() };
      assert.deepEqual(partsOf(date), parts);
      assert.equal(calendarDate(parts.year, parts.month, parts.day), date);
      assert.ok(isCalendarDate(date));
      assert.equal(weekdayOf(date), day.getDay() || 7);
    }),
  );
});

t.test('days are added as the calendar of JavaScript adds them, and counted back', async () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -3000, max: 3000 }), (day, days) => {
      const later = new Date(day.getFullYear(), day.getMonth(), day.getDate() + days, 12);
      assert.equal(addDays(write(day), days), write(later));
      assert.equal(daysBetween(write(day), addDays(write(day), days)), days);
    }),
  );
});

t.test('a text is a date exactly when JavaScript reads it and writes it the same', async () => {
  const number = (max: number) => fc.nat(max).map(value => String(value).padStart(2, '0'));
  const text = fc.tuple(fc.integer({ min: 1960, max: 2210 }), number(14), number(33));
  fc.assert(
    fc.property(text, parts => {
      const [year] = parts;
      const read = new Date(`${parts.join('-')}T00:00:00Z`);
      const isSame = !Number.isNaN(+read) && read.toISOString().slice(0, 10) === parts.join('-');
      const isKept = year >= FIRST_YEAR && year <= LAST_YEAR;
      assert.equal(isCalendarDate(parts.join('-')), isSame && isKept, parts.join('-'));
    }),
    { numRuns: 500 },
  );
});
