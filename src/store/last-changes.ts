import { sql } from 'drizzle-orm';
import type { Change } from '../domain/change.js';
import { rowsOf } from './rows.js';
import type { Database } from './store.js';

/** Something of which the audit trail tells. */
export type Subject = Pick<Change, 'type' | 'subject'>;

/** What the audit trail has of a subject: its newest entry, how many there are, and from when. */
export type LastChange = { id: number; count: number; firstAt: number; at: number };

/** What the audit trail has of some subjects; `of` gives null where it has nothing. */
export async function lastChanges(db: Database, subjects: readonly Subject[]) {
  const found = await rowsOf<Subject & LastChange>(
    db,
    sql`select changes.type, changes.subject, max(id)::float8 as id, count(*)::int as count,
        (extract(epoch from min(at)) * 1000)::float8 as "firstAt",
        (extract(epoch from max(at)) * 1000)::float8 as at
      from (select distinct type, subject
        from jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb) as each(type text, subject text)
      ) as wanted
      join changes on changes.type = wanted.type and changes.subject = wanted.subject
      group by changes.type, changes.subject`,
  );
  const byName = new Map(found.map(each => [nameOf(each), each]));
  return { of: (subject: Subject): LastChange | null => byName.get(nameOf(subject)) ?? null };
}

function nameOf({ type, subject }: Subject): string {
  return `${type} ${subject}`;
}
