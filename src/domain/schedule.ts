import type { CalendarDate } from './calendar-date.js';
import type { Coast } from './coast.js';
import { compare } from './compare.js';
import { grouped } from './grouped.js';
import type { Leg } from './leg.js';

/** A leg that takes place, with the words a finding needs to name it. */
export type ScheduledLeg = Leg & { speakerName: string | null; tourTitle: string };

/**
 * A live event as the rules on legs need it: whose it is, to which leg it belongs, and the local
 * days it touches (both inclusive).
 */
export type ScheduledEvent = {
  id: string;
  tour: string;
  speakers: readonly string[];
  leg: string | null;
  firstDate: CalendarDate;
  lastDate: CalendarDate;
};

/**
 * Everything in a window that could collide: the live legs and events of all speakers concerned
 * and the coasts they tour. Conflict rules take a schedule; pages and feeds show an itinerary.
 */
export type Schedule = {
  legs: readonly ScheduledLeg[];
  events: readonly ScheduledEvent[];
  coasts: readonly Coast[];
};

/** The legs of each traveller in order of their days: one list a speaker, or a speakerless tour. */
export function legsByTraveller(schedule: Schedule): Map<string, ScheduledLeg[]> {
  return grouped(schedule.legs.toSorted(byDays), leg =>
    leg.speaker === null ? `tour ${leg.tour}` : `speaker ${leg.speaker}`,
  );
}

function byDays(one: ScheduledLeg, other: ScheduledLeg): number {
  return (
    compare(one.firstDate, other.firstDate) ||
    compare(one.lastDate, other.lastDate) ||
    compare(one.id, other.id)
  );
}
