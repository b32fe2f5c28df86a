import { policyFrom } from '../../src/domain/conflicts/policy.js';
import type { ScheduledArrangement, ScheduledTour } from '../../src/domain/schedule.js';

/** What is arranged for the leg `leg`, confirmed, on the clocks of New York: a meal at no hour. */
export function scheduledArrangement(
  changes: Partial<ScheduledArrangement> = {},
): ScheduledArrangement {
  return {
    ...{ kind: 'meal', leg: 'leg', event: null, day: null, start: null, end: null },
    ...{ timeZone: 'America/New_York', from: null, to: null, mode: null, confirmed: true },
    ...changes,
  };
}

/** The tour of legs and events that name no other one, with what is arranged for it. */
export function arrangingTour(arrangements: ScheduledArrangement[]): ScheduledTour {
  const tour = { slug: 'tour-2013', title: 'Tour 2013', datesToAvoid: [] };
  return { ...tour, policy: policyFrom({}), arrangements };
}
