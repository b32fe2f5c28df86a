import type { Arrangement, ArrangementFields } from './arrangement.js';
import { daysBetween } from './calendar-date.js';
import { instantsOfWall } from './event-time.js';
import { Refusal, refuseField } from './refusals.js';
import { pinnedRules, type ZoneRules } from './time/rules.js';

/** Nothing is arranged for longer at once. */
const MAX_DAYS = 366;

type Clock = Pick<ArrangementFields, 'start' | 'end' | 'timeZone'>;

/**
 * The instants of an arrangement, null where a time is not known, or the refusal of a time that
 * clocks skip. Of a time that comes twice the earlier one is meant, and for the end the first that
 * is after the start.
 */
export function arrangedInstants(
  { start, end, timeZone }: Clock,
  rules: ZoneRules = pinnedRules,
): { startsAt: Date | null; endsAt: Date | null } | Refusal {
  if (start === null) {
    if (end === null) return { startsAt: null, endsAt: null };
    return refuseField('invalid-input', '/start', 'What has an end needs a start.');
  }
  if (timeZone === null) {
    const message = 'The leg has no city: say in which timeZone the times are.';
    return refuseField('invalid-input', '/timeZone', message);
  }
  const starts = instantsOfWall('/start', start, timeZone, rules);
  if (starts instanceof Refusal) return starts;
  const startsAt = starts[0]!;
  if (end === null) return { startsAt, endsAt: null };
  if (daysBetween(start.slice(0, 10), end.slice(0, 10)) > MAX_DAYS) {
    return refuseField('invalid-input', '/end', `It lasts ${MAX_DAYS} days at most.`);
  }
  const ends = instantsOfWall('/end', end, timeZone, rules);
  if (ends instanceof Refusal) return ends;
  const endsAt = ends.find(each => each > startsAt);
  if (endsAt) return { startsAt, endsAt };
  return refuseField('dates-out-of-order', '/end', 'It ends before it begins, or at once.');
}

/** The same for showing: what new zone rules skip is not known any more. */
export function instantsShown(clock: Clock): Pick<Arrangement, 'startsAt' | 'endsAt'> {
  const found = arrangedInstants(clock);
  if (found instanceof Refusal) return { startsAt: null, endsAt: null };
  const text = (instant: Date | null) => instant?.toISOString() ?? null;
  return { startsAt: text(found.startsAt), endsAt: text(found.endsAt) };
}
