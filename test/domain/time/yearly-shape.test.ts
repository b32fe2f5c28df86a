import fc from 'fast-check';
import t from 'tap';
import { pinnedRules, type ZoneRules } from '../../../src/domain/time/rules.js';
import { resolveWallTime } from '../../../src/domain/time/wall-time.js';
import { onsetIn, toldBy, yearlyShape } from '../../../src/domain/time/yearly-shape.js';
import { zoneNames } from '../../../src/domain/time/zone-names.js';
import { rules2025c } from '../../builders/zone-rules.js';

/** Shapes as somebody reads them off the law: `standard | daylight`, weeks as in an RRULE. */
const table = `
America/New_York     -300 from 11 1SU 02:00 | -240 from 3 2SU 02:00
America/St_Johns     -210 from 11 1SU 02:00 | -150 from 3 2SU 02:00
America/Havana       -300 from 11 1SU 01:00 | -240 from 3 2SU 00:00
Europe/Berlin        60 from 10 -1SU 03:00 | 120 from 3 -1SU 02:00
Europe/London        0 from 10 -1SU 02:00 | 60 from 3 -1SU 01:00
Europe/Dublin        0 from 10 -1SU 02:00 | 60 from 3 -1SU 01:00
Australia/Sydney     600 from 4 1SU 03:00 | 660 from 10 1SU 02:00
Australia/Lord_Howe  630 from 4 1SU 02:00 | 660 from 10 1SU 02:00
Pacific/Auckland     720 from 4 1SU 03:00 | 780 from 9 -1SU 02:00
Pacific/Chatham      765 from 4 1SU 03:45 | 825 from 9 -1SU 02:45
Antarctica/Troll     0 from 10 -1SU 03:00 | 120 from 3 -1SU 01:00
America/Vancouver    -420 always
America/Regina       -360 always
America/Phoenix      -420 always
America/El_Salvador  -360 always
Australia/Brisbane   600 always
Africa/Casablanca    0 always
Asia/Kathmandu       345 always
Etc/UTC              0 always
Africa/Cairo         none
Asia/Jerusalem       none
Asia/Gaza            none
America/Nuuk         none
America/Santiago     none
`;
const rows = table
  .trim()
  .split('\n')
  .map(line => line.split(/ {2,}/) as [string, string]);

t.test('a zone has the clock changes of its law', async t => {
  for (const [timeZone, expected] of rows) t.equal(inOneLine(timeZone), expected, timeZone);
});

t.test('only zones that follow the moon or the day after a weekday have no shape', async t => {
  const without = zoneNames.filter(name => yearlyShape(name) === null);
  t.strictSame(without.toSorted(), [
    ...['Africa/Cairo', 'America/Godthab', 'America/Nuuk', 'America/Santiago'],
    ...['America/Scoresbysund', 'Asia/Gaza', 'Asia/Hebron', 'Asia/Jerusalem', 'Asia/Tel_Aviv'],
    ...['Chile/Continental', 'Egypt', 'Israel'],
  ]);
});

t.test('other zone data has another shape', async t => {
  t.equal(
    inOneLine('America/Vancouver', rules2025c),
    '-480 from 11 1SU 02:00 | -420 from 3 2SU 02:00',
  );
});

t.test(
  'offsets with seconds, and laws that change in the years looked at, are no shape',
  async t => {
    const rules = (offset: (at: number) => number): ZoneRules => ({
      ...{ version: 'test', offsetMinutes: (_, at) => offset(at) },
    });
    const newYork = (at: number) => pinnedRules.offsetMinutes('America/New_York', at);
    const abolished = (at: number) => (at < Date.UTC(2033, 0) ? newYork(at) : -300);
    const moved = (at: number) => (at < Date.UTC(2033, 0) ? -300 : -240);
    for (const offset of [() => -44.5, abolished, moved])
      t.equal(yearlyShape('Test/Zone', rules(offset)), null);
  },
);

t.test('an unknown zone is an error', async t => {
  t.throws(() => yearlyShape('Mars/Olympus'), { name: 'RangeError' });
});

t.test('an onset is the right day in years of every form', async t => {
  const on = (week: number, weekday: number, month: number) => ({ month, week, weekday });
  const days = (onset: ReturnType<typeof on>) =>
    [1970, 2026, 2028].map(year => onsetIn(year, { ...onset, minute: 120 }));
  t.strictSame(days(on(1, 7, 11)), ['1970-11-01T02:00', '2026-11-01T02:00', '2028-11-05T02:00']);
  t.strictSame(days(on(2, 7, 3)), ['1970-03-08T02:00', '2026-03-08T02:00', '2028-03-12T02:00']);
  t.strictSame(days(on(-1, 4, 2)), ['1970-02-26T02:00', '2026-02-26T02:00', '2028-02-24T02:00']);
  t.strictSame(days(on(-1, 1, 12)), ['1970-12-28T02:00', '2026-12-28T02:00', '2028-12-25T02:00']);
});

t.test(
  'while the shape is the law it tells the instants of the law, gaps and overlaps none',
  async t => {
    const shaped = zoneNames.filter(name => yearlyShape(name) !== null);
    const minutes = fc.integer({
      min: Date.UTC(2028, 0) / 60_000,
      max: Date.UTC(2037, 11, 31) / 60_000,
    });
    const nearChange = fc.record({
      year: fc.integer({ min: 2028, max: 2037 }),
      by: fc.integer({ min: -180, max: 180 }),
    });
    const told = (timeZone: string, wallTime: string) => {
      const law = resolveWallTime(wallTime, timeZone);
      t.same(
        toldBy(yearlyShape(timeZone)!, wallTime),
        law.kind === 'instant' ? law.instant : null,
        `${timeZone} ${wallTime}`,
      );
    };
    fc.assert(
      fc.property(
        fc.constantFrom(...shaped),
        minutes,
        nearChange,
        (timeZone, minute, { year, by }) => {
          told(timeZone, written(minute * 60_000));
          const { standard, daylight } = yearlyShape(timeZone)!;
          for (const onset of [standard.onset, daylight?.onset].filter(each => each != null))
            told(timeZone, written(Date.parse(`${onsetIn(year, onset)}Z`) + by * 60_000));
        },
      ),
      { numRuns: 2000 },
    );
  },
);

function written(asIfUtc: number): string {
  return new Date(asIfUtc).toISOString().slice(0, 16);
}

function inOneLine(timeZone: string, rules?: ZoneRules): string {
  const shape = yearlyShape(timeZone, rules);
  if (shape === null) return 'none';
  const { standard, daylight } = shape;
  if (standard.onset === null || daylight === null) return `${standard.offsetTo} always`;
  const each = [{ ...standard, onset: standard.onset }, daylight].map(
    ({ offsetTo, onset: { month, week, weekday, minute } }) =>
      `${offsetTo} from ${month} ${week}${weekday === 7 ? 'SU' : weekday} ${written(minute * 60_000).slice(11)}`,
  );
  return each.join(' | ');
}
