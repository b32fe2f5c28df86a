import type { Rule, RuleContext } from './conflict.js';
import { passageFinding } from './journey-words.js';
import { isPossible, type Passage, passages } from './journeys.js';

/** A journey that goes well while nothing is late. */
export const tightTravel: Rule = {
  id: 'tight-travel',
  severity: 'warning',
  definition:
    'The journey to the next event can be made, but with less than 1.5 h besides leaving and arriving; within 30 km with less than 0.5 h besides the journey. A confirmed transfer takes as long as its hours say.',
  flagged: 'San Francisco until 12:00, Los Angeles at 18:00.',
  notFlagged: 'San Francisco until 12:00, Los Angeles at noon of the next day.',
  find: (schedule, context) =>
    passages(schedule, context)
      .filter(passage => isPossible(passage) && isTight(passage, context))
      .map(passage =>
        passageFinding(
          passage,
          ({ name, from, to, days }) =>
            `${name} has little time to get from ${from} to ${to} on ${days}`,
        ),
      ),
};

/** True where less time is left than something that is late would take. */
export function isTight(
  { after, journey, gapHours, neededHours }: Passage,
  { policyOf }: Pick<RuleContext, 'policyOf'>,
): boolean {
  if (journey === null) return false;
  const { nearKm, nearTightMinutes, tightMinutes } = policyOf(after.tour).thresholds;
  return journey.km <= nearKm
    ? gapHours < journey.hours + nearTightMinutes / 60
    : gapHours < neededHours + tightMinutes / 60;
}
