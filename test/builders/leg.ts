import { decideHours } from '../../src/domain/event-time.js';
import { Refusal } from '../../src/domain/refusals.js';
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
    interpreter: null,
    ...changes,
  };
}

/** A leg of a delegation: no speaker, a country instead of a city. */
export function delegationLeg(changes: Partial<ScheduledLeg> = {}): ScheduledLeg {
  return leg({ speaker: null, speakerName: null, city: null, country: 'SV', ...changes });
}

/** A confirmed event of Jaime Rivera on February 8, 2013, tied to no leg, its hour still open. */
export function event(changes: Partial<ScheduledEvent> = {}): ScheduledEvent {
  built += 1;
  const firstDate = changes.firstDate ?? '2013-02-08';
  return {
    ...{ id: `event-${built}`, tour: 'tour-2013', title: 'An evening', status: 'confirmed' },
    ...{ speakers: ['jaime-rivera'], speakerNames: ['Jaime Rivera'] },
    ...{ speakerLanguages: [['es']], languages: [], visibility: 'public' },
    ...{ interpreter: null, interpreterName: null, host: null, hostName: null, isHostLocal: false },
    ...{ city: null, place: null, venueFacts: null, venueConfirmed: false },
    ...{ expectedAttendance: null },
    ...{ leg: null, venue: null, venueName: null, room: null, attendance: 'in-person' },
    ...{ localDate: firstDate, partOfDay: 'unknown', timeZone: 'America/New_York' },
    ...{ localStart: null, localEnd: null, startsAt: null, endsAt: null },
    ...{ startFold: null, endFold: null, doorsAt: null, tzChange: null },
    ...{ firstDate, lastDate: firstDate },
    ...changes,
  };
}

/** An event from one wall time to another: `2013-02-06T18:00`, in New York unless said otherwise. */
export function timedEvent(
  localStart: string,
  localEnd: string,
  changes: Partial<ScheduledEvent> = {},
): ScheduledEvent {
  const decided = decideHours({ localStart, localEnd }, changes.timeZone ?? 'America/New_York');
  if (decided instanceof Refusal) throw new Error(decided.detail);
  const [firstDate, lastDate] = [localStart.slice(0, 10), localEnd.slice(0, 10)];
  return event({ ...decided, firstDate, lastDate, ...changes });
}

export function schedule(changes: Partial<Schedule> = {}): Schedule {
  return { legs: [], events: [], coasts: [], tours: [], people: [], ...changes };
}

/** A day of February 2013: `february(3)`. */
export function february(day: number): string {
  return `2013-02-${String(day).padStart(2, '0')}`;
}

/** The first and last day of a leg in February 2013; one day unless a second is given. */
export function days(first: number, last = first): { firstDate: string; lastDate: string } {
  return { firstDate: february(first), lastDate: february(last) };
}
