import type { Caller } from '../domain/caller.js';
import { type ConflictFilter, conflictsAsked } from '../domain/conflicts/asked.js';
import type { Conflict } from '../domain/conflicts/conflict.js';
import { changeBetween, type ReportChange } from '../domain/conflicts/report-change.js';
import { Refusal } from '../domain/refusals.js';
import { loadSchedule } from '../store/schedules.js';
import type { Store } from '../store/store.js';
import { isUnavailable } from '../store/unavailable.js';

/** Writes that come in one breath (an import, a swap) are looked at once. */
const PAUSE_MILLISECONDS = 100;
/** Time itself changes a report: a venue becomes urgent, a leg begins. */
const EVERY_MILLISECONDS = 60_000;

/** Somebody who follows the clash report as they may see it. */
export type Follower = {
  filter: ConflictFilter;
  /** Who they are by now: keys end, and their rights with them. */
  whoAsks(): Promise<Caller | Refusal>;
  /** Called once, with the report as it is now, and with what ends their following. */
  begin(report: Conflict[], stop: () => void): void;
  tell(change: ReportChange): void;
  /** They may not follow any more, or (with an error) there was a fault. */
  end(error?: unknown): void;
};

export type LiveConflicts = {
  /** Lets somebody follow; throws where the report cannot be made. */
  follow(follower: Follower, caller: Caller): Promise<void>;
  /** Ends all who follow. */
  close(): void;
};

/**
 * Tells of changes in the clash report wherever they were written. Which reports a write concerns
 * is not guessed, since clashes lie between tours: all who follow look again, one after the other,
 * those with the same question and rights together.
 */
export function liveConflicts(store: Store, now: () => Date): LiveConflicts {
  const known = new Map<Follower, Conflict[]>();
  let stopHearing: (() => void) | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isLooking = false;
  let heard = 0;

  const lookSoon = () => {
    heard += 1;
    if (!isLooking) timer ??= setTimeout(lookAgain, PAUSE_MILLISECONDS).unref();
  };

  const lookAgain = async () => {
    const since = heard;
    timer = undefined;
    isLooking = true;
    const look = sharedLook(store, now());
    for (const follower of known.keys()) await update(follower, look);
    isLooking = false;
    if (heard !== since && known.size > 0) lookSoon();
  };

  const update = async (follower: Follower, look: Look) => {
    try {
      const caller = await follower.whoAsks();
      if (caller instanceof Refusal) return follower.end();
      const report = await look(follower.filter, caller);
      const before = known.get(follower);
      const change = before && changeBetween(before, report);
      if (!before || !change) return;
      known.set(follower, report);
      follower.tell(change);
    } catch (error) {
      // While the database is away nothing is told; when it is back, all are told to look again.
      if (!isUnavailable(error)) follower.end(error);
    }
  };

  const clock = setInterval(() => known.size > 0 && lookSoon(), EVERY_MILLISECONDS).unref();
  return {
    async follow(follower, caller) {
      stopHearing ??= store.changes.hear('gira_changes', { tell: lookSoon, begin: lookSoon });
      const before = heard;
      const report = await sharedLook(store, now())(follower.filter, caller);
      known.set(follower, report);
      follower.begin(report, () => known.delete(follower));
      if (heard !== before) lookSoon();
    },
    close() {
      clearInterval(clock);
      clearTimeout(timer);
      stopHearing?.();
      for (const follower of known.keys()) follower.end();
      known.clear();
    },
  };
}

type Look = (filter: ConflictFilter, caller: Caller) => Promise<Conflict[]>;

/** Looks at one moment, once for all who ask the same and may see the same. */
function sharedLook(store: Store, now: Date): Look {
  const looks = new Map<string, Promise<Conflict[]>>();
  return (filter, caller) => {
    const key = JSON.stringify([filter, rightsOf(caller)]);
    const found = looks.get(key) ?? lookFor(filter, caller);
    looks.set(key, found);
    return found;
  };

  async function lookFor(filter: ConflictFilter, caller: Caller) {
    const viewer = { caller, now };
    return conflictsAsked(await loadSchedule(store.db, filter, viewer), filter, viewer);
  }
}

/** What a caller may see follows from all of this, and not from what their key is called. */
function rightsOf(caller: Caller) {
  return { ...caller, key: null, label: null };
}
