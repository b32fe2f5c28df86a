// What a check must say: the report after a write without the report before it.
import assert from 'node:assert/strict';
import { conflictsAsked } from '../../src/domain/conflicts/asked.js';
import type { Conflict } from '../../src/domain/conflicts/conflict.js';
import { loadSchedule } from '../../src/store/schedules.js';
import type { Store } from '../../src/store/store.js';
import { coordinator } from '../builders/callers.js';
import { storedAt as now } from '../builders/stored.js';

const viewer = { caller: coordinator(), now };

/** The whole report, by what each finding is and says; an id that is not on file yet is `draft`. */
async function report(store: Store, draft?: string): Promise<Map<string, string>> {
  const found = conflictsAsked(await loadSchedule(store.db, {}, viewer), {}, viewer);
  return keyed(found, draft);
}

function keyed(conflicts: readonly Conflict[], draft?: string): Map<string, string> {
  return new Map(
    conflicts.map(({ rule, severity, subjects, message, facts }) => {
      const ids = subjects.map(({ type, id }) => `${type} ${id === draft ? 'draft' : id}`).sort();
      // Of two events that start at once the one with the lower id is named first.
      const [words, known] = [message, JSON.stringify(facts)].map(text =>
        text
          .split(/[ .:,[\]]+/)
          .sort()
          .join(' '),
      );
      return [`${rule} ${ids.join(' ')}`, `${severity} ${words} ${known}`];
    }),
  );
}

/**
 * What a check must say of a write: the report after it without that before, and the other way round.
 * Nothing is compared where the write gives null: of events that begin at once the one with the lower
 * id is held to be the first on the journey, and a draft has none yet.
 */
export async function compare(
  store: Store,
  check: { added: Conflict[]; removed: Conflict[]; kept: Conflict[] },
  write: () => Promise<string | null>,
): Promise<void> {
  const before = await report(store);
  const draft = await write();
  if (draft === null) return;
  const after = await report(store, draft);
  const without = (one: Map<string, string>, other: Map<string, string>) =>
    [...one].filter(([key]) => !other.has(key)).sort();
  const said = (conflicts: Conflict[]) => [...keyed(conflicts, draft)].sort();
  assert.deepEqual(said(check.added), without(after, before));
  assert.deepEqual(said(check.removed), without(before, after));
  for (const [key, words] of keyed(check.kept, draft)) assert.equal(after.get(key), words);
}
