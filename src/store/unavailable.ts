import { sqlState } from './transaction.js';

/**
 * Connection lost, server starting, stopping or full, or busy for longer than a statement may wait
 * (PostgreSQL's classes 08, 53 and 57).
 */
const AWAY = /^(08...|53300|57014|57P0[1-5])$/;
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EPIPE',
  'EAI_AGAIN',
]);
/** `pg` tells these without a code. */
const TOLD = /timeout exceeded when trying to connect|Connection terminated|Client has encountered/;

/** True when an error says that the database cannot be asked at the moment. */
export function isUnavailable(error: unknown): boolean {
  if (AWAY.test(sqlState(error) ?? '')) return true;
  for (let each = error; each instanceof Error; each = each.cause) {
    if (NETWORK.has((each as NodeJS.ErrnoException).code ?? '') || TOLD.test(each.message))
      return true;
  }
  return false;
}
