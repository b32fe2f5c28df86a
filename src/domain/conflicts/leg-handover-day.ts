import { dayInWords } from '../date-words.js';
import type { Finding, Rule } from './conflict.js';
import { type LegPair, pairsApart } from './leg-pairs.js';
import { legSubjects, placeName, travellerName } from './leg-words.js';

/** One day belongs to two places: people in both may plan an evening for it. */
export const legHandoverDay: Rule = {
  id: 'leg-handover-day',
  severity: 'info',
  definition:
    "The last day of a speaker's leg is the first day of the next, in another metropolitan area.",
  flagged: 'Washington February 3–6 and New York City February 6–7.',
  notFlagged: 'Washington February 3–5 and New York City February 6–7.',
  find: schedule =>
    pairsApart(schedule)
      .filter(([earlier, later]) => earlier.lastDate === later.firstDate)
      .map(describe),
};

function describe([earlier, later]: LegPair): Finding {
  const day = later.firstDate;
  const [from, to] = [placeName(earlier), placeName(later)];
  const change = `${travellerName(earlier)} changes from ${from} to ${to}`;
  return {
    subjects: legSubjects(earlier, later),
    period: { firstDate: day, lastDate: day },
    facts: { day, fromCity: from, toCity: to, traveller: travellerName(earlier) },
    message: `${change} on ${dayInWords(day)}, a day that belongs to both.`,
  };
}
