import { type CalendarDate, daysBetween } from '../calendar-date.js';
import { dayInWords } from '../date-words.js';
import type { ScheduledLeg } from '../schedule.js';
import type { Finding, Rule } from './conflict.js';
import { eventHours, inCity, speakerNameIn, told } from './event-words.js';
import { daysOf, legDaysAsFacts, legSubjects, placeName } from './leg-words.js';
import { type LocatedEvent, locatedEvents, whereaboutsFinder } from './whereabouts.js';

/** An event in a city of the tour, on a day on which the speaker is not promised to it. */
export const eventOutsideLeg: Rule = {
  id: 'event-outside-leg',
  severity: 'warning',
  definition:
    "The local date on which an event begins is outside of every leg of the speaker's tour in that city and around it, while such legs have other days.",
  flagged: 'Washington February 6, when the leg ends on February 5.',
  notFlagged:
    'Los Angeles February 13, 21:00 (February 14 in UTC); San Salvador May 4, 20:00; Sydney February 5, 09:00.',
  find(schedule, context) {
    const whereabouts = whereaboutsFinder(schedule, context);
    return locatedEvents(schedule).flatMap(({ event, speaker }) => {
      const found = whereabouts(event, speaker, event.firstDate);
      return found.kind === 'other-days' ? describe(event, speaker, found.leg) : [];
    });
  },
};

function describe(event: LocatedEvent, speaker: string, leg: ScheduledLeg): Finding {
  const { id, city, firstDate } = event;
  const days = `${speakerNameIn(event, speaker)}'s days in ${placeName(leg)} (${daysOf(leg)})`;
  return {
    subjects: [{ type: 'event', id }, { type: 'speaker', id: speaker }, ...legSubjects(leg)],
    period: { firstDate, lastDate: firstDate },
    facts: {
      ...{ city: city?.name ?? null, date: firstDate, legCity: placeName(leg) },
      daysOutside: daysOutside(leg, firstDate),
      ...{ ...legDaysAsFacts(leg), ...eventHours(event) },
    },
    message: `${told(event, event)}${inCity(event)} is on ${dayInWords(firstDate)}, outside of ${days}: extend the leg?`,
  };
}

function daysOutside(leg: ScheduledLeg, day: CalendarDate): number {
  return Math.max(daysBetween(day, leg.firstDate), daysBetween(leg.lastDate, day));
}
