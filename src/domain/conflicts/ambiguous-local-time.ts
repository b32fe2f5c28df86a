import { ambiguousTimes } from '../event-time.js';
import type { Rule } from './conflict.js';

/** Clocks show the hour twice, and nobody has said which one is meant. */
export const ambiguousLocalTime: Rule = {
  id: 'ambiguous-local-time',
  severity: 'warning',
  definition: 'The start or end comes twice when clocks are put back, and no fold was chosen.',
  flagged: 'New York City November 3, 2013, 01:30.',
  notFlagged: 'The same with startFold; 02:00.',
  find: ({ events }) =>
    events.flatMap(event => {
      const times = ambiguousTimes(event);
      if (times.length === 0) return [];
      const hours = times.map(time => time.slice(11)).join(' and ');
      const { id, timeZone, firstDate, lastDate } = event;
      return {
        subjects: [{ type: 'event' as const, id }],
        period: { firstDate, lastDate },
        facts: { timeZone, times },
        message: `Clocks in ${timeZone} show ${hours} twice that night: say with startFold or endFold which one “${event.title ?? 'another engagement'}” means.`,
      };
    }),
};
