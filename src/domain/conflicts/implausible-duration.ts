import { counted } from '../counted.js';
import { dayInWords } from '../date-words.js';
import type { Schedule } from '../schedule.js';
import type { Finding, Rule, RuleContext } from './conflict.js';
import { eventHours, isTimed, type TimedEvent, told } from './event-words.js';

/** So short or so long that somebody mistyped an hour. */
export const implausibleDuration: Rule = {
  id: 'implausible-duration',
  severity: 'warning',
  definition: 'Shorter than 10 minutes or longer than 12 hours, or 12 hours into the next day.',
  flagged: '19:00–07:00, typed for 7–9 pm.',
  notFlagged: 'All day, from midnight to midnight.',
  find: ({ events }: Schedule, { policyOf }: RuleContext) =>
    events.filter(isTimed).flatMap(event => {
      const { shortestMinutes, longestHours } = policyOf(event.tour).thresholds;
      const minutes = minutesBetween(event.startsAt, event.endsAt);
      // What ends at or before it starts is worse than short, and another rule's.
      const isShort = minutes > 0 && minutes < shortestMinutes;
      const isLong = !isAllDay(event) && longest(event) > longestHours * 60;
      return isShort || isLong ? describe(event, minutes) : [];
    }),
};

/**
 * Its length for the upper limit. Morning typed for evening gives the same hour on the clock of the
 * next day: twelve hours that are one minute too long, whatever clocks do in that night.
 */
function longest({ startsAt, endsAt, localStart, localEnd, firstDate, lastDate }: TimedEvent) {
  const passed = minutesBetween(startsAt, endsAt);
  if (localStart === null || localEnd === null || firstDate === lastDate) return passed;
  const shown = minutesBetween(new Date(`${localStart}Z`), new Date(`${localEnd}Z`));
  return Math.max(passed, shown + 1);
}

function minutesBetween(startsAt: Date, endsAt: Date): number {
  return (endsAt.getTime() - startsAt.getTime()) / 60_000;
}

/** Whole days on the clock, which last 23 or 25 hours where it changes. */
function isAllDay({ localStart, localEnd }: TimedEvent): boolean {
  return localStart?.slice(11) === '00:00' && ['00:00', '23:59'].includes(localEnd!.slice(11));
}

function describe(event: TimedEvent, minutes: number): Finding {
  const { id, firstDate, lastDate } = event;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const length = [
    ...(hours > 0 ? [counted(hours, 'hour')] : []),
    ...(rest > 0 ? [counted(rest, 'minute')] : []),
  ].join(' ');
  return {
    subjects: [{ type: 'event', id }],
    period: { firstDate, lastDate },
    facts: { minutes, ...eventHours(event) },
    message: `${told(event, event)} on ${dayInWords(firstDate)} lasts ${length}: check its start and end.`,
  };
}
