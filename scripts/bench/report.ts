import { readFileSync } from 'node:fs';
import type { City } from '../../src/domain/city.js';
import { fingerprintOf } from '../../src/domain/conflicts/fingerprint.js';
import { findConflicts, rules } from '../../src/domain/conflicts/index.js';
import { readCities } from '../../src/domain/gazetteer/table.js';
import { grouped } from '../../src/domain/grouped.js';
import { holidayOn } from '../../src/domain/holidays.js';
import type { Schedule, ScheduledEvent } from '../../src/domain/schedule.js';
import { projectFile } from '../../src/project-files.js';
import { EVENTS_A_TOUR, generatedSchedule } from './generated-schedule.js';
import { median } from './process.js';

const SIZES = [1_000, 10_000, 100_000];
const RUNS: Record<number, number> = { 1000: 21, 10000: 11, 100000: 3 };
const now = new Date('2012-06-01T12:00:00Z');

/**
 * Prints how long the whole report takes over 1,000, 10,000 and 100,000 events, next to plain
 * sort-and-sweeps of the same intervals in runs between ours: one for each family of rules, and one
 * for each rule. Both grow with n · log n where the last column stays the same.
 */
export function compareReports(): void {
  const cities = bigCities();
  console.log(`the clash report, ${rules.length} rules (medians of interleaved runs):`);
  console.log('  events findings | report | a sweep a family | a sweep a rule | per n log n');
  for (const size of SIZES) {
    const schedule = generatedSchedule(Math.round(size / EVENTS_A_TOUR), cities);
    const families = familiesOf(schedule);
    let findings = 0;
    const works = [
      () => {
        findings = findConflicts(schedule, { now, holidayOn }).length;
      },
      () => {
        for (const family of families) sweep(family);
      },
      () => {
        for (const at of rules.keys()) sweep(families[at % families.length]!);
      },
    ];
    const times = interleaved(works, RUNS[size]!);
    const [report, ofFamilies, ofRules] = times as [number, number, number];
    const n = schedule.events.length;
    const beside = (sweeps: number) => `${ms(sweeps)}, ratio ${(report / sweeps).toFixed(2)}`;
    const slope = ((report * 1e6) / (n * Math.log2(n))).toFixed(0);
    console.log(
      `${String(n).padStart(8)} ${String(findings).padStart(8)} | ${ms(report)} | ${beside(ofFamilies)} | ${beside(ofRules)} | ${slope} ns`,
    );
  }
}

/** The median milliseconds of each work, all of them run in turn; the first turn warms up. */
function interleaved(works: readonly (() => void)[], runs: number): number[] {
  const times = works.map((): number[] => []);
  for (let run = 0; run <= runs; run++) {
    for (const [at, work] of works.entries()) {
      const begun = performance.now();
      work();
      if (run > 0) times[at]!.push(performance.now() - begun);
    }
  }
  return times.map(median);
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`;
}

type Interval = { start: number; end: number; key: string; id: string };

/**
 * What rules compare: events by speaker, venue, interpreter, host, and city of a tour; legs by
 * speaker. Each is swept plainly: gathered, grouped, sorted by the start and walked along once with
 * those that still last, with a fingerprint for each pair that overlaps, as every finding has one.
 * No words, facts, journeys, zones or policies. For a sweep a rule the families take turns.
 */
function familiesOf({ events, legs }: Schedule): (() => Interval[])[] {
  const ofEvents = (keyOf: (event: ScheduledEvent) => string) => () =>
    events.map(event => {
      const { id, startsAt, endsAt } = event;
      return { key: keyOf(event), id, start: startsAt!.getTime(), end: endsAt!.getTime() };
    });
  return [
    ofEvents(({ speakers }) => speakers[0]!),
    ofEvents(({ venue }) => venue!),
    ofEvents(({ interpreter }) => interpreter!),
    ofEvents(({ host }) => host!),
    ofEvents(({ tour, city }) => `${tour} ${city!.slug}`),
    () =>
      legs.map(({ id, speaker, firstDate, lastDate }) => {
        return { key: speaker!, id, start: Date.parse(firstDate), end: Date.parse(lastDate) };
      }),
  ];
}

function sweep(gather: () => Interval[]): number {
  let met = 0;
  for (const each of grouped(gather(), ({ key }) => key).values()) {
    each.sort((one, other) => one.start - other.start || one.end - other.end);
    let open: Interval[] = [];
    for (const next of each) {
      open = open.filter(({ end }) => end > next.start);
      for (const other of open) met += pairOf(other, next).length > 0 ? 1 : 0;
      open.push(next);
    }
  }
  return met;
}

function pairOf(one: Interval, other: Interval): string {
  return fingerprintOf('a-rule', [
    { type: 'event', id: one.id },
    { type: 'event', id: other.id },
  ]);
}

/** Where tours go. */
export function bigCities(): City[] {
  const all = readCities(readFileSync(projectFile('db/seed/cities.tsv'), 'utf8'));
  return all.filter(({ country, population }) => country === 'US' && population >= 300_000);
}
