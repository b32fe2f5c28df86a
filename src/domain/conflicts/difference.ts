import type { Conflict, Subject } from './conflict.js';

/**
 * What a change does to the conflicts of a schedule: those that it adds, removes, or leaves although
 * they are about what changes. `conflicts` is what then stands of it: the added and the kept.
 */
export type Difference = {
  conflicts: Conflict[];
  added: Conflict[];
  removed: Conflict[];
  kept: Conflict[];
};

/** What lies between two reports; `isAbout` tells the subjects that change. All in report order. */
export function differenceOf(
  before: readonly Conflict[],
  after: readonly Conflict[],
  isAbout: (subject: Subject) => boolean,
): Difference {
  const [were, are] = [fingerprintsOf(before), fingerprintsOf(after)];
  const isKept = (conflict: Conflict) =>
    were.has(conflict.fingerprint) && conflict.subjects.some(isAbout);
  const isAdded = ({ fingerprint }: Conflict) => !were.has(fingerprint);
  return {
    conflicts: after.filter(each => isAdded(each) || isKept(each)),
    added: after.filter(isAdded),
    removed: before.filter(({ fingerprint }) => !are.has(fingerprint)),
    kept: after.filter(isKept),
  };
}

function fingerprintsOf(conflicts: readonly Conflict[]): Set<string> {
  return new Set(conflicts.map(({ fingerprint }) => fingerprint));
}
