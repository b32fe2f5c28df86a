import type { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { patience } from '../patience.js';
import { PreparedClient } from '../prepared-client.js';
import { DatabaseAway } from '../unavailable.js';

/** Writes must be answered within 5 s; a commit takes some milliseconds, and PostgreSQL has no limit for it. */
const MOST_OF_COMMIT = 4000;
/** Longest time for anything else: the server gives up before, if it can. */
const MOST_OF_STATEMENT = 20_000;
/**
 * Where a commit waits for a replica and the waiting is ended from outside, the commit is told as done,
 * after a warning that the replica may not have it. The warning is translated; where in PostgreSQL it
 * comes from is not.
 */
const NOT_REPLICATED = 'SyncRepWaitForLSN';

type Inner = { connection: EventEmitter & { stream: Socket } };

/** A connection on which nothing is waited for without end, and no commit told as done that may be lost. */
export class PrimaryClient extends PreparedClient {
  constructor(...args: ConstructorParameters<typeof PreparedClient>) {
    super(...args);
    this.on('notice', ({ routine }) => {
      if (routine === NOT_REPLICATED) this.cut('a commit was not replicated');
    });
  }

  // biome-ignore lint/suspicious/noExplicitAny: pg declares a dozen forms of this call
  override query(config: any, values?: any, callback?: any): any {
    const limit = config?.text === 'commit' ? MOST_OF_COMMIT : MOST_OF_STATEMENT;
    const stop = patience(limit, () => this.cut('a statement took too long'));
    const last = typeof values === 'function' ? values : callback;
    if (typeof last !== 'function') {
      return super.query(config, values).finally(stop);
    }
    const done = (...outcome: unknown[]) => {
      stop();
      last(...outcome);
    };
    return last === values ? super.query(config, done) : super.query(config, values, done);
  }

  /** Ends the connection without a word to the other side, which may not listen; what waits for it fails. */
  cut(why: string): void {
    const { connection } = this as unknown as Inner;
    connection.emit('error', new DatabaseAway(why));
    connection.stream.destroy();
  }
}
