import type { Database } from './store.js';

/** Serialization failure and deadlock: the database undid the work and asks to have it again. */
const RETRY_CODES = new Set(['40001', '40P01']);
const MAX_TRIES = 5;

/**
 * Runs one write: all of it or nothing. Inside, only `tx` may be used: the embedded database has
 * one connection, and a query beside the transaction would wait for it for ever.
 */
export async function inTransaction<T>(
  db: Database,
  work: (tx: Database) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await db.transaction(tx => work(tx as Database));
    } catch (error) {
      if (tries === MAX_TRIES || !RETRY_CODES.has(sqlState(error) ?? '')) throw error;
    }
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
