import { dayInWords } from '../date-words.js';
import type { ScheduledLeg } from '../schedule.js';
import type { Finding, Rule } from './conflict.js';
import { eventHours, inCity, speakerNameIn, told } from './event-words.js';
import { daysOf, legDaysAsFacts, legSubjects, placeName } from './leg-words.js';
import {
  type LocatedEvent,
  locatedEvents,
  type Whereabouts,
  whereaboutsFinder,
} from './whereabouts.js';

/**
 * An evening that goes on into the day of another city. One that begins on such a day already is
 * not where its speaker is, midnight or not: other rules say so.
 */
export const crossesMidnightIntoOtherLeg: Rule = {
  id: 'crosses-midnight-into-other-leg',
  severity: 'warning',
  definition:
    "An event ends on a local date that belongs to a leg of the speaker's tour in another city.",
  flagged: 'Washington February 5, 22:00–00:30, and New York City from February 6.',
  notFlagged: 'It ends at midnight; midnight within one leg.',
  find(schedule, context) {
    const whereabouts = whereaboutsFinder(schedule, context);
    return locatedEvents(schedule).flatMap(({ event, speaker }) => {
      const { firstDate, lastDate } = event;
      const legOn = (day: string) => legElsewhere(whereabouts(event, speaker, day));
      const leg = lastDate > firstDate && legOn(firstDate) === null ? legOn(lastDate) : null;
      return leg === null ? [] : describe(event, speaker, leg);
    });
  },
};

function legElsewhere(found: Whereabouts): ScheduledLeg | null {
  return found.kind === 'there' ? null : found.ofDay;
}

function describe(event: LocatedEvent, speaker: string, leg: ScheduledLeg): Finding {
  const { id, city, firstDate, lastDate } = event;
  const days = `${speakerNameIn(event, speaker)}'s days in ${placeName(leg)} (${daysOf(leg)})`;
  return {
    subjects: [{ type: 'event', id }, { type: 'speaker', id: speaker }, ...legSubjects(leg)],
    period: { firstDate, lastDate },
    facts: {
      ...{ city: city?.name ?? null, legCity: placeName(leg), endsOn: lastDate },
      ...{ ...legDaysAsFacts(leg), ...eventHours(event) },
    },
    message: `${told(event, event)}${inCity(event)} ends on ${dayInWords(lastDate)}, which is one of ${days}.`,
  };
}
