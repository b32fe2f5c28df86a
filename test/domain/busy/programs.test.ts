import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { piecesOf, readFrom } from '../../../src/domain/busy/read-calendar.js';

const isInstalled = (command: string) => spawnSync(command, ['--version']).status === 0;
const without = (name: string) =>
  isInstalled(name) ? false : `${name} is not installed; Debian has it as a package`;

/** A dentist, a leave of three days and a course of five weeks over a clock change, in New York. */
const expected = {
  days: [{ firstDate: '2026-12-10', lastDate: '2026-12-12' }],
  periods: [
    ['2026-12-01T23:00:00Z', '2026-12-02T01:00:00Z'],
    ['2027-03-01T14:00:00Z', '2027-03-01T15:00:00Z'],
    ['2027-03-08T14:00:00Z', '2027-03-08T15:00:00Z'],
    ['2027-03-15T13:00:00Z', '2027-03-15T14:00:00Z'],
    ['2027-03-22T13:00:00Z', '2027-03-22T14:00:00Z'],
    ['2027-03-29T13:00:00Z', '2027-03-29T14:00:00Z'],
  ].map(([from, to]) => ({ startsAt: new Date(from!), endsAt: new Date(to!) })),
  unread: 0,
};

const read = (text: string) =>
  readFrom([
    ...piecesOf(text, {
      now: new Date('2026-11-22T12:00:00Z'),
      timeZone: 'America/New_York',
      feedHost: null,
    }),
  ]);

t.test('what khal keeps is read', { skip: without('khal') }, async t => {
  const { folder, run } = home(t);
  const calendar = join(folder, 'calendar');
  mkdirSync(calendar);
  writeFileSync(
    join(folder, 'config'),
    [
      ...['[calendars]', '[[own]]', `path = ${calendar}`, '[locale]'],
      ...['local_timezone = America/New_York', 'default_timezone = America/New_York'],
      ...['timeformat = %H:%M', 'dateformat = %Y-%m-%d', 'longdateformat = %Y-%m-%d'],
      ...['datetimeformat = %Y-%m-%d %H:%M', 'longdatetimeformat = %Y-%m-%d %H:%M', ''],
    ].join('\n'),
  );
  const add = (...args: string[]) =>
    run('khal', ['--config', join(folder, 'config'), 'new', '-a', 'own', ...args]);
  add('2026-12-01', '18:00', '20:00', 'Dentist');
  add('2026-12-10', '2026-12-12', 'Leave');
  const weekly = ['--repeat', 'weekly', '--until', '2027-04-01'];
  add(...weekly, '2027-03-01', '09:00', '10:00', 'Course');
  const text = readdirSync(calendar).map(file => readFileSync(join(calendar, file), 'utf8'));
  t.strictSame(read(text.join('')), expected);
});

t.test('what calcurse exports is read', { skip: without('calcurse') }, async t => {
  const { folder, run } = home(t);
  const apts = [
    '12/01/2026 @ 18:00 -> 12/01/2026 @ 20:00 |Dentist',
    ...['10', '11', '12'].map(day => `12/${day}/2026 [1] Leave`),
    '03/01/2027 @ 09:00 -> 03/01/2027 @ 10:00 {1W -> 04/01/2027} |Course',
    '',
  ];
  writeFileSync(join(folder, 'apts'), apts.join('\n'));
  t.strictSame(read(run('calcurse', ['-D', folder, '--export=ical'])), expected);
});

/** A home folder of a person in New York. */
function home(t: Test) {
  const folder = mkdtempSync(join(tmpdir(), 'gira-diary-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const environment = { HOME: folder, XDG_CACHE_HOME: folder, XDG_DATA_HOME: folder };
  const env = { ...environment, PATH: process.env.PATH, TZ: 'America/New_York', LC_ALL: 'C.UTF-8' };
  const run = (command: string, args: string[]) => {
    const { status, stdout, stderr } = spawnSync(command, args, { env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
    return stdout;
  };
  return { folder, run };
}
