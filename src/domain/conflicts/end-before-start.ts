import { dateInWords } from '../date-words.js';
import { instantsOf } from '../event-time.js';
import { Refusal } from '../refusals.js';
import type { ScheduledEvent } from '../schedule.js';
import type { Rule } from './conflict.js';
import { nameOf } from './event-words.js';
import { isShownAt } from './shown-times.js';

/** It is over before it begins: refused where it is entered, but the law may change afterwards. */
export const endBeforeStart: Rule = {
  id: 'end-before-start',
  severity: 'error',
  definition: 'The end is not after the start, in real time.',
  flagged: '20:00–18:00.',
  notFlagged: 'New York City November 3, 2013, 01:50–01:20: half an hour, as clocks go back.',
  find: ({ events }) =>
    events.filter(endsTooEarly).map(event => {
      const { id, localStart, localEnd, timeZone, firstDate, lastDate } = event;
      const [from, to] = [localStart, localEnd].map(time => time?.replace('T', ' ') ?? '?');
      return {
        subjects: [{ type: 'event' as const, id }],
        period: { firstDate, lastDate: lastDate < firstDate ? firstDate : lastDate },
        facts: { timeZone, localStart, localEnd },
        message: `${nameOf(event)} on ${dateInWords(firstDate)} begins at ${from} and ends at ${to}, which is not later in ${timeZone}: set its end anew.`,
      };
    }),
};

/** By the instants on file, or by those that the wall times give today. */
function endsTooEarly(event: ScheduledEvent): boolean {
  const { localStart, localEnd, startsAt, endsAt, timeZone } = event;
  if (startsAt !== null && endsAt !== null && endsAt <= startsAt) return true;
  if (isShownAt(localStart, startsAt, timeZone) && isShownAt(localEnd, endsAt, timeZone)) {
    return false;
  }
  const found = instantsOf(event);
  return found instanceof Refusal && found.code === 'dates-out-of-order';
}
