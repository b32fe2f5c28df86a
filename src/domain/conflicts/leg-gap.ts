import { addDays, daysBetween } from '../calendar-date.js';
import { dateRangeInWords, dayInWords } from '../date-words.js';
import { grouped } from '../grouped.js';
import { legsByTraveller, type ScheduledLeg } from '../schedule.js';
import type { Finding, Rule } from './conflict.js';
import { legSubjects, placeName, travellerName } from './leg-words.js';

/** Days of a tour that belong to no city: a rest, a journey, or a day nobody has offered yet. */
export const legGap: Rule = {
  id: 'leg-gap',
  severity: 'info',
  definition: "Free local days between consecutive legs of one speaker's tour.",
  flagged: 'Boston to February 9, Philadelphia from February 11: February 10 is free.',
  notFlagged: 'The next leg starts the day after.',
  find: schedule => [...legsByTraveller(schedule).values()].flatMap(gapsOfTraveller),
};

/**
 * Gaps are sought tour by tour: the month between two tours is nobody's oversight. A speaker of
 * several tours may spend the free days with another one, so the sentence then names the tour.
 */
function gapsOfTraveller(legs: readonly ScheduledLeg[]): Finding[] {
  const tours = grouped(legs, leg => leg.tour);
  return [...tours.values()].flatMap(ofTour => gaps(ofTour, tours.size > 1));
}

function gaps(legs: readonly ScheduledLeg[], nameTour: boolean): Finding[] {
  const findings: Finding[] = [];
  // The leg that reaches furthest so far, not the one before: a day trip inside a long stay ends
  // early without leaving anybody without a city.
  let furthest = legs[0]!;
  for (const leg of legs) {
    if (daysBetween(furthest.lastDate, leg.firstDate) > 1) {
      findings.push(describe(furthest, leg, nameTour));
    }
    if (leg.lastDate > furthest.lastDate) furthest = leg;
  }
  return findings;
}

function describe(before: ScheduledLeg, after: ScheduledLeg, nameTour: boolean): Finding {
  const firstDate = addDays(before.lastDate, 1);
  const lastDate = addDays(after.firstDate, -1);
  const [from, to] = [placeName(before), placeName(after)];
  const none = nameTour ? `no city of ${before.tourTitle}` : 'no city';
  const between =
    `${from} (to ${dayInWords(before.lastDate)}) ` +
    `and ${to} (from ${dayInWords(after.firstDate)})`;
  const days = dateRangeInWords(firstDate, lastDate);
  return {
    subjects: legSubjects(before, after),
    period: { firstDate, lastDate },
    facts: {
      freeDays: daysBetween(firstDate, lastDate) + 1,
      ...{ fromCity: from, toCity: to, traveller: travellerName(before) },
      ...(nameTour && { tour: before.tourTitle }),
    },
    message: `${travellerName(before)} has ${none} on ${days}, between ${between}.`,
  };
}
