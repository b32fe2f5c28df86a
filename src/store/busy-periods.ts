import { sql } from 'drizzle-orm';
import { busyPeriods } from '../../db/schema/index.js';
import type { Busy } from '../domain/busy/busy.js';
import { addDays, type CalendarDate } from '../domain/calendar-date.js';
import { rowsOf } from './rows.js';
import type { Database } from './store.js';

/** Local days around which somebody's times are asked for. */
export type DaysAround = { firstDate: CalendarDate; lastDate: CalendarDate };

/** A day somewhere is at most so many days away from the same day in UTC. */
const ZONE_DAYS = 1;

type Row = { speaker: string; from: number | null; to: number | null } & {
  firstDate: string | null;
  lastDate: string | null;
};

/**
 * When people are busy by their own calendars, by their slugs, or null for who is not; `around`
 * narrows it to some days.
 */
export async function busyByPerson(
  db: Database,
  people: readonly string[],
  around?: DaysAround,
): Promise<(slug: string) => Busy | null> {
  if (people.length === 0) return () => null;
  const isThen = around
    ? sql`and (starts_at < ${addDays(around.lastDate, ZONE_DAYS + 1)}::date
        and ends_at > ${addDays(around.firstDate, -ZONE_DAYS)}::date
        or first_date <= ${around.lastDate} and last_date >= ${around.firstDate})`
    : sql``;
  const rows = await rowsOf<Row>(
    db,
    sql`select speaker, first_date::text as "firstDate", last_date::text as "lastDate",
        (extract(epoch from starts_at) * 1000)::float8 as "from",
        (extract(epoch from ends_at) * 1000)::float8 as "to"
      from ${busyPeriods} where speaker in ${[...people]} ${isThen}
      order by speaker, starts_at, first_date`,
  );
  const found = new Map<
    string,
    { periods: Busy['periods'][number][]; days: Busy['days'][number][] }
  >();
  for (const { speaker, from, to, firstDate, lastDate } of rows) {
    const busy = found.get(speaker) ?? { periods: [], days: [] };
    found.set(speaker, busy);
    if (from !== null && to !== null) {
      busy.periods.push({ startsAt: new Date(from), endsAt: new Date(to) });
    } else busy.days.push({ firstDate: firstDate!, lastDate: lastDate! });
  }
  return slug => found.get(slug) ?? null;
}
