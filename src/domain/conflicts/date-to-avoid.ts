import { eachDay } from '../calendar-date.js';
import { dayInWords } from '../date-words.js';
import type { Rule } from './conflict.js';
import { nameOf, namesTogether } from './event-words.js';

/** The tour itself has said that this is no day for an evening. */
export const dateToAvoid: Rule = {
  id: 'date-to-avoid',
  severity: 'warning',
  definition: "A local date of an event is one of its tour's dates to avoid.",
  flagged: 'February 13, 2013, Ash Wednesday, when church halls are taken.',
  notFlagged: 'The day after; an event of another tour.',
  find({ events, tours }) {
    const avoided = new Map(tours.map(tour => [tour.slug, new Set(tour.datesToAvoid)]));
    const titles = new Map(tours.map(({ slug, title }) => [slug, title]));
    return events.flatMap(event => {
      const { id, tour, firstDate, lastDate } = event;
      const days = eachDay(event).filter(day => avoided.get(tour)?.has(day));
      if (days.length === 0) return [];
      return {
        subjects: [{ type: 'event' as const, id }],
        period: { firstDate, lastDate },
        facts: { days, tour: titles.get(tour) ?? null },
        message: `${nameOf(event)} is on ${namesTogether(days.map(day => dayInWords(day)))}, which ${titles.get(tour)} wants to avoid: move it to another day.`,
      };
    });
  },
};
