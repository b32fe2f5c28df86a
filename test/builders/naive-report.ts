import type { Conflict, RuleContext } from '../../src/domain/conflicts/conflict.js';
import type { RulesAsked } from '../../src/domain/conflicts/index.js';
import { usualPolicy } from '../../src/domain/conflicts/policy.js';
import type { Severity } from '../../src/domain/conflicts/severity.js';
import type { Schedule } from '../../src/domain/schedule.js';
import { naiveArranged } from './naive/arranged.js';
import { naiveBookings } from './naive/bookings.js';
import type { Found } from './naive/found.js';
import { naiveHours } from './naive/hours.js';
import { naiveHouses } from './naive/houses.js';
import { naiveInterpreters } from './naive/interpreters.js';
import { naiveJourneys } from './naive/journeys.js';
import { naiveLegs } from './naive/legs.js';
import { naivePeople } from './naive/people.js';
import { naiveWhereabouts } from './naive/whereabouts.js';

/**
 * What all rules find in a schedule, by comparing everything with everything, written from the
 * catalogue and not from the rules: sorted keys `severity rule subjects`. A run without a day of rest
 * is named by its speaker and days, as what fills it is told by nothing else.
 */
export function naiveReport(schedule: Schedule, asked: RulesAsked): string[] {
  const live = {
    ...schedule,
    legs: schedule.legs.filter(({ status }) => status === 'confirmed'),
    events: schedule.events.filter(({ status }) =>
      ['proposed', 'hold', 'confirmed'].includes(status),
    ),
  };
  const policyOf = (tour: string) =>
    schedule.tours.find(({ slug }) => slug === tour)?.policy ?? usualPolicy;
  const context: RuleContext = { holidayOn: () => null, ...asked, policyOf };
  const all = [
    ...[naiveArranged, naiveBookings, naiveJourneys, naiveLegs, naiveWhereabouts],
    ...[naiveHours, naiveHouses, naiveInterpreters, naivePeople],
  ];
  return all
    .flatMap(find => find(live, context))
    .flatMap(found => {
      const severity = severityOf(found, live, context);
      return severity === null ? [] : [keyOf({ ...found, severity })];
    })
    .sort();
}

/** The same keys of what the rules found. */
export function keysOf(conflicts: readonly Conflict[]): string[] {
  return conflicts
    .map(({ rule, severity, subjects, period }) => {
      const days = period && `${period.firstDate}/${period.lastDate}`;
      const names = subjects.map(({ type, id }) => `${type}:${id}`);
      return keyOf({ rule, severity, subjects: names, ...(days && { days }) });
    })
    .sort();
}

function keyOf({ rule, severity, subjects, days }: Found): string {
  const isRun = rule === 'no-rest-day';
  const names = isRun ? subjects.filter(each => each.startsWith('speaker:')) : subjects.toSorted();
  return [severity, rule, ...names, ...(isRun ? [days] : [])].join(' ');
}

/** The gravest that a tour of one of its legs and events says; null where all switch it off. */
function severityOf(
  { rule, severity, subjects }: Found,
  { legs, events }: Schedule,
  { policyOf }: RuleContext,
): Severity | null {
  const things = [
    ...legs.map(({ id, tour }) => ({ name: `leg:${id}`, tour })),
    ...events.map(({ id, tour }) => ({ name: `event:${id}`, tour })),
  ];
  const said = things
    .filter(({ name }) => subjects.includes(name))
    .map(({ tour }) => policyOf(tour).rules[rule] ?? severity);
  return (['error', 'warning', 'info'] as const).find(each => said.includes(each)) ?? null;
}
