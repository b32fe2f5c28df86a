import { setTimeout as sleep } from 'node:timers/promises';
import { is } from 'drizzle-orm';
import { PgTransaction } from 'drizzle-orm/pg-core';
import { Refusal } from '../domain/refusals.js';
import type { Database } from './store.js';

/** Serialization failure and deadlock: the database undid the work and asks to have it again. */
const RETRY_CODES = new Set(['40001', '40P01']);
const MAX_TRIES = 5;
/** Before another try, so that the one it gave way to goes first; and longer before each further one. */
const PAUSE_MILLISECONDS = 25;

/**
 * Runs one write: all of it or nothing, and nothing where it ends in a refusal. Inside, only `tx`
 * may be used: the embedded database has one connection, and a query beside the transaction would
 * wait for it for ever. Given a transaction, the write becomes a part of it, and is done, undone
 * or tried again with the whole.
 */
export async function inTransaction<T>(
  db: Database,
  work: (tx: Database) => Promise<T>,
): Promise<T> {
  if (is(db, PgTransaction)) return work(db);
  for (let tries = 1; ; tries++) {
    let isWorkDone = false;
    try {
      const done = await db.transaction(async tx => {
        const outcome = await work(tx as Database);
        if (outcome instanceof Refusal) throw new Refused(outcome);
        isWorkDone = true;
        return outcome;
      });
      commits.set(db, commitsOf(db) + 1);
      return done;
    } catch (error) {
      if (error instanceof Refused) return error.refusal as T;
      if (tries < MAX_TRIES && RETRY_CODES.has(sqlState(error) ?? '')) {
        await sleep(tries * PAUSE_MILLISECONDS);
        continue;
      }
      if (!isWorkDone || isAnswered(error)) throw error;
      // It was lost while it committed: nobody knows which came first.
      throw new OutcomeUnknown('a commit was not answered', { cause: error });
    }
  }
}

/** Whether the database itself says that it did not commit, and not that it goes away. */
function isAnswered(error: unknown): boolean {
  const state = sqlState(error);
  return state !== null && !/^(08|57P0)/.test(state);
}

/** The database was told to commit, and did not say whether it has. */
export class OutcomeUnknown extends Error {
  override name = 'OutcomeUnknown';
}

const commits = new WeakMap<Database, number>();

/** How many writes this process has committed: more than before, and something may have changed. */
export function commitsOf(db: Database): number {
  return commits.get(db) ?? 0;
}

/** Leaves a transaction by the one way that undoes it. */
class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

/** The SQLSTATE of a database error, which Drizzle wraps, or null for any other error. */
export function sqlState(error: unknown): string | null {
  for (let each = error; each instanceof Error; each = each.cause) {
    const { code } = each as { code?: unknown };
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code;
  }
  return null;
}
