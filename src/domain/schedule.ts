import type { CalendarDate } from './calendar-date.js';
import type { Coast } from './coast.js';
import { compare } from './compare.js';
import type { Event } from './event.js';
import { grouped } from './grouped.js';
import type { Leg } from './leg.js';

/** A leg that takes place, with the words a finding needs to name it. */
export type ScheduledLeg = Leg & { speakerName: string | null; tourTitle: string };

/** What the rules need of an event as it is on file. */
type EventFacts = Pick<Event, 'id' | 'tour' | 'speakers' | 'leg' | 'venue' | 'room' | 'host'> &
  Pick<Event, 'interpreter' | 'attendance' | 'status' | 'localStart' | 'localEnd' | 'timeZone'> &
  Pick<Event, 'localDate' | 'partOfDay' | 'startFold' | 'endFold' | 'doorsAt'>;

/**
 * A live event, with the words a finding needs to name it: `title` is null where the reader may not
 * know which event it is. It is on local days from the first to the last, both inclusive, and
 * between two instants, which are null while the hour is open.
 */
export type ScheduledEvent = EventFacts & {
  title: string | null;
  speakerNames: readonly string[];
  interpreterName: string | null;
  venueName: string | null;
  firstDate: CalendarDate;
  lastDate: CalendarDate;
  startsAt: Date | null;
  endsAt: Date | null;
  /** Its instants before the zone rules changed, until somebody has dealt with it. */
  tzChange: { startsAt: string; endsAt: string } | null;
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
