import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { projectFile } from '../project-files.js';
import { rowsOf } from './rows.js';
import { CannotStart, type Database } from './store.js';

type Journal = { entries: { when: number; tag: string }[] };

function journal(): Journal['entries'] {
  const text = readFileSync(projectFile('db/migrations/meta/_journal.json'), 'utf8');
  return (JSON.parse(text) as Journal).entries;
}

/** The name of the last migration that this version of Gira has. */
export function latestMigration(): string {
  return journal().at(-1)!.tag;
}

/**
 * The name of the last migration that a database has had, or null where no Gira has been in it.
 * Refuses (CannotStart) a database that a newer version has brought up to date.
 */
export async function migrationOf(db: Database): Promise<string | null> {
  const [found] = await rowsOf<{ isThere: boolean }>(
    db,
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as "isThere"`,
  );
  if (!found!.isThere) return null;
  const [last] = await rowsOf<{ at: string }>(
    db,
    sql`select max(created_at)::text as at from drizzle.__drizzle_migrations`,
  );
  if (!last?.at) return null;
  const known = journal().find(({ when }) => when === Number(last.at));
  if (known) return known.tag;
  throw new CannotStart(
    'The database was brought up to date by a newer version of Gira. Use that version, or a newer one.',
  );
}
