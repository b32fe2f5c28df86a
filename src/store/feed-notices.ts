import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Channel } from './change-listener.js';
import type { Store } from './store.js';
import { commitsOf } from './transaction.js';

/** Knows what may be another than it was, by what the database tells at each commit. */
export type Notices = {
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
/** Where marks are sent: those who hear of changes would all look again. */
const MARKS = 'gira_feeds' satisfies Channel;
/** No feed's name begins with it. */
const MARK = '?';
/** What is told where all feeds may be others. */
const ALL = '*';

/** Listens for notices of feeds. */
export function feedNotices(store: Store, told: Told): Notices {
  return notices(store, 'gira_feeds', payload => {
    if (payload === null || payload === ALL) told(null);
    else for (const feed of payload.split('\n')) told(feed);
  });
}

/** Listens for notices of all that the audit trail tells of, whatever it is. */
export function changeNotices(store: Store, told: () => void): Notices {
  return notices(store, 'gira_changes', told);
}

/**
 * Listens to a channel; null: all may have changed. Notices come in the order of commits, on all
 * channels alike: to know that all of its own have come, a process sends a mark after them and
 * waits for it.
 */
function notices(
  { db, changes }: Store,
  channel: Channel,
  heard: (payload: string | null) => void,
): Notices {
  const node = `${MARK}${randomUUID()} `;
  let isListening = false;
  let caughtUp = -1;
  let waiting: Promise<boolean> | null = null;
  const marks = new Map<string, () => void>();

  const stopChannel =
    channel === MARKS ? null : changes.hear(channel, { tell: heard, begin: () => {} });
  const stopMarks = changes.hear(MARKS, {
    tell(payload) {
      if (payload.startsWith(MARK)) marks.get(payload)?.();
      else if (channel === MARKS) heard(payload);
    },
    begin() {
      isListening = true;
      heard(null);
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
      await db.execute(sql`select pg_notify(${MARKS}, ${mark})`);
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
    close() {
      stopChannel?.();
      stopMarks();
    },
  };
}
