import { sql } from 'drizzle-orm';
import type { ZoneMoment } from '../domain/time/disagreements.js';
import { rowsOf } from './rows.js';
import type { Database } from './store.js';

/**
 * Minutes east of UTC as the database's zone data has them, null for a zone that it does not know.
 * Only to compare it with Gira's: no statement of Gira's calculates with zones.
 */
export async function databaseOffsets(
  db: Database,
  asked: readonly ZoneMoment[],
): Promise<(number | null)[]> {
  const rows = await rowsOf<{ minutes: number | null }>(
    db,
    sql`
      select case when known.name is not null then
        (extract(epoch from (asked.at at time zone asked."timeZone")
          - (asked.at at time zone 'UTC')) / 60)::float8
      end as minutes
      from rows from (
        jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as ("timeZone" text, at timestamptz)
      ) with ordinality as asked("timeZone", at, place)
      left join pg_timezone_names known on known.name = asked."timeZone"
      order by asked.place`,
  );
  return rows.map(({ minutes }) => minutes);
}
