import type pg from 'pg';
import type { Store } from '../../src/store/store.js';

const PATIENCE_MILLISECONDS = 120_000;
const patience = `select set_config(name, '${PATIENCE_MILLISECONDS}', false)
  from unnest(array['lock_timeout', 'statement_timeout']) as name`;

/**
 * A store of a server that waits for a connection, for locks and for answers as long as a busy machine
 * takes: who is told 503 after some seconds shows how fast the machine is, and nothing of what is kept apart.
 */
export function patient(store: Store): Store {
  const { $client: pool } = store.db as unknown as { $client: pg.Pool };
  pool.options.connectionTimeoutMillis = PATIENCE_MILLISECONDS;
  pool.on('acquire', client => {
    client.query(patience).catch(() => {});
  });
  return store;
}
