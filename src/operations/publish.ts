import { grouped } from '../domain/grouped.js';
import { entryChanges, publicationOf } from '../domain/publication.js';
import { forgetEntries, heldEntries, writeEntries } from '../store/feed-entries.js';
import { findLegs, type LegFilter } from '../store/legs.js';
import type { Database } from '../store/store.js';

/** The part of a leg's UID before the `@`: the same in every feed, for ever. */
export function legUid(id: string): string {
  return `leg-${id}`;
}

/**
 * Brings the feeds up to what is public now of all legs of a filter. Every write that may touch
 * what subscribers see ends with it, in the same transaction; where nothing public changed, it
 * writes nothing.
 */
export async function publishLegs(tx: Database, filter: LegFilter, now: Date): Promise<void> {
  const legs = await findLegs(tx, { ...filter, cancelled: true });
  const uids = legs.map(({ leg }) => legUid(leg.id));
  const held = grouped(await heldEntries(tx, uids), entry => entry.uid);
  const changes = legs.map((onFile, index) => {
    const uid = uids[index]!;
    return entryChanges(uid, held.get(uid) ?? [], publicationOf(onFile), now);
  });
  const written = changes.flatMap(change => change.write);
  await writeEntries(tx, written);
  const forgotten = changes.flatMap(change => change.forget);
  await forgetEntries(tx, forgotten);
}

/** As `publishLegs`, of everything that a tour or some speakers are in. */
export async function publish(
  tx: Database,
  filter: Pick<LegFilter, 'tour' | 'speaker' | 'speakers'>,
  now: Date,
): Promise<void> {
  await publishLegs(tx, filter, now);
}
