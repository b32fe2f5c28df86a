import { counted } from '../counted.js';
import type { ScheduledEvent } from '../schedule.js';
import type { Finding, RuleContext } from './conflict.js';
import { daysLeftAt } from './event-days.js';
import type { Severity } from './severity.js';

/** How soon an event needs its venue. */
type Due = { severity: Severity; daysLeft: number };

/**
 * How soon an event needs its venue, or null where it may be without one: it is private, online,
 * over, further off than the tour's limit, or a proposal, which nobody has been promised yet.
 */
export function venueDueIn({ now, policyOf }: RuleContext): (event: ScheduledEvent) => Due | null {
  const daysLeftOf = daysLeftAt(now);
  return event => {
    const { status, visibility, attendance } = event;
    if (status === 'proposed' || visibility !== 'public' || attendance === 'online') return null;
    const { venueErrorDays, venueWarningDays } = policyOf(event.tour).thresholds;
    const daysLeft = daysLeftOf(event);
    if (daysLeft === null || daysLeft > Math.max(venueErrorDays, venueWarningDays)) return null;
    return { severity: daysLeft <= venueErrorDays ? 'error' : 'warning', daysLeft };
  };
}

/** When that is: `today`, `in 1 day`, `in 12 days`. */
export function daysLeftInWords({ daysLeft }: Due): string {
  return daysLeft === 0 ? 'today' : `in ${counted(daysLeft, 'day')}`;
}

/** What findings about the venue of an event have in common. */
export function aboutVenue({
  id,
  venue,
  firstDate,
  lastDate,
}: ScheduledEvent): Pick<Finding, 'subjects' | 'period'> {
  return {
    subjects: [
      { type: 'event', id },
      ...(venue === null ? [] : [{ type: 'venue' as const, id: venue }]),
    ],
    period: { firstDate, lastDate },
  };
}
