import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { renderCalendar } from '../../src/feeds/icalendar.js';
import { projectFile } from '../../src/project-files.js';
import { byUid, expectedIn, fullFeed } from './full-feed.js';

/** Debian's own Python, which has Debian's modules; another may come first in the path. */
const PYTHON = '/usr/bin/python3';

/** Debian's gir1.2-ical-3.0 and python3-gi. */
const libical =
  "import gi; gi.require_version('ICalGLib', '3.0'); from gi.repository import ICalGLib";

const isInstalled = (command: string, ...args: string[]) => spawnSync(command, args).status === 0;
const without = (name: string, isThere: boolean) =>
  isThere ? false : `${name} is not installed; Debian has it as a package`;

/**
 * These two take no notice of a VTIMEZONE of which they know the name, and old zone data of the
 * machine is an hour off in Vancouver after the law of 2026: wall times are right there, instants not.
 */
const isAgreed = ({ timeZone, hours }: ReturnType<typeof expectedIn>[number]) =>
  timeZone !== 'America/Vancouver' || hours[0]! < new Date('2026-11-01');
const agreed = expectedIn('en').filter(isAgreed);
const text = renderCalendar(fullFeed());

for (const [name, module, script] of [
  ["Python's icalendar", 'import icalendar', 'test/feeds/read-by-icalendar.py'],
  ['libical', libical, 'test/feeds/read-by-libical.py'],
] as const) {
  t.test(
    `${name} reads every entry of a full feed, by its VTIMEZONEs`,
    { skip: without(name, isInstalled(PYTHON, '-c', module)) },
    async t => {
      for (const language of ['en', 'es'] as const) {
        const input = renderCalendar(fullFeed(), { language });
        const { stdout, stderr } = spawnSync(PYTHON, [projectFile(script)], {
          input,
          encoding: 'utf8',
        });
        t.equal(stderr, '');
        const expected = expectedIn(language).map(({ timeZone, hours, ...each }) => ({
          ...each,
          hours: hours.map(Number),
        }));
        t.same(byUid(JSON.parse(stdout)), byUid(expected));
      }
    },
  );
}

t.test(
  'khal imports a full feed and lists every entry at its hours',
  { skip: without('khal', isInstalled('khal', '--version')) },
  async t => {
    const { folder, run } = home(t);
    mkdirSync(join(folder, 'calendar'));
    writeFileSync(join(folder, 'config'), khalConfig(join(folder, 'calendar')));
    const khal = (...args: string[]) => run('khal', ['--config', join(folder, 'config'), ...args]);
    khal('import', '--batch', '--include-calendar', 'feed', join(folder, 'feed.ics'));
    const format = '{uid}|{start-long-full}|{end-long-full}|{title}';
    const listed = khal('list', '--once', '--format', format, '2026-06-01', '400d');
    const found = listed.split('\n').filter(line => line.includes('@gira.example|'));
    // The end of whole days is the last of them here.
    const expected = agreed.map(({ uid, hours: [start, end], summary }) => {
      const isAllDay = Number(start) % 86_400_000 === 0 && Number(end) % 86_400_000 === 0;
      const last = isAllDay ? new Date(Number(end) - 86_400_000) : end!;
      return [uid, minute(start!), minute(last), summary].join('|');
    });
    t.strictSame(found.filter(isAmong(agreed.map(({ uid }) => `${uid}|`))).sort(), expected.sort());
    t.equal(found.length, fullFeed().entries.length);
  },
);

t.test(
  'calcurse imports a full feed and keeps every event at its hours',
  { skip: without('calcurse', isInstalled('calcurse', '--version')) },
  async t => {
    const { folder, run } = home(t);
    const told = run('calcurse', ['-D', folder, '-i', join(folder, 'feed.ics')]);
    t.match(told, /25 apps \/ 3 events \/ 0 todos \/ 0 skipped/);
    const kept = readFileSync(join(folder, 'apts'), 'utf8').split('\n');
    const timed = agreed.filter(({ hours }) => hours.some(at => Number(at) % 86_400_000 !== 0));
    for (const { hours, summary } of timed) {
      const [start, end] = hours.map(at => {
        const [year, month, day] = at.toISOString().slice(0, 10).split('-');
        return `${month}/${day}/${year} @ ${at.toISOString().slice(11, 16)}`;
      });
      const isKept = kept.some(
        line => line.startsWith(`${start} -> ${end}`) && line.endsWith(`|${summary}`),
      );
      t.ok(isKept, `${start} ${summary}`);
    }
  },
);

/** A home folder with the feed in it, in which a program knows nothing but UTC. */
function home(t: Test) {
  const folder = mkdtempSync(join(tmpdir(), 'gira-reader-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'feed.ics'), text);
  const environment = { HOME: folder, XDG_CACHE_HOME: folder, XDG_DATA_HOME: folder };
  const env = { ...environment, PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C.UTF-8' };
  const run = (command: string, args: string[]) => {
    const { status, stdout, stderr } = spawnSync(command, args, { env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
    return stdout;
  };
  return { folder, run };
}

function khalConfig(path: string): string {
  return [
    ...['[calendars]', '[[feed]]', `path = ${path}`, '[locale]', 'local_timezone = UTC'],
    ...['default_timezone = UTC', 'timeformat = %H:%M', 'dateformat = %Y-%m-%d'],
    ...['longdateformat = %Y-%m-%d', 'datetimeformat = %Y-%m-%dT%H:%M'],
    ...['longdatetimeformat = %Y-%m-%dT%H:%M', ''],
  ].join('\n');
}

const minute = (at: Date) => at.toISOString().slice(0, 16);
const isAmong = (starts: readonly string[]) => (line: string) =>
  starts.some(start => line.startsWith(start));
