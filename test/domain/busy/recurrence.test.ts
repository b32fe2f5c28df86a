import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import t from 'tap';
import { Budget, TooMuchWork } from '../../../src/domain/busy/budget.js';
import { occurrences } from '../../../src/domain/busy/recurrence.js';
import { ruleOf } from '../../../src/domain/busy/rule.js';
import { seed } from '../../campaign/counts.js';

const DAY = 86_400_000;
/** Debian's own Python, which has Debian's modules; another may come first in the path. */
const PYTHON = '/usr/bin/python3';
const MAX_STEPS = 1_000_000;
const asIfUtc = (text: string) => Date.parse(`${text}:00Z`);
const shown = (at: number) => new Date(at).toISOString().slice(0, 16);
const parsed = (rule: string) => ruleOf({ value: rule, parameters: new Map() });

/** The starts between two days, of something that first begins at `start`. */
function starts(rule: string, start: string, from = start, to = '2014-02-03T00:00') {
  const read = parsed(rule)!;
  const { until } = read;
  const last = until === null ? Infinity : until.kind === 'day' ? until.at + DAY - 1 : until.at;
  const between = { from: asIfUtc(from), to: asIfUtc(to), isPast: (at: number) => at > last };
  const found = occurrences(read, asIfUtc(start), between, new Budget(MAX_STEPS));
  return [...found].filter(at => at !== null).map(shown);
}

t.test('every day, week, month and year, by what the rule names', async t => {
  const first = '2013-02-03T18:00';
  const days = (...args: Parameters<typeof starts>) =>
    starts(...args)
      .map(at => at.slice(0, 10))
      .slice(0, 5)
      .join(' ');
  t.equal(days('FREQ=DAILY;INTERVAL=3;COUNT=3', first), '2013-02-03 2013-02-06 2013-02-09');
  t.equal(days('FREQ=WEEKLY;UNTIL=20130218', first), '2013-02-03 2013-02-10 2013-02-17');
  t.equal(
    days('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO;COUNT=4', '2013-02-05T09:00'),
    '2013-02-05 2013-02-10 2013-02-19 2013-02-24',
  );
  t.equal(
    days('FREQ=MONTHLY;BYDAY=-1FR', '2013-02-22T09:00'),
    '2013-02-22 2013-03-29 2013-04-26 2013-05-31 2013-06-28',
  );
  t.equal(days('FREQ=MONTHLY;COUNT=3', '2013-01-31T09:00'), '2013-01-31 2013-03-31 2013-05-31');
  t.equal(
    days('FREQ=YEARLY;COUNT=2', '2012-02-29T09:00', undefined, '2022-01-01T00:00'),
    '2012-02-29 2016-02-29',
  );
  t.equal(
    days(
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      '2013-02-28T09:00',
      undefined,
      '2013-05-01T00:00',
    ),
    '2013-02-28 2013-03-29 2013-04-30',
  );
});

t.test('what is not asked of a diary is not read', async t => {
  const unread = [
    ...['FREQ=SECONDLY', 'FREQ=MINUTELY;INTERVAL=1', 'FREQ=HOURLY', 'FREQ=YEARLY;BYWEEKNO=20'],
    ...['', 'FREQ=', 'FREQ=DAILY;INTERVAL=0', 'FREQ=DAILY;INTERVAL=-1', 'FREQ=DAILY;COUNT=0'],
    ...['FREQ=DAILY;COUNT=1e9', 'FREQ=DAILY;UNTIL=soon', 'FREQ=WEEKLY;BYDAY=XX', 'FREQ=DAILY;X'],
    ...['FREQ=MONTHLY;BYMONTHDAY=0', 'FREQ=MONTHLY;BYMONTHDAY=32', 'FREQ=YEARLY;BYMONTH=13'],
    ...['FREQ=DAILY;BYHOUR=24', 'FREQ=DAILY;INTERVAL=99999', 'FREQ=MONTHLY;BYDAY=0MO'],
  ];
  for (const rule of unread) t.equal(parsed(rule), null, rule);
  t.not(parsed('freq=weekly;byday=mo;x-note=1'), null);
});

t.test('a rule that fits no day ends, and one that asks for too much is stopped', async t => {
  t.same(
    starts(
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
      '2013-02-03T18:00',
      undefined,
      '2100-01-01T00:00',
    ),
    [],
  );
  const hours = Array.from({ length: 24 }, (_, at) => at).join();
  const minutes = Array.from({ length: 60 }, (_, at) => at).join();
  const every = `FREQ=DAILY;BYHOUR=${hours};BYMINUTE=${minutes}`;
  t.throws(
    () => starts(every, '2000-01-01T00:00', undefined, '2014-01-01T00:00'),
    new TooMuchWork(),
  );
});

const date = fc
  .integer({ min: 0, max: 1500 })
  .map(days => new Date(Date.UTC(2010, 0, 1) + days * DAY).toISOString().slice(0, 10));
