import { type CalendarDate, daysBetween, eachDay } from '../calendar-date.js';
import { isLive } from '../event.js';
import type { Schedule, ScheduledEvent, ScheduledLeg } from '../schedule.js';
import { localDateAt } from '../time/local-date.js';
import type { Conflict, Finding, Rule } from './conflict.js';
import { daysOf, legSubjects, placeName, travellerName } from './leg-words.js';
import type { Severity } from './severity.js';

/** A city was promised a speaker, and nothing takes place there. */
export const legWithoutEvents: Rule = {
  id: 'leg-without-events',
  severity: 'info',
  definition:
    'A city is promised and nothing live is planned there; a warning within 14 days of its start.',
  flagged: 'Olympia February 5 without an event.',
  notFlagged: 'A leg marked rest or travel.',
  find(schedule, { now, policyOf }) {
    const hasEvents = eventFinder(schedule);
    return schedule.legs
      .filter(leg => leg.kind === 'stop' && !hasEvents(leg))
      .map(leg => ({
        severity: severityOf(leg, now, policyOf(leg.tour).thresholds.emptyLegDays),
        ...describe(leg),
      }));
  },
};

/** Several empty legs in one sentence, for a report. */
export function emptyLegsTogether(conflicts: readonly Conflict[]): string {
  const cities = conflicts.map(conflict => conflict.facts.city).join(', ');
  return `${conflicts.length} stops have no event on file: ${cities}.`;
}

type LegsById = ReadonlyMap<string, ScheduledLeg>;

/**
 * A leg has the events that are tied to it, and those of its speaker and tour that begin on one of
 * its days without being tied to another leg of that speaker: a panel of two speakers is tied to
 * one leg at most, and fills the days of both. A leg without a speaker has the tour's events.
 */
function eventFinder({ legs, events }: Schedule): (leg: ScheduledLeg) => boolean {
  const legsById = new Map(legs.map(leg => [leg.id, leg]));
  const tied = new Set(events.map(event => event.leg));
  const days = new Set(events.flatMap(event => daysFilled(event, legsById)));
  return leg =>
    tied.has(leg.id) || eachDay(leg).some(day => days.has(dayKey(leg.tour, leg.speaker, day)));
}

function daysFilled(event: ScheduledEvent, legsById: LegsById): string[] {
  return travellersServed(event, legsById).map(speaker =>
    dayKey(event.tour, speaker, event.firstDate),
  );
}

/** Whose legs an event fills by its day; null stands for the tour's legs without a speaker. */
function travellersServed({ leg, speakers }: ScheduledEvent, legsById: LegsById) {
  const tied = leg === null ? undefined : legsById.get(leg);
  return [null, ...speakers].filter(speaker => tied?.speaker !== speaker);
}

/** Of each leg that one of the events fills, another event that fills it too, where there is one. */
export function othersThatFill(
  own: readonly ScheduledEvent[],
  { legs, events }: Schedule,
): ScheduledEvent[] {
  const legsById = new Map(legs.map(leg => [leg.id, leg]));
  const fills = (event: ScheduledEvent, leg: ScheduledLeg) =>
    event.leg === leg.id ||
    (event.tour === leg.tour &&
      leg.firstDate <= event.firstDate &&
      event.firstDate <= leg.lastDate &&
      travellersServed(event, legsById).includes(leg.speaker));
  const ids = new Set(own.map(({ id }) => id));
  const others = events.filter(({ id, status }) => !ids.has(id) && isLive(status));
  const filled = legs.filter(leg => own.some(event => fills(event, leg)));
  return filled.flatMap(leg => others.find(event => fills(event, leg)) ?? []);
}

function dayKey(tour: string, speaker: string | null, day: CalendarDate): string {
  return `${tour} ${speaker ?? ''} ${day}`;
}

function describe(leg: ScheduledLeg): Finding {
  const { firstDate, lastDate } = leg;
  const city = placeName(leg);
  return {
    subjects: legSubjects(leg),
    period: { firstDate, lastDate },
    facts: { city, days: daysBetween(firstDate, lastDate) + 1, traveller: travellerName(leg) },
    message: `No event is on file for ${travellerName(leg)} in ${city}, ${daysOf(leg)}.`,
  };
}

/**
 * Urgent less than `urgentDays` before its first day: a hall takes two weeks. Once the leg has begun
 * nothing can be mended; it stays on file, as the past is checked too.
 */
function severityOf(leg: ScheduledLeg, now: Date, urgentDays: number): Severity {
  // A leg known by its region or country alone has no zone; a day more or less is no matter there.
  const today = localDateAt(now, leg.city?.timeZone ?? 'Etc/UTC');
  const daysAhead = daysBetween(today, leg.firstDate);
  return daysAhead >= 0 && daysAhead < urgentDays ? 'warning' : 'info';
}
