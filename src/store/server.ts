import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import * as schema from '../../db/schema/index.js';
import { PreparedClient } from './prepared-client.js';
import { serverListener } from './server-listener.js';
import type { Connection } from './store.js';

/** No session does zone arithmetic. */
export const inUtc = '-c timezone=UTC';
/** No statement of a request may hold it for longer; a migration may. */
const sessionOptions = `${inUtc} -c statement_timeout=15000`;

/** Connections of one node: twice the cores of a small server, shared by all requests. */
const POOL_SIZE = 10;
/** Writes must answer 503 within 5 s while the database is away. */
const CONNECT_MILLISECONDS = 4000;

/** A PostgreSQL server (15 or later) by its URL. Connects when first asked. */
export function openServer(databaseUrl: string): Connection {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    options: sessionOptions,
    Client: PreparedClient,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
  });
  // An idle connection that the server ends is replaced at the next query; without a listener the
  // event would end the process.
  pool.on('error', () => {});
  const changes = serverListener(databaseUrl);
  const close = async () => {
    await changes.close();
    await pool.end();
  };
  const poolUse = () => ({
    total: pool.totalCount,
    idle: pool.idleCount,
    waiting: pool.waitingCount,
  });
  return { db: drizzle(pool, { schema }), kind: 'server', poolUse, changes, close };
}
