import type { Schedule, ScheduledEvent, ScheduledLeg } from '../../src/domain/schedule.js';
import { cities } from './city.js';

let built = 0;

/** Jaime Rivera in Boston on February 8–9, 2013; a leg elsewhere takes its city's country. */
export function leg(changes: Partial<ScheduledLeg> = {}): ScheduledLeg {
  built += 1;
  return {
    id: `leg-${built}`,
    tour: 'tour-2013',
    tourTitle: 'Tour 2013',
    speaker: 'jaime-rivera',
    speakerName: 'Jaime Rivera',
    coast: null,
    city: cities.boston,
    region: null,
    country: changes.city?.country ?? 'US',
    firstDate: '2013-02-08',
    lastDate: '2013-02-09',
    kind: 'stop',
    visibility: 'public',
    status: 'confirmed',
    ...changes,
  };
}

/** A leg of a delegation: no speaker, a country instead of a city. */
export function delegationLeg(changes: Partial<ScheduledLeg> = {}): ScheduledLeg {
  return leg({ speaker: null, speakerName: null, city: null, country: 'SV', ...changes });
}

/** An event of Jaime Rivera on February 8, 2013, tied to no leg. */
export function event(changes: Partial<ScheduledEvent> = {}): ScheduledEvent {
  built += 1;
  return {
    id: `event-${built}`,
    tour: 'tour-2013',
    speakers: ['jaime-rivera'],
    leg: null,
    firstDate: '2013-02-08',
    lastDate: changes.firstDate ?? '2013-02-08',
    ...changes,
  };
}

export function schedule(changes: Partial<Schedule> = {}): Schedule {
  return { legs: [], events: [], coasts: [], ...changes };
}

/** A day of February 2013: `february(3)`. */
export function february(day: number): string {
  return `2013-02-${String(day).padStart(2, '0')}`;
}

/** The first and last day of a leg in February 2013; one day unless a second is given. */
export function days(first: number, last = first): { firstDate: string; lastDate: string } {
  return { firstDate: february(first), lastDate: february(last) };
}
