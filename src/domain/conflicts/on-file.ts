import { legAsSeen } from '../audience.js';
import { type Caller, coordinates } from '../caller.js';
import type { EventOnFile } from '../event.js';
import { runsEvent } from '../event-audience.js';
import type { LegOnFile } from '../leg.js';
import type { Schedule, ScheduledArrangement, ScheduledLeg, ScheduledTour } from '../schedule.js';
import { scheduledEvent } from '../scheduled-event.js';
import { publicNameOf } from '../speaker.js';
import type { WaiverOnFile } from './waiver.js';

/** Who reads of conflicts, and when; `own` is an event of theirs that is not on file (a draft). */
export type Viewer = { caller: Caller; now: Date; own?: string };

/** A part of what is on file, whoever reads it. */
export type OnFile = Pick<Schedule, 'coasts' | 'tours' | 'people'> & {
  legs: readonly LegOnFile[];
  events: readonly EventOnFile[];
  /** What was accepted, by fingerprint. */
  waivers: ReadonlyMap<string, WaiverOnFile>;
};

/** A schedule in words that its reader may know, and what says who may see which part of it. */
export type ScheduleOnFile = {
  schedule: Schedule;
  legs: ReadonlyMap<string, LegOnFile>;
  events: ReadonlyMap<string, EventOnFile>;
  waivers: ReadonlyMap<string, WaiverOnFile>;
};

/** What is on file as the rules take it, in the words that a viewer may read. */
export function scheduleAsSeen(onFile: OnFile, viewer: Viewer): ScheduleOnFile {
  const { coasts, tours, people, waivers } = onFile;
  const legs = new Map(onFile.legs.map(each => [each.leg.id, each]));
  const events = new Map(onFile.events.map(each => [each.event.id, each]));
  const publicCityOf = ({ event }: EventOnFile) => {
    const leg = event.leg === null ? undefined : legs.get(event.leg);
    const isThen =
      leg && leg.leg.firstDate <= event.localDate && event.localDate <= leg.leg.lastDate;
    return isThen ? (legAsSeen(leg, viewer.caller, viewer.now)?.city ?? null) : null;
  };
  const schedule = {
    ...{ coasts, people, tours: tours.map(each => tourAsSeen(each, events, viewer)) },
    legs: [...legs.values()].map(each => scheduledLeg(each, viewer)),
    events: [...events.values()].map(each => scheduledEvent(each, viewer, publicCityOf)),
  };
  return { schedule, legs, events, waivers };
}

/**
 * When somebody travels and eats is for those who arrange it: the rules tell nobody else of it, who
 * has the estimates instead. That there are arrangements at all, they need not be kept from.
 */
function tourAsSeen(
  tour: ScheduledTour,
  events: ReadonlyMap<string, EventOnFile>,
  { caller }: Viewer,
): ScheduledTour {
  const { slug, arrangements = [], isArranging = false } = tour;
  if (arrangements.length === 0 || coordinates(caller, slug)) return tour;
  const isOwn = ({ event }: ScheduledArrangement) => {
    const onFile = events.get(event ?? '');
    return onFile !== undefined && runsEvent(onFile.event, caller);
  };
  const seen = arrangements.filter(
    each => (each.kind !== 'transfer' && each.kind !== 'meal') || isOwn(each),
  );
  return { ...tour, arrangements: seen, isArranging: isArranging || arrangements.length > 0 };
}

function scheduledLeg({ leg, tour, speaker }: LegOnFile, { caller }: Viewer): ScheduledLeg {
  const isInside = coordinates(caller, leg.tour);
  const speakerName = speaker && (isInside ? speaker.name : publicNameOf(speaker));
  return { ...leg, speakerName, tourTitle: tour.title };
}
