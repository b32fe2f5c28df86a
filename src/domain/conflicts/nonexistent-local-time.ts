import { dateInWords } from '../date-words.js';
import type { ScheduledEvent } from '../schedule.js';
import { resolveWallTime, type WallTime } from '../time/wall-time.js';
import type { Rule } from './conflict.js';
import { nameOf, namesTogether } from './event-words.js';
import { isShownAt } from './shown-times.js';

/** A time that no clock shows: refused where it is entered, but the law may change afterwards. */
export const nonexistentLocalTime: Rule = {
  id: 'nonexistent-local-time',
  severity: 'error',
  definition: 'The start, end or opening of doors falls into the gap when clocks are put forward.',
  flagged: 'New York City March 10, 2013, 02:30.',
  notFlagged: 'Phoenix and Regina at the same time, whose clocks stay as they are.',
  find: ({ events }) =>
    events.flatMap(event => {
      const skipped = skippedTimes(event);
      if (skipped.length === 0) return [];
      const { id, timeZone, firstDate, lastDate } = event;
      const hours = namesTogether(skipped.map(({ time }) => time.slice(11)));
      const { before, after } = skipped[0]!;
      return {
        subjects: [{ type: 'event' as const, id }],
        period: { firstDate, lastDate },
        facts: { timeZone, times: skipped.map(({ time }) => time), before, after },
        message: `Clocks in ${timeZone} skip ${hours} on ${dateInWords(before.slice(0, 10))}, when ${nameOf(event)} is planned: they go from ${before.slice(11)} to ${after.slice(11)}. Set its time anew.`,
      };
    }),
};

type Skipped = { time: WallTime; before: WallTime; after: WallTime };

function skippedTimes(event: ScheduledEvent): Skipped[] {
  const { localStart, localEnd, startsAt, endsAt, doorsAt, timeZone } = event;
  const inDoubt = [
    doorsAt,
    isShownAt(localStart, startsAt, timeZone) ? null : localStart,
    isShownAt(localEnd, endsAt, timeZone) ? null : localEnd,
  ];
  return [...new Set(inDoubt)].flatMap(time => {
    if (time === null) return [];
    const found = resolveWallTime(time, timeZone);
    return found.kind === 'gap' ? [{ time, before: found.before, after: found.after }] : [];
  });
}
