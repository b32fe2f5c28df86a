import fc from 'fast-check';
import t from 'tap';
import { addDays } from '../../src/domain/calendar-date.js';
import { freeHours } from '../../src/domain/free-hours.js';
import { resolveWallTime } from '../../src/domain/time/wall-time.js';

const zones = ['America/New_York', 'Australia/Lord_Howe', 'America/Phoenix', 'Europe/London'];
/** Some days on which clocks change, and days beside them. */
const starts = ['2013-03-09', '2013-11-02', '2013-10-05', '2013-04-06', '2013-03-30'];
const minute = 60_000;

/** Every half hour of the days, tried one by one. */
function naive(
  window: { firstDate: string; lastDate: string; timeZone: string },
  busy: { startsAt: Date; endsAt: Date }[],
  wish: { startsAt: Date; minutes: number },
): number[] {
  const found: number[] = [];
  for (let day = window.firstDate; day <= window.lastDate; day = addDays(day, 1)) {
    for (let half = 0; half < 48; half++) {
      const hour = String(Math.floor(half / 2)).padStart(2, '0');
      const start = resolveWallTime(`${day}T${hour}:${half % 2 ? '30' : '00'}`, window.timeZone);
      if (half < 18 || half * 30 + wish.minutes > 22 * 60 || start.kind !== 'instant') continue;
      const from = start.instant.getTime();
      const to = from + wish.minutes * minute;
      if (busy.every(each => each.endsAt.getTime() <= from || to <= each.startsAt.getTime()))
        found.push(from);
    }
  }
  const far = (at: number) => Math.abs(at - wish.startsAt.getTime());
  return found.sort((one, other) => far(one) - far(other) || one - other).slice(0, 8);
}

const someTime = fc.integer({ min: -2, max: 6 * 48 });

t.test('free hours are those that a search through every half hour finds', async () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.constantFrom(...starts),
      fc.nat(3),
      fc.array(fc.tuple(someTime, fc.integer({ min: 1, max: 30 })), { maxLength: 12 }),
      fc.tuple(someTime, fc.constantFrom(10, 30, 45, 120, 360, 780, 781)),
      (timeZone, firstDate, more, taken, [wished, minutes]) => {
        const base = Date.parse(`${firstDate}T00:00Z`);
        const at = (half: number) => new Date(base + half * 30 * minute);
        const busy = taken.map(([from, long]) => ({ startsAt: at(from), endsAt: at(from + long) }));
        const window = { firstDate, lastDate: addDays(firstDate, more), timeZone };
        const wish = { startsAt: at(wished), minutes };
        const offers = freeHours([window, window], busy, wish);
        const expected = naive(window, busy, wish);
        if (
          JSON.stringify(offers.map(each => Date.parse(each.startsAt))) !== JSON.stringify(expected)
        )
          throw new Error('other hours than the oracle');
        for (const { localStart, localEnd, startsAt, endsAt } of offers) {
          if (localStart.slice(11) < '09:00' || localEnd.slice(11) > '22:00')
            throw new Error('outside of the day');
          if (Date.parse(endsAt) - Date.parse(startsAt) !== minutes * minute)
            throw new Error('another length');
        }
      },
    ),
    { numRuns: 500 },
  );
});

t.test('an offer is told with its wall times, its zone and its instants', async t => {
  const day = { firstDate: '2013-03-10', lastDate: '2013-03-10', timeZone: 'America/New_York' };
  const wish = { startsAt: new Date('2013-03-10T23:00:00Z'), minutes: 120 };
  t.same(freeHours([day], [], wish)[0], {
    ...{ localStart: '2013-03-10T19:00', localEnd: '2013-03-10T21:00', timeZone: day.timeZone },
    ...{ startsAt: '2013-03-10T23:00:00.000Z', endsAt: '2013-03-11T01:00:00.000Z' },
  });
  t.same(freeHours([], [], wish), []);
});
