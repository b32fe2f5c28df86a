import { drizzle } from 'drizzle-orm/node-postgres';
import * as schema from '../../db/schema/index.js';
import { serverListener } from './server-listener.js';
import { primaryPool } from './servers/primary-pool.js';
import { replicasOf } from './servers/replicas.js';
import { Servers } from './servers/servers.js';
import type { Connection, Database } from './store.js';
import { commitsOf } from './transaction.js';

/** No session does zone arithmetic. */
export const inUtc = '-c timezone=UTC';
/**
 * No statement of a request may hold it for longer, none may wait longer for somebody else's lock,
 * and no transaction of a node that was stopped midway keeps its locks; a migration may take longer.
 */
const sessionOptions = [
  inUtc,
  ...['statement_timeout=15000', 'lock_timeout=4000'],
  'idle_in_transaction_session_timeout=10000',
].join(' -c ');

/** Connections of one node: twice the cores of a small server, shared by all requests. */
const POOL_SIZE = 10;
/** Writes must answer 503 within 5 s while the database is away. */
const CONNECT_MILLISECONDS = 4000;
/** A replica that takes longer is left out, and the primary is asked. */
const MOST_OF_REPLICA = 4000;

/**
 * A PostgreSQL server (15 or later) by its URL, and those that follow it by theirs. Which of them is
 * the primary is known once they were asked (`servers.asked`).
 */
export function openServer(databaseUrl: string, replicaUrls: readonly string[] = []): Connection {
  let heard = 0;
  const stamp = () => heard + commitsOf(db);
  const servers = new Servers([databaseUrl, ...replicaUrls], stamp);
  const options = {
    options: sessionOptions,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
  };
  const pool = primaryPool(servers, options);
  const db: Database = drizzle(pool, { schema });
  const changes = serverListener(servers);
  const followed = () => {
    let hears = false;
    const told = () => {
      heard += 1;
    };
    const begin = () => {
      hears = true;
      told();
    };
    const lose = () => {
      hears = false;
    };
    changes.hear('gira_changes', { tell: told, begin, lose });
    const readOnly = `${sessionOptions} -c default_transaction_read_only=on`;
    const ofReplicas = { ...options, options: readOnly, query_timeout: MOST_OF_REPLICA };
    return replicasOf(servers, { stamp, hears: () => hears, options: ofReplicas });
  };
  const replicas = replicaUrls.length === 0 ? null : followed();
  const close = async () => {
    await changes.close();
    await Promise.all([servers.close(), pool.end(), replicas?.close()]);
  };
  const poolUse = () => ({
    total: pool.totalCount,
    idle: pool.idleCount,
    waiting: pool.waitingCount,
  });
  return { db, kind: 'server', servers, replicas, poolUse, changes, close };
}
