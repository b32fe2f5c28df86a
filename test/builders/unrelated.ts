import type { Schedule } from '../../src/domain/schedule.js';
import { cities } from './city.js';
import { engagement } from './engagement.js';
import { leg } from './leg.js';

/**
 * A schedule with what does not touch it: another speaker on the same days far away, in a tour of
 * their own, and the same speakers in that tour half a year later.
 */
export function unrelated(schedule: Schedule): Schedule {
  const speakers = [...new Set(schedule.events.flatMap(event => event.speakers))];
  const day = schedule.events[0]?.firstDate ?? '2013-03-08';
  const tour = 'unrelated-tour';
  const other = { tour, speakers: ['rosa'], speakerNames: ['Rosa'], city: cities.chicago };
  const evening = (id: string, date: string, people: string[]) =>
    engagement(id, cities.chicago, `${date}T19:00`, `${date}T21:00`, {
      ...{ ...other, speakers: people, speakerNames: people },
      speakerLanguages: people.map(() => []),
    });
  const later = '2014-06-02';
  return {
    ...schedule,
    legs: [
      ...schedule.legs,
      leg({ id: 'unrelated-leg', tour, speaker: 'rosa', firstDate: day, lastDate: day }),
      ...speakers.map(speaker =>
        leg({ id: `later-leg-${speaker}`, tour, speaker, firstDate: later, lastDate: later }),
      ),
    ],
    events: [
      ...schedule.events,
      evening('unrelated-event', day, ['rosa']),
      ...(speakers.length > 0 ? [evening('later-event', later, speakers)] : []),
    ],
  };
}
