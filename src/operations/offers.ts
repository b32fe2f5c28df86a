import { sharingWith } from '../domain/beside.js';
import { needTheSame } from '../domain/bookings.js';
import { busyIn } from '../domain/busy/busy.js';
import { addDays, FIRST_YEAR, LAST_YEAR } from '../domain/calendar-date.js';
import { competingAudience, hasRival } from '../domain/conflicts/competing-audience.js';
import { hourClashes } from '../domain/conflicts/hour-clashes.js';
import { sameMetro } from '../domain/conflicts/metro.js';
import type { Viewer } from '../domain/conflicts/on-file.js';
import { isGrave, policyOf } from '../domain/conflicts/policy.js';
import { speakerUnavailable } from '../domain/conflicts/speaker-unavailable.js';
import { type Event, type EventOnFile, isLive } from '../domain/event.js';
import { atHours } from '../domain/event-change.js';
import {
  freeHours,
  type Offer,
  USUAL_MINUTES,
  usualHours,
  type Window,
} from '../domain/free-hours.js';
import type { LegOnFile } from '../domain/leg.js';
import type { Period } from '../domain/period.js';
import type { Schedule } from '../domain/schedule.js';
import { scheduledEvent } from '../domain/scheduled-event.js';
import { startOfDay } from '../domain/time/local-date.js';
import { resolveWallTime } from '../domain/time/wall-time.js';

/** As many hours are tried as keep somebody waiting for no longer than a moment. */
const MAX_TRIES = 60;

/** What is around an event, itself or not, in words that the viewer may read. */
type Around = { schedule: Schedule; legs: readonly LegOnFile[] };

/**
 * Hours at which nothing speaks against an event, the nearest to its own first: its people and its
 * room are free, and the rules find neither errors nor warnings that another hour could be without.
 * `legs` are those of its speakers on its tour whose city the viewer may know.
 */
export function offersFor(draft: EventOnFile, { schedule, legs }: Around, viewer: Viewer): Offer[] {
  const { event } = draft;
  const live = schedule.events.filter(({ id, status }) => id !== event.id && isLive(status));
  const engaged = live
    .filter(other => needTheSame(event, other))
    .flatMap(({ startsAt, endsAt }) => (startsAt === null ? [] : { startsAt, endsAt: endsAt! }));
  const busy = [...engaged, ...busyHours(event, schedule)];
  const wish = { startsAt: wishedStart(event), minutes: minutesOf(event) };
  const isFree = freeIn(draft, { ...schedule, events: live }, viewer);
  let tries = 0;
  return freeHours(windowsOf(draft, legs), busy, wish, offer => {
    tries += 1;
    return tries <= MAX_TRIES && isFree(offer);
  });
}

/** When the people of an event are busy by their own calendars, where it is. */
function busyHours(
  { tour, speakers, interpreter, timeZone }: Event,
  { people, tours }: Schedule,
): Period[] {
  if (!isGrave(speakerUnavailable, policyOf(tour, tours))) return [];
  return people
    .filter(({ slug }) => slug === interpreter || speakers.includes(slug))
    .flatMap(({ busy }) => (busy ? busyIn(busy, timeZone) : []));
}

/**
 * Says of hours whether an event could be held then. Rivals, of which a big tour has many, are
 * compared with it alone; what shares something with it is shown to the rules.
 */
function freeIn(draft: EventOnFile, schedule: Schedule, viewer: Viewer) {
  const { event } = draft;
  const isHostLocal = draft.hostKind === 'chapter';
  const reachDays = Number.POSITIVE_INFINITY;
  const sharing = sharingWith(schedule.events, event, { reachDays, isHostLocal });
  const policy = policyOf(event.tour, schedule.tours);
  const asksRivals = isGrave(competingAudience, policy);
  const rivals = asksRivals ? schedule.events.filter(({ tour }) => tour === event.tour) : [];
  return (offer: Offer): boolean => {
    const moved = scheduledEvent({ ...draft, event: atHours(event, offer) }, viewer);
    if (hasRival(moved, rivals, policy.thresholds)) return false;
    const events = [...sharingWith(sharing, moved, { isHostLocal }), moved];
    const found = hourClashes({ ...schedule, events }, new Set([event.id]), { now: viewer.now });
    return found.length === 0;
  };
}

/** Days around the wish that are looked at where no leg says when the speaker is in town. */
const DAYS_AROUND = 2;
/** A leg is looked at this far from the wish. */
const DAYS_OF_LEG = 14;

/** Where free hours are sought: the days of the speakers' legs in the event's city around the wish. */
function windowsOf({ event, city }: EventOnFile, legs: readonly LegOnFile[]): Window[] {
  const { localDate, timeZone } = event;
  const [from, to] = [addDays(localDate, -DAYS_OF_LEG), addDays(localDate, DAYS_OF_LEG)];
  const windows = legs.flatMap(({ leg }) => {
    if (leg.city === null || (city !== null && !sameMetro(leg.city, city))) return [];
    if (leg.firstDate > to || leg.lastDate < from) return [];
    const firstDate = leg.firstDate > from ? leg.firstDate : from;
    return { firstDate, lastDate: leg.lastDate < to ? leg.lastDate : to, timeZone };
  });
  if (windows.length > 0) return windows;
  const [firstDate, lastDate] = [addDays(localDate, -DAYS_AROUND), addDays(localDate, DAYS_AROUND)];
  return [withinYears({ firstDate, lastDate, timeZone })];
}

/** Nothing is offered on days that no event may be on. */
function withinYears({ firstDate, lastDate, timeZone }: Window): Window {
  const [first, last] = [`${FIRST_YEAR}-01-01`, `${LAST_YEAR}-12-31`];
  return {
    firstDate: firstDate < first ? first : firstDate,
    lastDate: lastDate > last ? last : lastDate,
    timeZone,
  };
}

function wishedStart({ startsAt, localDate, timeZone, partOfDay }: Event): Date {
  if (startsAt !== null) return new Date(startsAt);
  const found = resolveWallTime(`${localDate}T${usualHours[partOfDay ?? 'unknown']}`, timeZone);
  return found.kind === 'instant' ? found.instant : startOfDay(localDate, timeZone);
}

function minutesOf({ startsAt, endsAt }: Event): number {
  if (startsAt === null || endsAt === null) return USUAL_MINUTES;
  return (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000;
}
