import type { Coast, NewCoast } from '../domain/coast.js';
import { slugOf } from '../domain/slug.js';
import { findCoast, insertCoast } from '../store/coasts.js';
import { takeSlug } from '../store/slugs.js';
import type { Store } from '../store/store.js';
import { inTransaction } from '../store/transaction.js';

/** Adds a coast: a named region of a country. Its slug comes from its name. */
export function addCoast(store: Store, input: NewCoast): Promise<Coast> {
  return inTransaction(store.db, async tx => {
    const slug = await takeSlug(tx, 'coasts', slugOf(input.name, 'coast'));
    await insertCoast(tx, { ...input, slug });
    return (await findCoast(tx, slug))!;
  });
}
