import { eachDay } from '../calendar-date.js';
import { dayInWords } from '../date-words.js';
import type { Rule } from './conflict.js';
import { nameOf, namesTogether } from './event-words.js';

/** Halls and offices are closed, and people are away; or it is just the day to meet. */
export const publicHoliday: Rule = {
  id: 'public-holiday',
  severity: 'info',
  definition: 'A local date of an event is a public holiday in its country or region.',
  flagged: "Massachusetts April 15, 2013: Patriots' Day.",
  notFlagged: 'May 1 in El Salvador when the tour has switched this off, as it is the occasion.',
  find: ({ events }, { holidayOn }) =>
    events.flatMap(event => {
      const { id, city, attendance, firstDate, lastDate } = event;
      // Those who listen online may be anywhere.
      if (city === null || attendance === 'online') return [];
      const found = eachDay(event).flatMap(day => {
        const name = holidayOn(city, day);
        return name === null ? [] : { day, name };
      });
      if (found.length === 0) return [];
      const told = found.map(({ day, name }) => `${dayInWords(day)} (${name})`);
      return {
        subjects: [{ type: 'event' as const, id }],
        period: { firstDate, lastDate },
        facts: {
          ...{ days: found.map(({ day }) => day), holidays: found.map(({ name }) => name) },
          city: city.name,
        },
        message: `${nameOf(event)} in ${city.name} is on a public holiday there, ${namesTogether(told)}: ask whether the house is open and people are in town.`,
      };
    }),
};
