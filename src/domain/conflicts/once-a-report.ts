import type { Schedule } from '../schedule.js';
import type { RuleContext } from './conflict.js';

/**
 * What several rules need to know of a schedule is found out when the first of them asks, and the
 * others of the same report are told the same; it goes with the report, whose context it hangs on.
 */
export function onceAReport<T>(
  findOut: (schedule: Schedule, context: RuleContext) => T,
): (schedule: Schedule, context: RuleContext) => T {
  const known = new WeakMap<RuleContext, { schedule: Schedule; found: T }>();
  return (schedule, context) => {
    const before = known.get(context);
    if (before?.schedule === schedule) return before.found;
    const found = findOut(schedule, context);
    known.set(context, { schedule, found });
    return found;
  };
}
