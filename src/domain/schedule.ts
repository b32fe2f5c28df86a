import type { Arrangement } from './arrangement.js';
import type { Busy } from './busy/busy.js';
import type { CalendarDate } from './calendar-date.js';
import type { City } from './city.js';
import type { Coast } from './coast.js';
import { compare } from './compare.js';
import type { Policy } from './conflicts/policy.js';
import type { Point } from './distance.js';
import type { Event } from './event.js';
import { grouped } from './grouped.js';
import type { Leg } from './leg.js';
import type { Speaker } from './speaker.js';
import type { Tour } from './tour.js';
import type { Venue } from './venue.js';

/** A leg that takes place, with the words a finding needs to name it. */
export type ScheduledLeg = Omit<Leg, 'statusReason'> & {
  speakerName: string | null;
  tourTitle: string;
};

/** A tour, as far as rules ask for it. */
export type ScheduledTour = Pick<Tour, 'slug' | 'title' | 'datesToAvoid'> & {
  policy: Policy;
  /** What is arranged for its legs and events; none where it is left out. */
  arrangements?: readonly ScheduledArrangement[];
  /** Whether what is not arranged is missing although nothing is arranged yet. */
  isArranging?: boolean;
};

/** What rules need of an arrangement. */
export type ScheduledArrangement = Pick<
  Arrangement,
  | 'kind'
  | 'leg'
  | 'event'
  | 'day'
  | 'start'
  | 'end'
  | 'timeZone'
  | 'from'
  | 'to'
  | 'mode'
  | 'confirmed'
>;

/**
 * A person, as far as rules ask for them: without a list they are free at all times, but when their
 * own calendar says that they are busy.
 */
export type ScheduledPerson = Pick<Speaker, 'slug' | 'name' | 'availability'> & {
  busy?: Busy;
};

/** What rules need of a venue. */
export type ScheduledVenue = Pick<Venue, 'timeZone' | 'capacity' | 'accessibility'> &
  Pick<Venue, 'openingHours'>;

/** What the rules need of an event as it is on file. */
type EventFacts = Pick<Event, 'id' | 'tour' | 'speakers' | 'leg' | 'venue' | 'room' | 'host'> &
  Pick<Event, 'interpreter' | 'attendance' | 'status' | 'localStart' | 'localEnd' | 'timeZone'> &
  Pick<Event, 'localDate' | 'partOfDay' | 'startFold' | 'endFold' | 'doorsAt'> &
  Pick<Event, 'languages' | 'expectedAttendance' | 'visibility' | 'venueConfirmed'>;

/**
 * A live event, with the words a finding needs to name it: `title` is null where the reader may not
 * know which event it is. It is on local days from the first to the last, both inclusive, and
 * between two instants, which are null while the hour is open.
 */
export type ScheduledEvent = EventFacts & {
  title: string | null;
  /** Of each speaker in the order of `speakers`: their name, and the languages they speak. */
  speakerNames: readonly string[];
  speakerLanguages: readonly (readonly string[])[];
  interpreterName: string | null;
  venueName: string | null;
  venueFacts: ScheduledVenue | null;
  hostName: string | null;
  /** Whether a local chapter hosts it: a national committee hosts in many places at once. */
  isHostLocal: boolean;
  /** The city of the venue, else of the leg. */
  city: City | null;
  /** The point of the venue as exactly as the reader may know it, else of its city. */
  place: Point | null;
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
  /** The tours of the legs and events, and their people; of others the usual policy holds. */
  tours: readonly ScheduledTour[];
  people: readonly ScheduledPerson[];
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
