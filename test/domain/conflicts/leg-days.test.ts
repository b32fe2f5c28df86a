import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { addDays, daysBetween } from '../../../src/domain/calendar-date.js';
import { legDays } from '../../../src/domain/conflicts/leg-days.js';
import type { ScheduledLeg } from '../../../src/domain/schedule.js';
import { days, february, leg } from '../../builders/leg.js';

t.test('a day belongs to a leg, or is nearest to one; of two as near to the earlier', async t => {
  const asked = legDays([leg({ id: 'a', ...days(3, 4) }), leg({ id: 'b', ...days(8, 9) })]);
  const answers = [2, 3, 4, 5, 6, 7, 8, 9, 10].map(day => [
    asked.on(february(day))?.id ?? null,
    asked.nearest(february(day))?.id,
  ]);
  t.same(
    answers.map(([on]) => on),
    [null, 'a', 'a', null, null, null, 'b', 'b', null],
  );
  t.same([2, 5, 6, 7, 10].map(day => answers[day - 2]?.[1]).join(), 'a,a,a,b,b');
});

t.test(
  'a long leg goes on while a short one within it is over; without legs nothing is',
  async t => {
    const asked = legDays([leg({ id: 'long', ...days(1, 20) }), leg({ id: 'short', ...days(3) })]);
    t.equal(asked.on(february(10))?.id, 'long');
    t.equal(asked.nearest(february(25))?.id, 'long');
    t.same([legDays([]).on(february(1)), legDays([]).nearest(february(1))], [null, null]);
  },
);

const someLegs = fc.array(fc.tuple(fc.nat(30), fc.nat(6)), { maxLength: 10 }).map(all =>
  all
    .sort(([one], [other]) => one - other)
    .map(([first, length]) => {
      const firstDate = addDays('2013-02-01', first);
      return leg({ firstDate, lastDate: addDays(firstDate, length) });
    }),
);

t.test('it is what looking at all legs finds', async () => {
  const isOn = (day: string) => (each: ScheduledLeg) =>
    each.firstDate <= day && day <= each.lastDate;
  const distance = (each: ScheduledLeg, day: string) =>
    Math.max(daysBetween(day, each.firstDate), daysBetween(each.lastDate, day));
  fc.assert(
    fc.property(someLegs, fc.nat(40), (legs, number) => {
      const day = addDays('2013-02-01', number);
      const [on, nearest] = [legDays(legs).on(day), legDays(legs).nearest(day)];
      assert.equal(on !== null, legs.some(isOn(day)));
      assert.ok(on === null || isOn(day)(on));
      if (on !== null || legs.length === 0) return;
      const least = Math.min(...legs.map(each => distance(each, day)));
      assert.equal(distance(nearest!, day), least);
    }),
    { numRuns: 3000 },
  );
});
