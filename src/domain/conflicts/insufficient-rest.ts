import type { Rule, RuleContext } from './conflict.js';
import { passageFinding, tenths } from './journey-words.js';
import { isPossible, type Passage, passages } from './journeys.js';

/** A speaker arrives, and has not slept. Where the journey itself is impossible, that is said. */
export const insufficientRest: Rule = {
  id: 'insufficient-rest',
  severity: 'warning',
  definition:
    'Between events on different local dates less than 8 h are left besides the journey, leaving and arriving. A confirmed transfer takes as long as its hours say.',
  flagged: 'Portland until 21:00, Santa Cruz at 09:00.',
  notFlagged: 'Portland until 21:00, Santa Cruz the next evening.',
  find: (schedule, context) =>
    passages(schedule, context)
      .filter(passage => isPossible(passage) && isShortOfRest(passage, context))
      .map(passage => {
        const restHours = tenths(Math.max(0, restOf(passage)));
        return passageFinding(
          passage,
          ({ name, from, to, days }) =>
            `${name} has too little rest between ${from} and ${to} on ${days}`,
          { restHours },
        );
      }),
};

/** True where a night lies between, and too little of it is left to sleep. */
export function isShortOfRest(
  passage: Passage,
  { policyOf }: Pick<RuleContext, 'policyOf'>,
): boolean {
  const { before, after } = passage;
  const { restHours } = policyOf(after.tour).thresholds;
  return before.firstDate !== after.firstDate && restOf(passage) < restHours;
}

function restOf({ gapHours, neededHours }: Passage): number {
  return gapHours - neededHours;
}
