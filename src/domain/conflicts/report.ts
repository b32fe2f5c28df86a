import { grouped } from '../grouped.js';
import type { Conflict } from './conflict.js';
import { emptyLegsTogether, legWithoutEvents } from './leg-without-events.js';

/** A line of a report: one conflict, or several of one rule that a reader wants told as one. */
export type ConflictGroup = Pick<Conflict, 'rule' | 'severity' | 'message' | 'waived'> & {
  count: number;
  items: Conflict[];
};

/**
 * The rules whose findings are told together, and in which words. The others say something of
 * their own each time, and an error must not hide behind "and 3 more".
 */
const together: Record<string, (conflicts: readonly Conflict[]) => string> = {
  [legWithoutEvents.id]: emptyLegsTogether,
};

/**
 * Conflicts as lines for people's eyes, so that ten empty cities take one. Groups and items keep
 * the order of the conflicts; severities, and waived and open ones, are never mixed.
 */
export function groupConflicts(conflicts: readonly Conflict[]): ConflictGroup[] {
  return [...grouped(conflicts, groupKey).values()].map(items => {
    const { rule, severity, message, waived } = items[0]!;
    const told = items.length > 1 ? (together[rule]?.(items) ?? message) : message;
    return { rule, severity, waived, count: items.length, message: told, items };
  });
}

function groupKey({ rule, severity, waived, fingerprint }: Conflict): string {
  const unit = rule in together ? 'together' : fingerprint;
  return [rule, severity, waived, unit].join(' ');
}
