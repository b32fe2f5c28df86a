import { sql } from 'drizzle-orm';
import { check, date, index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { busyCalendars } from './busy-calendars.js';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/**
 * When speakers are busy by their own calendars, and nothing else of these: hours as instants, or
 * whole days (both inclusive) of the place where they are.
 */
export const busyPeriods = pgTable(
  'busy_periods',
  {
    speaker: text()
      .notNull()
      .references(() => busyCalendars.speaker, { onDelete: 'cascade' }),
    startsAt: instant('starts_at'),
    endsAt: instant('ends_at'),
    firstDate: date('first_date'),
    lastDate: date('last_date'),
  },
  table => [
    check(
      'busy_periods_hours_or_days',
      sql`(${table.startsAt} < ${table.endsAt} and num_nonnulls(${table.firstDate}, ${table.lastDate}) = 0) is true
        or (${table.firstDate} <= ${table.lastDate} and num_nonnulls(${table.startsAt}, ${table.endsAt}) = 0) is true`,
    ),
    index('busy_periods_by_speaker').on(table.speaker),
  ],
);
