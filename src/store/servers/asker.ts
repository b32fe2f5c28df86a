import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { patience } from '../patience.js';

/** What a server of PostgreSQL says of itself. */
export type ServerState = {
  /** Whether it follows another server and replays what that one wrote; it takes no writes then. */
  isReplica: boolean;
  /** Which installation of PostgreSQL its data began with; a replica has that of its primary. */
  cluster: string;
  /** Goes up by one when a replica is made the primary: the higher is what others have to follow. */
  timeline: number;
  /** How much of the write-ahead log is written or, by a replica, replayed, in bytes. */
  position: bigint;
};

const ofOne = `select pg_is_in_recovery() as "isReplica", '' as cluster, 0 as timeline, '0' as position`;
/**
 * A replica knows its timeline by the server that it follows, if this user may know that, else by
 * its last checkpoint; a primary by the file of the log that it writes (PostgreSQL, 9.28.3 and 9.28.4).
 */
const ofSeveral = `
  select follows as "isReplica",
    (select system_identifier::text from pg_control_system()) as cluster,
    case when follows
      then greatest((select timeline_id from pg_control_checkpoint()),
                    (select max(received_tli) from pg_stat_wal_receiver))
      else ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int end as timeline,
    (case when follows then pg_last_wal_replay_lsn() else pg_current_wal_insert_lsn() end
      - '0/0')::text as position
  from pg_is_in_recovery() as follows`;

/** Longest time that a server may take to answer; then it counts as away. */
const MOST_WAIT = 3500;
const MOST_END = 1000;

/** Asks one server what it is, on a connection of its own that is kept. */
export class Asker {
  #client: pg.Client | null = null;

  /** Where there are several servers, more is asked than a single one, or a pooler, has to know. */
  constructor(
    readonly url: string,
    private readonly hasOthers: boolean,
  ) {}

  /** Rejects where it does not answer. A connection that was lost says nothing yet: it is made again. */
  ask(): Promise<ServerState> {
    return new Promise((resolve, reject) => {
      let isOver = false;
      const stop = patience(MOST_WAIT, () => {
        isOver = true;
        reject(new Error('it does not answer'));
        if (this.#client !== null) this.#drop(this.#client);
      });
      const kept = this.#client;
      const asked = kept === null ? this.#askNew() : this.#askOn(kept);
      asked
        .catch(error => {
          if (kept === null || isOver) throw error;
          return this.#askNew();
        })
        .then(resolve, reject)
        .finally(stop);
    });
  }

  /** Its connection has ended, unless the server takes longer than anybody would wait. */
  async close(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    await Promise.race([client?.end().catch(() => {}), sleep(MOST_END, null, { ref: false })]);
  }

  async #askNew(): Promise<ServerState> {
    const client = new pg.Client({
      ...{ connectionString: this.url, connectionTimeoutMillis: MOST_WAIT },
      ...{ keepAlive: true, application_name: 'gira watch' },
    });
    client.on('error', () => {});
    this.#client = client;
    await client.connect().catch(error => {
      this.#drop(client);
      throw error;
    });
    return this.#askOn(client);
  }

  async #askOn(client: pg.Client): Promise<ServerState> {
    try {
      const { rows } = await client.query(this.hasOthers ? ofSeveral : ofOne);
      return { ...rows[0], position: BigInt(rows[0].position) };
    } catch (error) {
      this.#drop(client);
      throw error;
    }
  }

  /** Not awaited: a server that does not answer does not answer to the end of a connection either. */
  #drop(client: pg.Client): void {
    if (this.#client === client) this.#client = null;
    client.end().catch(() => {});
  }
}
