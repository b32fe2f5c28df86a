import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type * as schema from '../../db/schema/index.js';
import type { Gazetteer } from '../domain/gazetteer/gazetteer.js';
import type { ChangeListener } from './change-listener.js';

/** What every query takes: the database itself or a transaction; embedded or server alike. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

/** An open database of either kind. */
export type Connection = {
  db: Database;
  kind: 'embedded' | 'server';
  /** Tells of every write, by this node or another. */
  changes: ChangeListener;
  close(): Promise<void>;
};

/** What Gira knows: a database that is up to date, and the city table. */
export type Store = Connection & { gazetteer: Gazetteer };

/** A start that cannot succeed, told in one sentence for the person at the terminal. */
export class CannotStart extends Error {
  override name = 'CannotStart';
}
