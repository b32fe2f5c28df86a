import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import * as schema from '../../../db/schema/index.js';
import { PreparedClient } from '../prepared-client.js';
import type { Database } from '../store.js';
import type { Server, Servers } from './servers.js';

/** A replica that is read. */
export type Replica = {
  db: Database;
  /** It failed: it is not read again before it has answered. */
  leaveOut(): void;
};

/** Replicas that answer, those of them that may be read, and what was read from them so far. */
export type ReplicaUse = { known: number; current: number; reads: number };

/** Where reads go that may lag, and how many went there. */
export type Replicas = {
  /** One that has all that this node knows to be written; null: the primary is to be read. */
  pick(): Replica | null;
  use(): ReplicaUse;
  close(): Promise<void>;
};

/**
 * Reads from the replicas of `servers`, whose stamp counts what this node has written and heard to
 * be written. A replica may be read once it has replayed all that the primary had written when it
 * was asked after the last of these: so nobody who is answered by this node sees less than they
 * wrote by it, or than the node has told of. `hears` is false while writes of others may be missed;
 * then nobody knows how late a replica is, unless there is no primary that would know better.
 */
export function replicasOf(
  servers: Servers,
  parts: { stamp(): number; hears(): boolean; options: pg.PoolConfig },
): Replicas {
  const pools = new Map<string, { pool: pg.Pool; db: Database }>();
  const failed = new WeakMap<Server, Server['state']>();
  let reads = 0;

  const poolOf = (url: string) => {
    const known = pools.get(url);
    if (known) return known;
    const pool = new pg.Pool({ ...parts.options, connectionString: url, Client: PreparedClient });
    pool.on('error', () => {});
    const made = { pool, db: drizzle(pool, { schema }) as Database };
    pools.set(url, made);
    return made;
  };

  /** What a replica must have replayed; null: that is not known. */
  const needed = (): bigint | null => {
    if (servers.isAway) return 0n;
    const { state, stamp } = servers.primary;
    return state !== null && stamp === parts.stamp() && parts.hears() ? state.position : null;
  };

  const current = (): Readonly<Server>[] => {
    const position = needed();
    if (position === null) return [];
    return servers.replicas.filter(
      each => each.state!.position >= position && failed.get(each) !== each.state,
    );
  };

  return {
    pick() {
      const usable = current();
      const replica = usable[reads % usable.length];
      if (replica === undefined) {
        servers.hurry();
        return null;
      }
      reads += 1;
      const leaveOut = () => failed.set(replica, replica.state);
      return { db: poolOf(replica.url).db, leaveOut };
    },
    use: () => ({ known: servers.replicas.length, current: current().length, reads }),
    async close() {
      await Promise.all([...pools.values()].map(({ pool }) => pool.end()));
    },
  };
}
