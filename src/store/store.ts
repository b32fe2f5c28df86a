import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type * as schema from '../../db/schema/index.js';
import type { Gazetteer } from '../domain/gazetteer/gazetteer.js';
import type { ChangeListener } from './change-listener.js';
import type { Replicas } from './servers/replicas.js';
import type { Servers } from './servers/servers.js';

/** What every query takes: the database itself or a transaction; embedded or server alike. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

/** The connections of a pool, and the requests that wait for one. */
export type PoolUse = { total: number; idle: number; waiting: number };

/** An open database of either kind. */
export type Connection = {
  db: Database;
  kind: 'embedded' | 'server';
  /** The servers of the database; null where it is embedded. */
  servers: Servers | null;
  /** Null where none are given. */
  replicas: Replicas | null;
  /** Null where there is no pool: the embedded database has one connection. */
  poolUse: (() => PoolUse) | null;
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
