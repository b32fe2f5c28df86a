import { dayInWords } from '../date-words.js';
import type { ScheduledLeg } from '../schedule.js';
import type { Journey } from '../travel/journey.js';
import type { Finding, Rule } from './conflict.js';
import { eventHours, inCity, speakerNameIn, told } from './event-words.js';
import { journeyFacts, journeyInWords } from './journey-words.js';
import { daysOf, legDaysAsFacts, legSubjects, placeName } from './leg-words.js';
import { type LocatedEvent, locatedEvents, wayTo, whereaboutsFinder } from './whereabouts.js';

/** An event in a city to which the tour does not bring the speaker on any day. */
export const cityNotOnItinerary: Rule = {
  id: 'city-not-on-itinerary',
  severity: 'warning',
  definition:
    "An event is further than 90 minutes from each leg of the speaker's tour, that day and all others.",
  flagged: 'Pittsburgh on the East Coast tour.',
  notFlagged:
    'Berkeley in the San Francisco leg, Baltimore in the Washington leg, Worcester in the Boston leg.',
  find(schedule, context) {
    const whereabouts = whereaboutsFinder(schedule, context);
    return locatedEvents(schedule).flatMap(({ event, speaker }) => {
      const found = whereabouts(event, speaker, event.firstDate);
      if (found.kind !== 'elsewhere') return [];
      const leg = found.ofDay;
      return describe(event, speaker, leg, leg && wayTo(leg, event, context));
    });
  },
};

/** The leg of that day is told with the way from there; there may be none. */
function describe(
  event: LocatedEvent,
  speaker: string,
  leg: ScheduledLeg | null,
  way: Journey | null,
): Finding {
  const { id, city, firstDate } = event;
  const itinerary = `${speakerNameIn(event, speaker)}'s itinerary`;
  const distance = way === null ? '' : `: ${journeyInWords(way)}`;
  const that = leg === null ? 'has no city' : `belongs to ${placeName(leg)} (${daysOf(leg)})`;
  return {
    subjects: [
      ...[
        { type: 'event' as const, id },
        { type: 'speaker' as const, id: speaker },
      ],
      ...(leg === null ? [] : legSubjects(leg)),
    ],
    period: { firstDate, lastDate: firstDate },
    facts: {
      ...{ city: city?.name ?? null, date: firstDate },
      ...{ legCity: leg && placeName(leg), ...journeyFacts(way) },
      ...(leg && legDaysAsFacts(leg)),
      ...eventHours(event),
    },
    message: `${told(event, event)}${inCity(event)} on ${dayInWords(firstDate)} is near no city of ${itinerary}; that day ${that}${distance}.`,
  };
}
