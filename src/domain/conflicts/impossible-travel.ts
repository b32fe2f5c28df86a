import type { Rule } from './conflict.js';
import { passageFinding } from './journey-words.js';
import { isPossible, passages } from './journeys.js';

/** A speaker is promised to two places, and nobody gets from one to the other in the time between. */
export const impossibleTravel: Rule = {
  id: 'impossible-travel',
  severity: 'error',
  definition:
    'The journey from one event of a speaker to the next, in any tour, takes longer than the time between; or the confirmed transfer leaves before the one is over, or arrives after the other has begun.',
  flagged: 'Portland until 21:30, Santa Cruz at 02:00; Boston until 21:00, and a bus at 20:30.',
  notFlagged:
    'Portland February 6 until 21:00, Santa Cruz February 7 at 19:00; one venue; online; within a city while a venue is not known.',
  find: (schedule, context) =>
    passages(schedule, context)
      .filter(passage => !isPossible(passage))
      .map(passage =>
        passageFinding(
          passage,
          ({ name, from, to, days }) => `${name} cannot get from ${from} to ${to} on ${days}`,
        ),
      ),
};
