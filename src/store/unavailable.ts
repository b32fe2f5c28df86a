import { sqlState } from './transaction.js';

/**
 * Connection lost, server starting, stopping or full, its disk too, busy for longer than a statement
 * or a lock may take, undone for another again and again, or no longer the one that takes writes
 * (PostgreSQL's classes 08, 53, 57 and 58, and single conditions of 25, 40 and 55).
 */
const AWAY = /^(08...|53...|57014|57P0[1-5]|58030|55P03|40001|40P01|25006|25P0[34])$/;
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EPIPE',
  'EAI_AGAIN',
]);
/** `pg` tells these without a code. */
const TOLD =
  /timeout exceeded when trying to connect|Connection terminated|Client has encountered|Query read timeout/;

/** No server takes writes, so none is asked. */
export class DatabaseAway extends Error {
  override name = 'DatabaseAway';
}

/** True when an error says that the database cannot be asked at the moment. */
export function isUnavailable(error: unknown): boolean {
  if (AWAY.test(sqlState(error) ?? '')) return true;
  for (let each = error; each instanceof Error; each = each.cause) {
    if (each instanceof DatabaseAway) return true;
    if (NETWORK.has((each as NodeJS.ErrnoException).code ?? '') || TOLD.test(each.message))
      return true;
  }
  return false;
}
