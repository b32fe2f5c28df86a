import type { ScheduledLeg } from '../schedule.js';
import type { Journey } from '../travel/journey.js';
import type { Finding, Rule } from './conflict.js';
import { eventHours, told } from './event-words.js';
import { journeyFacts, journeyInWords } from './journey-words.js';
import { daysOf, legDaysAsFacts, legSubjects, placeName } from './leg-words.js';
import { isLocated, isNear, type LocatedEvent, wayTo, whereaboutsFinder } from './whereabouts.js';

/** An event was tied to the leg of one city and to a venue of another. */
export const venueNotInLegCity: Rule = {
  id: 'venue-not-in-leg-city',
  severity: 'warning',
  definition:
    'An event is tied to a leg, and its venue is further than 90 minutes from the city of that leg; not where the city is on no leg at all.',
  flagged: 'A hall in Portland, tied to the Seattle leg.',
  notFlagged: 'A hall in Somerville, tied to the Boston leg.',
  find(schedule, context) {
    const legs = new Map(schedule.legs.map(leg => [leg.id, leg]));
    const whereabouts = whereaboutsFinder(schedule, context);
    const isOnNoLeg = (event: LocatedEvent) =>
      event.speakers.some(
        speaker => whereabouts(event, speaker, event.firstDate).kind === 'elsewhere',
      );
    return schedule.events.filter(isLocated).flatMap(event => {
      const leg = event.leg === null ? undefined : legs.get(event.leg);
      if (event.venue === null || !leg || isNear(leg, event, context)) return [];
      return isOnNoLeg(event) ? [] : describe(event, leg, wayTo(leg, event, context));
    });
  },
};

function describe(event: LocatedEvent, leg: ScheduledLeg, way: Journey | null): Finding {
  const { id, city, venueName, firstDate } = event;
  const venue = venueName === null ? 'its venue' : `its venue, ${venueName},`;
  const where = city === null ? 'elsewhere' : `in ${city.name}`;
  const distance = way === null ? '' : `: ${journeyInWords(way)}`;
  return {
    subjects: [{ type: 'event', id }, ...legSubjects(leg)],
    period: { firstDate, lastDate: firstDate },
    facts: {
      ...{ city: city?.name ?? null, venue: venueName, legCity: placeName(leg) },
      ...{ ...journeyFacts(way), ...legDaysAsFacts(leg), ...eventHours(event) },
    },
    message: `${told(event, event)} is tied to the leg in ${placeName(leg)} (${daysOf(leg)}), but ${venue} is ${where}${distance}.`,
  };
}
