import { holidayOn } from '../holidays.js';
import type { Schedule } from '../schedule.js';
import { ambiguousLocalTime } from './ambiguous-local-time.js';
import type { Conflict, Rule } from './conflict.js';
import { endBeforeStart } from './end-before-start.js';
import { implausibleDuration } from './implausible-duration.js';
import { findConflicts, type RulesAsked, rules } from './index.js';
import { interpreterMissing } from './interpreter-missing.js';
import { interpreterOverloaded } from './interpreter-overloaded.js';
import { legGap } from './leg-gap.js';
import { legHandoverDay } from './leg-handover-day.js';
import { legOffCoast } from './leg-off-coast.js';
import { legWithoutEvents } from './leg-without-events.js';
import { legsOverlap } from './legs-overlap.js';
import { localContactMissing } from './local-contact-missing.js';
import { nightWithoutLodging } from './night-without-lodging.js';
import { noMealBreak } from './no-meal-break.js';
import { nonexistentLocalTime } from './nonexistent-local-time.js';
import { isGrave } from './policy.js';
import { publicHoliday } from './public-holiday.js';
import { tzRulesChanged } from './tz-rules-changed.js';
import { venueAccessibilityMissing } from './venue-accessibility-missing.js';
import { venueCapacity } from './venue-capacity.js';
import { venueMissing } from './venue-missing.js';
import { venueNotInLegCity } from './venue-not-in-leg-city.js';
import { venueUnconfirmed } from './venue-unconfirmed.js';
import { zoneMismatch } from './zone-mismatch.js';

/** Rules about what an event or a leg is: another hour would not help. */
const notOfTheHour: ReadonlySet<Rule> = new Set([
  ...[legGap, legHandoverDay, legOffCoast, legWithoutEvents, legsOverlap],
  ...[venueAccessibilityMissing, venueCapacity, venueMissing, venueNotInLegCity, venueUnconfirmed],
  ...[ambiguousLocalTime, endBeforeStart, implausibleDuration, nonexistentLocalTime],
  ...[interpreterMissing, localContactMissing, nightWithoutLodging, tzRulesChanged, zoneMismatch],
  // A second interpreter, or a shorter talk before, helps as well as another hour.
  ...[interpreterOverloaded, noMealBreak],
]);

const hourRules = rules.filter(rule => !notOfTheHour.has(rule));
const hourRuleIds: ReadonlySet<string> = new Set(hourRules.map(({ id }) => id));

/** Whether it is an error or a warning that another hour could be without. */
export function isHourClash({ rule, severity }: Conflict): boolean {
  return severity !== 'info' && hourRuleIds.has(rule);
}

/**
 * What speaks against the hours of some events: errors and warnings that another hour could be
 * without. An hour is offered, or proposed, only where there are none.
 */
export function hourClashes(
  schedule: Schedule,
  events: ReadonlySet<string>,
  asked: RulesAsked,
): Conflict[] {
  const context = { ...asked, ...holidaysFor(schedule), about: events };
  return findConflicts(schedule, context, hourRules).filter(isHourClash);
}

/** A holiday is for information, and not looked up, unless a tour says that it is worse. */
function holidaysFor({ tours }: Schedule): Partial<RulesAsked> {
  return tours.some(({ policy }) => isGrave(publicHoliday, policy)) ? { holidayOn } : {};
}
