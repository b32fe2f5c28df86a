import type { Conflict } from '../domain/conflicts/conflict.js';
import { groupConflicts } from '../domain/conflicts/report.js';
import { table } from './table.js';

/** The clash report as a table for people: what belongs together on one line, and a count. */
export function conflictReport(conflicts: readonly Conflict[]): string {
  if (conflicts.length === 0) return 'No conflicts.';
  const groups = groupConflicts(conflicts);
  const rows = groups.map(({ severity, waived, rule, message }) => [
    waived ? 'waived' : severity,
    rule,
    message,
  ]);
  return `${table([['severity', 'rule', 'what'], ...rows])}\n\n${countsOf(conflicts)}`;
}

function countsOf(conflicts: readonly Conflict[]): string {
  const count = (severity: string) =>
    conflicts.filter(each => each.severity === severity && !each.waived).length;
  const waived = conflicts.filter(each => each.waived).length;
  const counts = [
    plural(count('error'), 'error'),
    plural(count('warning'), 'warning'),
    `${count('info')} for information`,
    ...(waived > 0 ? [`${waived} waived`] : []),
  ];
  return `${plural(conflicts.length, 'finding')}: ${counts.join(', ')}.`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
