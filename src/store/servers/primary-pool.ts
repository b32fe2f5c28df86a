import pg from 'pg';
import { DatabaseAway } from '../unavailable.js';
import { PrimaryClient } from './primary-client.js';
import type { Servers } from './servers.js';

/**
 * Connections to whichever server is the primary. While there is none they are refused at once, and when
 * it is another one, or does not answer any more, those that are open are cut: what waits for an
 * answer is told that the database is away, instead of hanging.
 */
export function primaryPool(servers: Servers, options: pg.PoolConfig): pg.Pool {
  const open = new Set<ToPrimary>();

  class ToPrimary extends PrimaryClient {
    constructor(config: pg.PoolConfig) {
      super({ ...config, connectionString: servers.primary.url });
      open.add(this);
      this.on('end', () => open.delete(this));
    }

    // biome-ignore lint/suspicious/noExplicitAny: pg declares two forms of this call
    override connect(callback?: any): any {
      if (!servers.isAway) return super.connect(callback);
      open.delete(this);
      process.nextTick(callback, new DatabaseAway(servers.whyAway));
    }
  }

  const pool = new pg.Pool({ ...options, Client: ToPrimary as unknown as typeof pg.Client });
  // An idle connection that is lost is replaced at the next query; without a listener the event
  // would end the process.
  pool.on('error', () => {});
  servers.heed({
    cut() {
      for (const client of open) client.cut('the server is not the primary any more');
    },
  });
  return pool;
}
