import { and, type Column, inArray, or, type SQL } from 'drizzle-orm';
import { type Caller, coordinates } from '../domain/caller.js';

/**
 * The conditions under which rows are fetched for a caller: none for a coordinator of everything;
 * a coordinator of some tours has the rows of those besides what `conditions` let anybody have.
 */
export function unlessOwn(caller: Caller, tour: Column, conditions: SQL[]): SQL | undefined {
  if (coordinates(caller)) return undefined;
  const open = and(...conditions);
  const own = caller.role === 'coordinator' ? (caller.tours ?? []) : [];
  return own.length === 0 ? open : or(inArray(tour, [...own]), open);
}
