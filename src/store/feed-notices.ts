import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Store } from './store.js';
import { commitsOf } from './transaction.js';

/** Knows which feeds may be others than they were, by what the database tells at each commit. */
export type FeedNotices = {
  /** How much this process has committed so far. */
  commits(): number;
  /** Whether all of so many commits has been told; those of other nodes are in a moment. */
  isCertain(upTo: number): boolean;
  /** Waits until so many commits were told, or nothing is heard any more. */
  catchUp(upTo: number): Promise<void>;
  close(): void;
};

/** What is called for each feed that may have changed; null: for all of them. */
type Told = (feed: string | null) => void;

/** So long a notice may take; then feeds are asked of the database instead. */
const MOST_MILLISECONDS = 1000;
/** No feed's name begins with it. */
const MARK = '?';
/** What is told where all feeds may be others. */
const ALL = '*';

/**
 * Listens for notices of feeds. They come in the order of commits: to know that all of its own have
 * come, a process sends a mark after them and waits for it.
 */
export function feedNotices({ db, changes }: Store, told: Told): FeedNotices {
  const node = `${MARK}${randomUUID()} `;
  let isListening = false;
  let caughtUp = -1;
  let waiting: Promise<boolean> | null = null;
  const marks = new Map<string, () => void>();

  const stop = changes.hear('gira_feeds', {
    tell(payload) {
      if (payload.startsWith(MARK)) marks.get(payload)?.();
      else if (payload === ALL) told(null);
      else for (const feed of payload.split('\n')) told(feed);
    },
    begin() {
      isListening = true;
      told(null);
    },
    lose() {
      isListening = false;
    },
  });

  const sendMark = async (): Promise<boolean> => {
    const upTo = commitsOf(db);
    const mark = node + upTo;
    const come = new Promise<boolean>(resolve => {
      const timer = setTimeout(resolve, MOST_MILLISECONDS, false);
      marks.set(mark, () => {
        clearTimeout(timer);
        resolve(true);
      });
    });
    try {
      await db.execute(sql`select pg_notify('gira_feeds', ${mark})`);
      const hasCome = await come;
      if (hasCome) caughtUp = Math.max(caughtUp, upTo);
      return hasCome;
    } finally {
      marks.get(mark)?.();
      marks.delete(mark);
    }
  };

  return {
    commits: () => commitsOf(db),
    isCertain: upTo => isListening && caughtUp >= upTo,
    async catchUp(upTo) {
      // A mark that is on its way may have been sent before the last commit.
      while (isListening && caughtUp < upTo) {
        waiting ??= sendMark().finally(() => {
          waiting = null;
        });
        if (!(await waiting)) return;
      }
    },
    close: stop,
  };
}
