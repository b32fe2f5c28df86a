import { grouped } from '../grouped.js';
import { legsByTraveller, type Schedule, type ScheduledEvent } from '../schedule.js';
import { legDays } from './leg-days.js';

/** Tells who travels along to interpret for an event's speaker (by their place in the list). */
export type CompanyFinder = (event: ScheduledEvent, index: number) => string[];

/** Finds the interpreters who travel with a speaker, or with all of a delegation, that day. */
export function companyFinder(schedule: Schedule): CompanyFinder {
  const accompanied = [...legsByTraveller(schedule).values()].flat().filter(leg => leg.interpreter);
  const legsOf = grouped(accompanied, leg => `${leg.tour} ${leg.speaker ?? ''}`);
  const daysOf = new Map(
    [...legsOf].map(([traveller, legs]) => [
      traveller,
      [...grouped(legs, leg => leg.interpreter!)].map(
        ([interpreter, those]) => [interpreter, legDays(those)] as const,
      ),
    ]),
  );
  return ({ tour, speakers, firstDate }, index) =>
    [`${tour} ${speakers[index]}`, `${tour} `].flatMap(traveller =>
      (daysOf.get(traveller) ?? []).flatMap(([interpreter, days]) =>
        days.on(firstDate) ? [interpreter] : [],
      ),
    );
}
