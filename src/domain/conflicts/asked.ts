import { legAsSeen } from '../audience.js';
import type { Caller } from '../caller.js';
import type { EventOnFile } from '../event.js';
import { eventAsSeen, runsEvent } from '../event-audience.js';
import type { LegOnFile } from '../leg.js';
import type { Schedule } from '../schedule.js';
import { withoutHidden } from '../scheduled-event.js';
import type { Conflict, Subject } from './conflict.js';
import { findConflicts } from './index.js';

/** Which conflicts are asked for; what is left out does not narrow. */
export type ConflictFilter = {
  tour?: string | undefined;
  severity?: string | undefined;
  rule?: string | undefined;
  waived?: boolean | undefined;
};

/** A schedule, and the legs and events in it with what says who may see them. */
export type ScheduleOnFile = {
  schedule: Schedule;
  legs: ReadonlyMap<string, LegOnFile>;
  events: ReadonlyMap<string, EventOnFile>;
};

type Viewer = { caller: Caller; now: Date };

/** The conflicts of a schedule that are asked for and that the caller may see. */
export function conflictsAsked(
  onFile: ScheduleOnFile,
  filter: ConflictFilter,
  viewer: Viewer,
): Conflict[] {
  const hidden = new Set(
    onFile.schedule.events.flatMap(event => (event.title === null ? [event.id] : [])),
  );
  return findConflicts(onFile.schedule, { now: viewer.now })
    .filter(conflict => isAsked(conflict, filter, onFile) && isSeen(conflict, onFile, viewer))
    .map(conflict => withoutHidden(conflict, hidden));
}

/** A tour's report has what concerns one of its legs or events, not what lies between others. */
function isAsked(conflict: Conflict, filter: ConflictFilter, { legs, events }: ScheduleOnFile) {
  const tourOf = ({ type, id }: Subject) =>
    type === 'leg' ? legs.get(id)?.leg.tour : type === 'event' ? events.get(id)?.event.tour : null;
  return (
    (filter.tour === undefined || conflict.subjects.some(each => tourOf(each) === filter.tour)) &&
    (filter.severity === undefined || conflict.severity === filter.severity) &&
    (filter.rule === undefined || conflict.rule === filter.rule) &&
    (filter.waived === undefined || conflict.waived === filter.waived)
  );
}

/**
 * A conflict is shown to who may see every leg in it as it is, and every event: a chapter also
 * sees what stands in the way of its own events, without which one that is.
 */
function isSeen(
  { subjects }: Conflict,
  { legs, events }: ScheduleOnFile,
  { caller, now }: Viewer,
): boolean {
  const isLegSeen = ({ id }: Subject) => {
    const leg = legs.get(id);
    return !leg || legAsSeen(leg, caller, now) === leg.leg;
  };
  const about = (type: Subject['type']) => subjects.filter(each => each.type === type);
  const own = about('event').some(({ id }) => runsEvent(events.get(id)!.event, caller));
  const areSeen = about('event').every(({ id }) => eventAsSeen(events.get(id)!, caller, now));
  return about('leg').every(isLegSeen) && (own || areSeen);
}