const weekday = fc.constantFrom<string>('SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA');
const list = <T>(of: fc.Arbitrary<T>) => fc.uniqueArray(of, { minLength: 1, maxLength: 3 });

t.test('daily and weekly rules say what a clock that is set day by day says', async () => {
  const one = fc.record({
    day: date,
    window: date,
    interval: fc.integer({ min: 1, max: 4 }),
    days: list(weekday),
    isWeekly: fc.boolean(),
    count: fc.option(fc.integer({ min: 1, max: 400 })),
  });
  fc.assert(
    fc.property(one, ({ day, window, interval, days, isWeekly, count }) => {
      const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
      const start = DateTime.fromISO(day, { zone: 'utc' });
      const from = DateTime.fromISO(window, { zone: 'utc' });
      const expected: string[] = [];
      let counted = 0;
      for (let at = start; at < from.plus({ days: 60 }); at = at.plus({ days: 1 })) {
        const weeks = at.startOf('week').diff(start.startOf('week'), 'weeks').weeks;
        const passed = isWeekly ? weeks : at.diff(start, 'days').days;
        if (passed % interval !== 0 || !days.includes(names[at.weekday - 1]!)) continue;
        counted += 1;
        if (count !== null && counted > count) break;
        if (at >= from) expected.push(at.toFormat("yyyy-MM-dd'T'18:00"));
      }
      const rule = `FREQ=${isWeekly ? 'WEEKLY' : 'DAILY'};INTERVAL=${interval};BYDAY=${days}${count === null ? '' : `;COUNT=${count}`}`;
      const to = from.plus({ days: 59 }).toFormat("yyyy-MM-dd'T'23:59");
      assert.deepEqual(starts(rule, `${day}T18:00`, `${window}T00:00`, to), expected, rule);
    }),
    { numRuns: 300, seed },
  );
});

const isThere = spawnSync(PYTHON, ['-c', 'import dateutil']).status === 0;
const skip = isThere ? false : "Python's dateutil is not installed; Debian has it as a package";

t.test("monthly and yearly rules say what Python's dateutil says", { skip }, async t => {
  // Some of each kind together are read in more than one way.
  const nth = fc
    .tuple(fc.constantFrom('1', '2', '4', '5', '-1', '-2'), weekday)
    .map(each => each.join(''));
  const parts = fc.record(
    {
      BYDAY: fc.oneof(list(weekday), list(nth)),
      BYMONTHDAY: list(fc.constantFrom(1, 13, 29, 30, 31, -1, -3)),
      BYMONTH: list(fc.integer({ min: 1, max: 12 })),
      BYYEARDAY: list(fc.constantFrom(1, 60, 200, 366, -1, -200)),
      BYSETPOS: list(fc.constantFrom(1, 2, 3, -1, -2)),
    },
    { requiredKeys: [] },
  );
  const asked = fc.record({ day: date, parts, isMonthly: fc.boolean(), window: date });
  const cases = fc.sample(fc.tuple(asked, fc.integer({ min: 1, max: 3 })), {
    ...{ numRuns: 300, seed },
  });
  const questions = cases.flatMap(([{ day, parts, isMonthly, window }, interval]) => {
    // Without anything to count, a position counts nothing; days of the year are of the year.
    const { BYYEARDAY, BYSETPOS, ...others } = parts;
    const isPlain = others.BYDAY === undefined && others.BYMONTHDAY === undefined;
    const said = {
      ...others,
      ...(isMonthly || BYYEARDAY === undefined ? {} : { BYYEARDAY }),
      ...(isPlain || BYSETPOS === undefined ? {} : { BYSETPOS }),
    };
    const text = Object.entries(said).map(([name, values]) => `;${name}=${values}`);
    const to = `${Number(window.slice(0, 4)) + 5}-01-01T00:00`;
    const rule = `FREQ=${isMonthly ? 'MONTHLY' : 'YEARLY'};INTERVAL=${interval}${text.join('')}`;
    return { rule, start: `${day}T18:00`, from: `${window}T00:00`, to };
  });
  const script = `import datetime, json, sys
from datetime import datetime as d
# A rule that fits no day is looked at until then.
datetime.MAXYEAR = 2025
from dateutil.rrule import rrulestr
print(json.dumps([[at.strftime('%Y-%m-%dT%H:%M') for at in
  rrulestr(q['rule'], dtstart=d.fromisoformat(q['start'])).between(
    d.fromisoformat(q['from']), d.fromisoformat(q['to']), inc=True)] for q in json.load(sys.stdin)]))`;
  const input = JSON.stringify(questions);
  const { stdout, stderr } = spawnSync(PYTHON, ['-c', script], { input, encoding: 'utf8' });
  t.equal(stderr, '');
  const answers = JSON.parse(stdout) as string[][];
  for (const [at, { rule, start, from, to }] of questions.entries()) {
    assert.deepEqual(starts(rule, start, from, to), answers[at], `${start} ${rule}`);
  }
  t.ok(answers.filter(each => each.length > 0).length > 50, 'many fit some day');
});
