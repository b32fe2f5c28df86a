import { changes } from '../../db/schema/index.js';
import { changeOf, type Deed } from '../domain/change.js';
import type { Occasion } from '../domain/occasion.js';
import type { Database } from './store.js';

/** Writes into the audit trail what a write did, in the same transaction; nothing where it did nothing. */
export async function recordChanges(
  tx: Database,
  deeds: readonly Deed[],
  occasion: Occasion,
): Promise<void> {
  const rows = deeds.flatMap(deed => changeOf(deed, occasion) ?? []);
  if (rows.length > 0) await tx.insert(changes).values(rows);
}
