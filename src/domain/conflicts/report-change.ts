import { isDeepStrictEqual } from 'node:util';
import type { Conflict } from './conflict.js';

/** From one clash report to the next: what came, the fingerprints of what went, what is told anew. */
export type ReportChange = { added: Conflict[]; removed: string[]; changed: Conflict[] };

/** What is different in the second of two reports, or null where nothing is. */
export function changeBetween(
  before: readonly Conflict[],
  after: readonly Conflict[],
): ReportChange | null {
  const [known, found] = [before, after].map(
    report => new Map(report.map(conflict => [conflict.fingerprint, conflict])),
  ) as [Map<string, Conflict>, Map<string, Conflict>];
  const added = [...found.values()].filter(({ fingerprint }) => !known.has(fingerprint));
  const removed = [...known.keys()].filter(fingerprint => !found.has(fingerprint));
  const changed = [...found.values()].filter(conflict => {
    const old = known.get(conflict.fingerprint);
    return old !== undefined && !isDeepStrictEqual(old, conflict);
  });
  const isSame = added.length + removed.length + changed.length === 0;
  return isSame ? null : { added, removed, changed };
}
