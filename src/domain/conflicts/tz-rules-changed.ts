import { offsetAt } from '../time/wall-time.js';
import type { Rule } from './conflict.js';

/** A change of the zone's law moved an event in the world, though not on its own clock. */
export const tzRulesChanged: Rule = {
  id: 'tz-rules-changed',
  severity: 'warning',
  definition:
    'New zone data gives an event another instant than the one that was told: subscribers elsewhere see it move.',
  flagged: 'Vancouver December 15, 2026, 19:00, after British Columbia stayed on summer time.',
  notFlagged: 'An event of the past; one in a zone whose law stays.',
  find: ({ events }, { now }) =>
    events.flatMap(event => {
      const { id, tzChange, startsAt, endsAt, timeZone, firstDate, lastDate, localStart } = event;
      if (tzChange === null || startsAt === null || endsAt === null || endsAt <= now) return [];
      const minutes = (startsAt.getTime() - Date.parse(tzChange.startsAt)) / 60_000;
      const stays = minutes === 0;
      const name = `“${event.title ?? 'another engagement'}”`;
      return {
        subjects: [{ type: 'event' as const, id }],
        period: { firstDate, lastDate },
        facts: {
          ...{ timeZone, told: tzChange.startsAt, now: startsAt.toISOString(), minutes },
          ...{ localStart, offset: offsetAt(startsAt, timeZone) },
        },
        message: stays
          ? `The clocks of ${timeZone} follow another law now, but ${name} could not move with them: it would be booked twice or has no such hour. Set its time anew.`
          : `The clocks of ${timeZone} follow another law now: ${name} is still at ${localStart?.slice(11)} (${offsetAt(startsAt, timeZone)}), which is ${Math.abs(minutes)} minutes ${minutes < 0 ? 'earlier' : 'later'} in the world than was told.`,
      };
    }),
};
