import { sql } from 'drizzle-orm';
import type { EventContent } from '../../src/domain/publication.js';
import { rowsOf } from '../../src/store/rows.js';
import type { Store } from '../../src/store/store.js';

type Told = { feed: string; sequence: number; cancelled: boolean; content: EventContent };

/** What the feeds hold of an event, by feed. */
export function told({ db }: Store, id: string): Promise<Told[]> {
  return rowsOf<Told>(
    db,
    sql`select feed, sequence, cancelled, content from feed_entries
      where uid = ${`event-${id}`} order by feed`,
  );
}

/** What the feed of everything says of an event: `An evening | 2`, `… | cancelled`, or nothing. */
export async function summary(store: Store, id: string): Promise<string | null> {
  const entry = (await told(store, id)).find(({ feed }) => feed === 'all');
  if (!entry) return null;
  const state = entry.cancelled ? ' | cancelled' : '';
  return `${entry.content.title} | ${entry.sequence}${state}`;
}
