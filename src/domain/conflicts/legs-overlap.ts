import { daysBetween } from '../calendar-date.js';
import { dateRangeInWords } from '../date-words.js';
import type { ScheduledLeg } from '../schedule.js';
import type { Finding, Rule } from './conflict.js';
import { type LegPair, pairsApart } from './leg-pairs.js';
import { daysOf, legDaysAsFacts, legSubjects, placeName, travellerName } from './leg-words.js';

/** A traveller is promised to two places at once, for more than the day of changing over. */
export const legsOverlap: Rule = {
  id: 'legs-overlap',
  severity: 'error',
  definition: "A speaker's legs in different metropolitan areas share more than a hand-over day.",
  flagged: 'New York City February 6–8 and Boston February 7–9.',
  notFlagged: 'Boston February 8 and Philadelphia February 11; San Francisco and Berkeley.',
  find: schedule =>
    pairsApart(schedule)
      .filter(([earlier, later]) => earlier.lastDate > later.firstDate)
      .map(describe),
};

function describe([earlier, later]: LegPair): Finding {
  const firstDate = later.firstDate;
  const lastDate = earlier.lastDate < later.lastDate ? earlier.lastDate : later.lastDate;
  const acrossTours = earlier.tour !== later.tour;
  const stays = [earlier, later].map(leg => stay(leg, acrossTours)).join(' and in ');
  const days = dateRangeInWords(firstDate, lastDate);
  return {
    subjects: legSubjects(earlier, later),
    period: { firstDate, lastDate },
    facts: {
      sharedDays: daysBetween(firstDate, lastDate) + 1,
      cities: [placeName(earlier), placeName(later)],
      traveller: travellerName(earlier),
      ...(acrossTours && { tours: [earlier.tourTitle, later.tourTitle] }),
      ...legDaysAsFacts(earlier, later),
    },
    message: `${travellerName(earlier)} is in ${stays} at the same time, on ${days}.`,
  };
}

/** The tour is named only where it explains how the overlap came about. */
function stay(leg: ScheduledLeg, withTour: boolean): string {
  return `${placeName(leg)} (${daysOf(leg)}${withTour ? `, ${leg.tourTitle}` : ''})`;
}
