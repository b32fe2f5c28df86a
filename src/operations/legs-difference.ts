import { conflictsAsked } from '../domain/conflicts/asked.js';
import { type Difference, differenceOf } from '../domain/conflicts/difference.js';
import { scheduleAsSeen, type Viewer } from '../domain/conflicts/on-file.js';
import { type EventOnFile, isLive } from '../domain/event.js';
import type { LegOnFile } from '../domain/leg.js';
import { findEvents } from '../store/events.js';
import { loadNeighbourhood } from '../store/neighbourhoods.js';
import type { Database } from '../store/store.js';

/** Legs as they are and as they would be; one that is new is in the second list alone. */
export type LegSteps = { before: readonly LegOnFile[]; after: readonly LegOnFile[] };

/** What writing some legs would do to the conflicts that a viewer may know. */
export async function legsDifference(
  db: Database,
  { before, after }: LegSteps,
  viewer: Viewer,
): Promise<Difference> {
  const moving = await eventsMoving(db, { before, after });
  const moved = [before, after].flatMap(own => moving.map(onLegs(own)));
  const around = await loadNeighbourhood(db, { events: [], legs: [...before, ...after], moved });
  const ids = new Set([...before, ...after].map(({ leg }) => leg.id));
  const others = around.legs.filter(({ leg }) => !ids.has(leg.id));
  const reports = [before, after].map(own => {
    const onFile = { ...around, legs: [...others, ...own], events: around.events.map(onLegs(own)) };
    return conflictsAsked(scheduleAsSeen(onFile, viewer), {}, viewer);
  });
  return differenceOf(reports[0]!, reports[1]!, ({ id }) => ids.has(id));
}

/** Where a leg goes, its events without a venue go too: all that they need may be concerned. */
async function eventsMoving(db: Database, { before, after }: LegSteps): Promise<EventOnFile[]> {
  const cities = new Map(after.map(({ leg }) => [leg.id, leg.city?.slug]));
  const legs = before.flatMap(({ leg }) => (cities.get(leg.id) === leg.city?.slug ? [] : leg.id));
  const tied = legs.length === 0 ? [] : await findEvents(db, { legs });
  return tied.filter(({ event }) => event.venue === null && isLive(event.status));
}

/** An event without a venue is where its leg is, and shown as that is at most. */
function onLegs(legs: readonly LegOnFile[]): (onFile: EventOnFile) => EventOnFile {
  const byId = new Map(legs.map(({ leg }) => [leg.id, leg]));
  return onFile => {
    const leg = byId.get(onFile.event.leg ?? '');
    if (!leg) return onFile;
    const city = onFile.venue === null ? leg.city : onFile.city;
    const event = { ...onFile.event, city: city?.slug ?? null };
    return { ...onFile, event, city, legVisibility: leg.visibility };
  };
}
