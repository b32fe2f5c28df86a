import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import ICAL from 'ical.js';
import moment from 'moment-timezone';
import t from 'tap';
import { pinnedRules } from '../../src/domain/time/rules.js';
import { wallTimeAt } from '../../src/domain/time/wall-time.js';
import { yearlyShape } from '../../src/domain/time/yearly-shape.js';
import { zoneNames } from '../../src/domain/time/zone-names.js';
import { renderCalendar } from '../../src/feeds/icalendar.js';
import { renderVTimezone } from '../../src/feeds/vtimezone.js';
import { zonedTimes } from '../../src/feeds/zoned-time.js';
import { projectFile } from '../../src/project-files.js';
import { entry, evening, feed } from './build.js';
import { hoursOf } from './reparse.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const from = Date.UTC(2024, 0);
const until = Date.UTC(2029, 0);

/** The zones of the countries that Gira was made for: of their cities, and of the tz database. */
const zones = new Set([
  ...readFileSync(projectFile('db/seed/cities.tsv'), 'utf8')
    .split('\n')
    .map(line => line.split('\t'))
    .filter(([, , , country]) => ['US', 'CA', 'AU', 'SV'].includes(country!))
    .map(fields => fields[6]!),
  ...['US', 'CA', 'AU', 'SV'].flatMap(country => moment.tz.zonesForCountry(country)),
]);

t.test("Mozilla's parser finds by a VTIMEZONE every instant that Gira tells by it", async t => {
  const seen = new Set<string>();
  for (const timeZone of zones) {
    const shape = yearlyShape(timeZone);
    if (shape === null) throw new Error(`${timeZone} has no shape`);
    const changes = changesOf(timeZone);
    const text = renderVTimezone(timeZone, shape);
    // Half of the zones have the same clocks as another one.
    const clocks = `${text.replace(/TZID:.*/, '')} ${changes} ${offset(timeZone, from)}`;
    if (seen.has(clocks)) continue;
    seen.add(clocks);
    const zone = new ICAL.Timezone(new ICAL.Component(ICAL.parse(text)));
    const told = instants(changes).map(at => [at, readBack(at, timeZone, zone)] as const);
    t.strictSame(
      told.filter(([at, read]) => read !== null && read !== at).map(([at]) => new Date(at)),
      [],
      timeZone,
    );
  }
  t.ok(seen.size > 20, `${zones.size} zones, ${seen.size} kinds of clocks`);
});

t.test('where the law stays, all is told in the zone but the hour that comes twice', async t => {
  for (const timeZone of ['America/New_York', 'America/Los_Angeles', 'Australia/Adelaide']) {
    const untold = instants(changesOf(timeZone)).filter(at => timesAt(at, timeZone) === null);
    t.equal(new Set(untold).size, 5 * 120, timeZone);
  }
  const vancouver = 'America/Vancouver';
  const law = instants([]).map(at => [at, timesAt(at, vancouver) !== null] as const);
  t.ok(law.filter(([at]) => at > Date.UTC(2026, 10, 2)).every(([, isTold]) => isTold));
});

t.test(
  'any hours in any zone come back as they are, by the VTIMEZONE in the same file',
  async t => {
    const zone = fc.constantFrom(...zoneNames.filter(name => name.includes('/')));
    const minutes = fc.integer({ min: 0, max: Date.UTC(2100, 0) / MINUTE });
    const hours = fc.record({ zone, minutes, length: fc.integer({ min: 1, max: 2880 }) });
    fc.assert(
      fc.property(fc.array(hours, { minLength: 1, maxLength: 40 }), all => {
        const expected = all.map(({ zone, minutes, length }, index) => {
          const startsAt = new Date(minutes * MINUTE);
          const endsAt = new Date((minutes + length) * MINUTE);
          return { uid: `event-${index}@gira.example`, startsAt, endsAt, zone };
        });
        const entries = expected.map(({ uid, startsAt, endsAt, zone }) =>
          entry({
            uid,
            content: evening({
              place: { ...evening().place, timeZone: zone },
              localStart: wallTimeAt(startsAt, zone),
              ...{ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
            }),
          }),
        );
        const found = hoursOf(renderCalendar(feed({ entries })));
        for (const { uid, startsAt, endsAt, zone } of expected)
          t.same(found.get(uid), [startsAt, endsAt], zone);
      }),
      { numRuns: 60 },
    );
  },
);

/** Every six hours of the years looked at, and every minute of three hours about each change. */
function instants(changes: readonly number[]): number[] {
  const all: number[] = [];
  for (let at = from; at < until; at += 6 * HOUR) all.push(at);
  for (const change of changes)
    for (let by = -180; by <= 180; by += 1) all.push(change + by * MINUTE);
  return all;
}

/** The hours at which clocks are changed in the years looked at. */
function changesOf(timeZone: string): number[] {
  const changes: number[] = [];
  for (let at = from; at < until; at += HOUR / 2)
    if (offset(timeZone, at) !== offset(timeZone, at - HOUR / 2)) changes.push(at);
  return changes;
}

function offset(timeZone: string, at: number): number {
  return pinnedRules.offsetMinutes(timeZone, at);
}

function timesAt(at: number, timeZone: string) {
  return zonedTimes({ startsAt: new Date(at), endsAt: new Date(at), timeZone }, pinnedRules);
}

/** What Mozilla's parser makes of an instant that is written in its zone; null for one in UTC. */
function readBack(at: number, timeZone: string, zone: ICAL.Timezone): number | null {
  const times = timesAt(at, timeZone);
  if (times === null) return null;
  const time = ICAL.Time.fromDateTimeString(`${times.start}:00`);
  time.zone = zone;
  return time.toUnixTime() * 1000;
}
