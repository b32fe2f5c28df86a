import { compare } from '../compare.js';
import { isLive } from '../event.js';
import type { Schedule } from '../schedule.js';
import { ambiguousLocalTime } from './ambiguous-local-time.js';
import { type Conflict, type Rule, type RuleContext, severities } from './conflict.js';
import { fingerprintOf } from './fingerprint.js';
import { interpreterDoubleBooked } from './interpreter-double-booked.js';
import { legGap } from './leg-gap.js';
import { legHandoverDay } from './leg-handover-day.js';
import { legOffCoast } from './leg-off-coast.js';
import { legWithoutEvents } from './leg-without-events.js';
import { legsOverlap } from './legs-overlap.js';
import { noRestDay } from './no-rest-day.js';
import { speakerDoubleBooked } from './speaker-double-booked.js';
import { tzRulesChanged } from './tz-rules-changed.js';
import { venueDoubleBooked } from './venue-double-booked.js';

/** Every clash rule, the gravest first. A new rule is its file, its test and a line here. */
export const rules: readonly Rule[] = [
  speakerDoubleBooked,
  venueDoubleBooked,
  interpreterDoubleBooked,
  legsOverlap,
  ambiguousLocalTime,
  tzRulesChanged,
  legOffCoast,
  legHandoverDay,
  legGap,
  legWithoutEvents,
  noRestDay,
];

/**
 * All conflicts of a schedule, whatever the order of its parts: errors first, then warnings, then
 * infos; each in order of the first day (those without days last), rule and fingerprint. Cancelled
 * legs and events that are not live collide with nothing. Conflicts are computed, never stored, so none is waived yet here.
 */
export function findConflicts(schedule: Schedule, context: RuleContext): Conflict[] {
  const live = {
    ...schedule,
    legs: schedule.legs.filter(leg => leg.status === 'confirmed'),
    events: schedule.events.filter(event => isLive(event.status)),
  };
  return rules
    .flatMap(rule => conflictsOf(rule, live, context))
    .sort((one, other) => comparePlaces(placeOf(one), placeOf(other)));
}

/** Where a conflict stands in every list: by severity, first day, rule and fingerprint. */
export function placeOf({ severity, period, rule, fingerprint }: Conflict): string[] {
  const firstDay = period?.firstDate ?? '9999-12-31';
  return [String(severities.indexOf(severity)), firstDay, rule, fingerprint];
}

/** Negative where the first place comes before the second. */
export function comparePlaces(one: readonly string[], other: readonly string[]): number {
  const differs = one.findIndex((part, index) => part !== other[index]);
  return differs === -1 ? 0 : compare(one[differs]!, other[differs]!);
}

function conflictsOf(rule: Rule, schedule: Schedule, context: RuleContext): Conflict[] {
  return rule.find(schedule, context).map(finding => ({
    rule: rule.id,
    severity: finding.severity ?? rule.severity,
    subjects: finding.subjects,
    period: finding.period,
    facts: finding.facts,
    message: finding.message,
    fingerprint: fingerprintOf(rule.id, finding.subjects),
    waived: false,
  }));
}
