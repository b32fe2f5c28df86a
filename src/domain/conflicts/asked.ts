import { legAsSeen } from '../audience.js';
import { coordinates } from '../caller.js';
import { eventAsSeen, runsEvent } from '../event-audience.js';
import { holidayOn } from '../holidays.js';
import { withoutHidden } from '../scheduled-event.js';
import type { Conflict, Subject } from './conflict.js';
import { findConflicts, rules } from './index.js';
import type { ScheduleOnFile, Viewer } from './on-file.js';
import { withWaivers } from './waiver.js';

const internalRules = new Set(rules.filter(rule => rule.isInternal).map(({ id }) => id));

/** Which conflicts are asked for; what is left out does not narrow. */
export type ConflictFilter = {
  tour?: string | undefined;
  speaker?: string | undefined;
  severity?: string | undefined;
  rule?: string | undefined;
  waived?: boolean | undefined;
};

/** The conflicts of a schedule that are asked for and that the caller may see, as they may see them. */
export function conflictsAsked(
  onFile: ScheduleOnFile,
  filter: ConflictFilter,
  viewer: Viewer,
): Conflict[] {
  const hidden = hiddenEvents(onFile);
  return conflictsSeen(onFile, filter, viewer).map(conflict =>
    withoutHidden(withoutReason(conflict, onFile, viewer), hidden),
  );
}

/** As `conflictsAsked`, with all that is on file of each. */
export function conflictsSeen(
  onFile: ScheduleOnFile,
  filter: ConflictFilter,
  viewer: Viewer,
): Conflict[] {
  const hidden = hiddenEvents(onFile);
  const found = findConflicts(onFile.schedule, { now: viewer.now, holidayOn });
  return withWaivers(found, onFile.waivers, onFile.schedule).filter(
    conflict => isAsked(conflict, filter, onFile, hidden) && isSeen(conflict, onFile, viewer),
  );
}

function hiddenEvents({ schedule }: ScheduleOnFile): ReadonlySet<string> {
  return new Set(schedule.events.flatMap(event => (event.title === null ? [event.id] : [])));
}

/** Why something was accepted is for who may accept it: the coordinators of its tours. */
function withoutReason(
  conflict: Conflict,
  { waivers }: ScheduleOnFile,
  { caller }: Viewer,
): Conflict {
  if (conflict.waiver === null) return conflict;
  const { tours } = waivers.get(conflict.fingerprint)!;
  const isOwn = tours.every(tour => coordinates(caller, tour));
  return isOwn ? conflict : { ...conflict, waiver: null };
}

/**
 * The report of a tour or speaker has what concerns one of its legs or events, not what lies between
 * others; and not by an event that the caller may not know of, or the question would tell whose it is.
 */
function isAsked(
  conflict: Conflict,
  filter: ConflictFilter,
  { legs, events }: ScheduleOnFile,
  hidden: ReadonlySet<string>,
) {
  const about = ({ type, id }: Subject) => {
    if (type === 'speaker' || type === 'interpreter') return { tour: null, people: [id] };
    const leg = type === 'leg' ? legs.get(id)?.leg : undefined;
    if (leg) return { tour: leg.tour, people: [leg.speaker] };
    const event = type === 'event' && !hidden.has(id) ? events.get(id)?.event : undefined;
    return { tour: event?.tour, people: event ? [...event.speakers, event.interpreter] : [] };
  };
  const subjects = conflict.subjects.map(about);
  return (
    (filter.tour === undefined || subjects.some(({ tour }) => tour === filter.tour)) &&
    (filter.speaker === undefined ||
      subjects.some(each => each.people.includes(filter.speaker!))) &&
    (filter.severity === undefined || conflict.severity === filter.severity) &&
    (filter.rule === undefined || conflict.rule === filter.rule) &&
    (filter.waived === undefined || conflict.waived === filter.waived)
  );
}

/**
 * A conflict is shown to who may see every leg in it as it is, and every event: a chapter also
 * sees what stands in the way of its own events, without which one that is. What a rule tells that
 * is for those who run an event alone is shown to nobody else.
 */
function isSeen(
  { rule, subjects }: Conflict,
  { legs, events }: ScheduleOnFile,
  { caller, now, own }: Viewer,
): boolean {
  const isLegSeen = ({ id }: Subject) => {
    const leg = legs.get(id);
    return !leg || legAsSeen(leg, caller, now)?.city === leg.leg.city;
  };
  const about = (type: Subject['type']) => subjects.filter(each => each.type === type);
  const owns = about('event').map(
    ({ id }) => id === own || runsEvent(events.get(id)!.event, caller),
  );
  if (internalRules.has(rule)) {
    const isTheirs = ({ id }: Subject) => coordinates(caller, legs.get(id)?.leg.tour);
    return owns.every(isOwn => isOwn) && about('leg').every(isTheirs);
  }
  const areSeen = about('event').every(({ id }) => eventAsSeen(events.get(id)!, caller, now));
  return about('leg').every(isLegSeen) && (owns.includes(true) || areSeen);
}
