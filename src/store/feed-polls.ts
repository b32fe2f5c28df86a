import { sql } from 'drizzle-orm';
import { feedEntries, feedPolls } from '../../db/schema/index.js';
import type { ClientFamily } from '../domain/client-family.js';
import { type Page, type PageRequest, pageOf } from './page.js';
import { inParts, rowsOf } from './rows.js';
import type { Database } from './store.js';

/** How often programs of a family asked for a feed since the last note, when last, and what they got. */
export type Polls = {
  feed: string;
  family: ClientFamily;
  polls: number;
  lastPollAt: Date;
  heldChangedAt: Date;
};

/** Adds to what is known of who asks; the last poll counts, whichever node it came to. */
export async function notePolls(db: Database, polls: readonly Polls[]): Promise<void> {
  for (const rows of inParts(polls)) {
    await db
      .insert(feedPolls)
      .values(rows)
      .onConflictDoUpdate({
        target: [feedPolls.feed, feedPolls.family],
        set: {
          polls: sql`${feedPolls.polls} + excluded.polls`,
          lastPollAt: sql`greatest(${feedPolls.lastPollAt}, excluded.last_poll_at)`,
          heldChangedAt: sql`case when excluded.last_poll_at >= ${feedPolls.lastPollAt}
            then excluded.held_changed_at else ${feedPolls.heldChangedAt} end`,
        },
      });
  }
}

/** Who asks for a feed, family by family. */
export type FeedPolled = {
  feed: string;
  clients: (Omit<Polls, 'feed' | 'lastPollAt' | 'heldChangedAt'> & {
    lastPollAt: string;
    heldChangedAt: string;
    versionsBehind: number;
  })[];
};

/** The feeds that were ever asked for, by name, and how far behind those are who ask. */
export async function listPolls(
  db: Database,
  { limit, after }: PageRequest,
): Promise<Page<FeedPolled>> {
  const rows = await rowsOf<FeedPolled>(
    db,
    sql`select p.feed, json_agg(json_build_object('family', p.family, 'polls', p.polls,
        'lastPollAt', ${iso(sql`p.last_poll_at`)}, 'heldChangedAt', ${iso(sql`p.held_changed_at`)},
        'versionsBehind', (select count(distinct e.changed_at)::int from ${feedEntries} e
          where e.feed = p.feed and e.changed_at > p.held_changed_at))
        order by p.family) as clients
      from ${feedPolls} p where p.feed > ${after?.[0] ?? ''} collate "C"
      group by p.feed order by p.feed collate "C" limit ${limit + 1}`,
  );
  return pageOf(rows, limit, ({ feed }) => [feed]);
}

/** An instant as the API writes it. */
function iso(instant: ReturnType<typeof sql>) {
  return sql`to_char(${instant}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
