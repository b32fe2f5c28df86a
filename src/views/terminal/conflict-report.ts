import type { Conflict } from '../../domain/conflicts/conflict.js';
import { groupConflicts } from '../../domain/conflicts/report.js';
import { counted } from '../../domain/counted.js';
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
    counted(count('error'), 'error'),
    counted(count('warning'), 'warning'),
    `${count('info')} for information`,
    ...(waived > 0 ? [`${waived} waived`] : []),
  ];
  return `${counted(conflicts.length, 'finding')}: ${counts.join(', ')}.`;
}
