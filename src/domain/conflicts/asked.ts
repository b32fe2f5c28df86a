import { legAsSeen } from '../audience.js';
import type { Caller } from '../caller.js';
import type { LegOnFile } from '../leg.js';
import type { Schedule } from '../schedule.js';
import type { Conflict } from './conflict.js';
import { findConflicts } from './index.js';

/** Which conflicts are asked for; what is left out does not narrow. */
export type ConflictFilter = {
  tour?: string | undefined;
  severity?: string | undefined;
  rule?: string | undefined;
  waived?: boolean | undefined;
};

/** A schedule, and the legs in it with what says who may see them. */
export type ScheduleOnFile = { schedule: Schedule; legs: ReadonlyMap<string, LegOnFile> };

/** The conflicts of a schedule that are asked for and that the caller may see. */
export function conflictsAsked(
  { schedule, legs }: ScheduleOnFile,
  filter: ConflictFilter,
  { caller, now }: { caller: Caller; now: Date },
): Conflict[] {
  return findConflicts(schedule, { now }).filter(
    conflict => isAsked(conflict, filter, legs) && isSeen(conflict, legs, caller, now),
  );
}

/** A tour's report has what concerns one of its legs, not what lies between others. */
function isAsked(
  conflict: Conflict,
  filter: ConflictFilter,
  legs: ScheduleOnFile['legs'],
): boolean {
  const concerns = (tour: string) =>
    conflict.subjects.some(({ type, id }) => type === 'leg' && legs.get(id)?.leg.tour === tour);
  return (
    (filter.tour === undefined || concerns(filter.tour)) &&
    (filter.severity === undefined || conflict.severity === filter.severity) &&
    (filter.rule === undefined || conflict.rule === filter.rule) &&
    (filter.waived === undefined || conflict.waived === filter.waived)
  );
}

/** The public sees a conflict when every leg in it is shown to it as it is. */
function isSeen(
  { subjects }: Conflict,
  legs: ScheduleOnFile['legs'],
  caller: Caller,
  now: Date,
): boolean {
  return subjects.every(({ type, id }) => {
    const leg = type === 'leg' ? legs.get(id) : undefined;
    return !leg || legAsSeen(leg, caller, now) === leg.leg;
  });
}
