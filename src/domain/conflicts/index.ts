import { compare } from '../compare.js';
import { isLive } from '../event.js';
import type { Schedule } from '../schedule.js';
import { ambiguousLocalTime } from './ambiguous-local-time.js';
import { cityNotOnItinerary } from './city-not-on-itinerary.js';
import { competingAudience } from './competing-audience.js';
import {
  type Conflict,
  type Finding,
  isAsked,
  type Rule,
  type RuleContext,
  type Subject,
} from './conflict.js';
import { crossesMidnightIntoOtherLeg } from './crosses-midnight-into-other-leg.js';
import { dateToAvoid } from './date-to-avoid.js';
import { dayOverload } from './day-overload.js';
import { duplicateEvent } from './duplicate-event.js';
import { endBeforeStart } from './end-before-start.js';
import { eventOutsideLeg } from './event-outside-leg.js';
import { fingerprintOf } from './fingerprint.js';
import { hostDoubleBooked } from './host-double-booked.js';
import { implausibleDuration } from './implausible-duration.js';
import { impossibleTravel } from './impossible-travel.js';
import { insufficientRest } from './insufficient-rest.js';
import { interpreterDoubleBooked } from './interpreter-double-booked.js';
import { interpreterMissing } from './interpreter-missing.js';
import { interpreterOverloaded } from './interpreter-overloaded.js';
import { legGap } from './leg-gap.js';
import { legHandoverDay } from './leg-handover-day.js';
import { legOffCoast } from './leg-off-coast.js';
import { legWithoutEvents } from './leg-without-events.js';
import { legsOverlap } from './legs-overlap.js';
import { localContactMissing } from './local-contact-missing.js';
import { longTravelDay } from './long-travel-day.js';
import { nightWithoutLodging } from './night-without-lodging.js';
import { noMealBreak } from './no-meal-break.js';
import { noRestDay } from './no-rest-day.js';
import { nonexistentLocalTime } from './nonexistent-local-time.js';
import { outsideOpeningHours } from './outside-opening-hours.js';
import { type Policy, usualPolicy } from './policy.js';
import { publicHoliday } from './public-holiday.js';
import { graver, type Severity, severities } from './severity.js';
import { speakerDoubleBooked } from './speaker-double-booked.js';
import { speakerUnavailable } from './speaker-unavailable.js';
import { tightTravel } from './tight-travel.js';
import { tzRulesChanged } from './tz-rules-changed.js';
import { venueAccessibilityMissing } from './venue-accessibility-missing.js';
import { venueCapacity } from './venue-capacity.js';
import { venueDoubleBooked } from './venue-double-booked.js';
import { venueMissing } from './venue-missing.js';
import { venueNotInLegCity } from './venue-not-in-leg-city.js';
import { venueUnconfirmed } from './venue-unconfirmed.js';
import { zoneMismatch } from './zone-mismatch.js';

/** Every clash rule, the gravest first. A new rule is its file, its test and a line here. */
export const rules: readonly Rule[] = [
  speakerDoubleBooked,
  venueDoubleBooked,
  interpreterDoubleBooked,
  impossibleTravel,
  duplicateEvent,
  hostDoubleBooked,
  legsOverlap,
  speakerUnavailable,
  venueMissing,
  venueUnconfirmed,
  zoneMismatch,
  nonexistentLocalTime,
  endBeforeStart,
  ambiguousLocalTime,
  tzRulesChanged,
  tightTravel,
  insufficientRest,
  eventOutsideLeg,
  cityNotOnItinerary,
  venueNotInLegCity,
  crossesMidnightIntoOtherLeg,
  implausibleDuration,
  legOffCoast,
  venueCapacity,
  outsideOpeningHours,
  dateToAvoid,
  nightWithoutLodging,
  localContactMissing,
  interpreterMissing,
  interpreterOverloaded,
  dayOverload,
  competingAudience,
  legHandoverDay,
  legGap,
  legWithoutEvents,
  longTravelDay,
  venueAccessibilityMissing,
  publicHoliday,
  noMealBreak,
  noRestDay,
];

/**
 * When conflicts are looked for, and of which events (of all that is in the schedule, without
 * `about`); without `holidayOn` no day is a holiday.
 */
export type RulesAsked = Pick<RuleContext, 'now' | 'about'> &
  Partial<Pick<RuleContext, 'holidayOn'>>;

/** The rules that the database keeps for confirmed events. */
export const bookingRules: readonly Rule[] = [
  speakerDoubleBooked,
  venueDoubleBooked,
  interpreterDoubleBooked,
];

/**
 * All conflicts of a schedule, whatever the order of its parts: errors first, then warnings, then
 * infos; each in order of the first day (those without days last), rule and fingerprint. Cancelled
 * legs and events that are not live collide with nothing; each tour's policy says what is found and
 * how grave it is. Conflicts are computed, never stored, so none is waived yet here. `asking` are
 * the rules that are asked.
 */
export function findConflicts(
  schedule: Schedule,
  asked: RulesAsked,
  asking: readonly Rule[] = rules,
): Conflict[] {
  const live = {
    ...schedule,
    legs: schedule.legs.filter(leg => leg.status === 'confirmed'),
    // What was put together piece by piece has a layout of its own in V8, which makes each look at
    // it a hundred times slower; copies share one.
    events: schedule.events.filter(event => isLive(event.status)).map(event => ({ ...event })),
  };
  const policies = new Map(schedule.tours.map(({ slug, policy }) => [slug, policy]));
  const policyOf = (tour: string) => policies.get(tour) ?? usualPolicy;
  const context = { holidayOn: () => null, ...asked, policyOf };
  const policiesOf = policyFinder(live, policyOf);
  return asking
    .flatMap(rule => conflictsOf(rule, live, context, policiesOf))
    .sort((one, other) => comparePlaces(placeOf(one), placeOf(other)));
}

/** The policies of the tours that a finding is about. */
function policyFinder(
  { legs, events }: Schedule,
  policyOf: (tour: string) => Policy,
): (finding: Finding) => Policy[] {
  const tours = new Map([...legs, ...events].map(({ id, tour }) => [id, tour]));
  return ({ subjects }) => {
    const concerned = subjects.flatMap(
      ({ id, type }) => (type === 'tour' ? id : tours.get(id)) ?? [],
    );
    return [...new Set(concerned)].map(policyOf);
  };
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

const isEvent = ({ type }: Subject) => type === 'event';

function conflictsOf(
  rule: Rule,
  schedule: Schedule,
  context: RuleContext,
  policiesOf: (finding: Finding) => Policy[],
): Conflict[] {
  return rule.find(schedule, context).flatMap(finding => {
    const { subjects, period, facts, message } = finding;
    const isLeftOut = context.about && !isAsked(context, ...subjects.filter(isEvent));
    if (isLeftOut) return [];
    const severity = severityBy(policiesOf(finding), rule.id, finding.severity ?? rule.severity);
    if (severity === 'off') return [];
    const fingerprint = fingerprintOf(rule.id, subjects);
    return {
      rule: rule.id,
      severity,
      subjects,
      period,
      facts,
      message,
      fingerprint,
      ...{ waived: false, waiver: null },
    };
  });
}

/** What concerns two tours is as grave as the stricter of them says. */
function severityBy(policies: readonly Policy[], rule: string, usual: Severity): Severity | 'off' {
  if (policies.length === 0) return usual;
  const said = policies.map(({ rules }) => rules[rule] ?? usual);
  const heard = said.filter(each => each !== 'off');
  return heard.length === 0 ? 'off' : heard.reduce(graver);
}
