import { addDays, type CalendarDate, daysBetween, eachDay } from '../calendar-date.js';
import { counted } from '../counted.js';
import { dayInWords } from '../date-words.js';
import { legsByTraveller, type ScheduledLeg } from '../schedule.js';
import { localDateAt } from '../time/local-date.js';
import { arrangedDays, arrangingTours, nightsOf } from './arranged-days.js';
import type { Conflict, Finding, Rule } from './conflict.js';
import { namesTogether } from './event-words.js';
import { type LegDays, legDays } from './leg-days.js';
import { legSubjects, placeName, travellerName } from './leg-words.js';

/** Somebody on tour has no bed. Told once a tour keeps its arrangements on file, leg by leg. */
export const nightWithoutLodging: Rule = {
  id: 'night-without-lodging',
  severity: 'warning',
  definition:
    'A night within 14 days, between two days on legs of a speaker, for which no lodging is on file; in tours with arrangements on file.',
  flagged: 'Washington February 3–5 with a room from February 3 to 4: the night of February 4.',
  notFlagged:
    'A tour without arrangements; the night before a free day; a night on a travel leg; one that is over or further off.',
  isInternal: true,
  find(schedule, { now, policyOf }) {
    const arranging = arrangingTours(schedule);
    if (arranging.size === 0) return [];
    const isLodged = arrangedDays(schedule, 'lodging', nightsOf);
    return [...legsByTraveller(schedule).values()].flatMap(legs => {
      const onTour = legDays(legs);
      return legs
        .filter(({ tour, kind }) => arranging.has(tour) && kind !== 'travel')
        .flatMap(leg => {
          const { lodgingWarningDays } = policyOf(leg.tour).thresholds;
          const nights = nightsWithin(leg, now, lodgingWarningDays)
            .filter(night => isNightOf(leg, night, onTour))
            .filter(night => !isLodged(leg.tour, leg.speaker, night));
          return nights.length === 0 ? [] : [describe(leg, nights)];
        });
    });
  },
};

/** The days of a leg from today to so many days ahead. */
function nightsWithin(leg: ScheduledLeg, now: Date, days: number): CalendarDate[] {
  const today = localDateAt(now, leg.city?.timeZone ?? 'Etc/UTC');
  return eachDay(leg).filter(day => today <= day && daysBetween(today, day) <= days);
}

/** On a hand-over day the night belongs to the leg that goes on. */
function isNightOf(leg: ScheduledLeg, night: CalendarDate, onTour: LegDays): boolean {
  if (night < leg.lastDate) return true;
  return onTour.on(night) === leg && onTour.on(addDays(night, 1)) !== null;
}

/** Several legs with nights without lodging in one sentence, for a report. */
export function nightsTogether(conflicts: readonly Conflict[]): string {
  const legs = conflicts.map(({ facts }) => `${facts.city} (${facts.days})`);
  const nights = conflicts.reduce((sum, { facts }) => sum + (facts.nights as string[]).length, 0);
  return `${nights} nights are without lodging: ${namesTogether(legs)}. Book one for each.`;
}

function describe(leg: ScheduledLeg, nights: readonly CalendarDate[]): Finding {
  const city = placeName(leg);
  const days = namesTogether(nights.map(night => dayInWords(night)));
  return {
    subjects: legSubjects(leg),
    period: { firstDate: nights[0]!, lastDate: nights.at(-1)! },
    facts: { city, nights: [...nights], days, traveller: travellerName(leg) },
    message: `${travellerName(leg)} has no lodging in ${city} for ${counted(nights.length, 'night')}: ${days}. Book one, or put on file where they stay.`,
  };
}
