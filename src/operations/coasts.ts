import type { Coast, NewCoast } from '../domain/coast.js';
import type { Occasion } from '../domain/occasion.js';
import { slugOf } from '../domain/slug.js';
import { recordChanges } from '../store/changes.js';
import { findCoast, insertCoast } from '../store/coasts.js';
import { takeSlug } from '../store/slugs.js';
import type { Store } from '../store/store.js';
import { inTransaction } from '../store/transaction.js';

/** Adds a coast: a named region of a country. Its slug comes from its name. */
export function addCoast(store: Store, input: NewCoast, occasion: Occasion): Promise<Coast> {
  return inTransaction(store.db, async tx => {
    const slug = await takeSlug(tx, 'coasts', slugOf(input.name, 'coast'));
    await insertCoast(tx, { ...input, slug });
    const coast = (await findCoast(tx, slug))!;
    await recordChanges(tx, [{ type: 'coast', subject: slug, old: null, new: coast }], occasion);
    return coast;
  });
}
