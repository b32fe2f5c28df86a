import { besides } from '../domain/beside.js';
import { conflictsAsked } from '../domain/conflicts/asked.js';
import type { Conflict } from '../domain/conflicts/conflict.js';
import { type Difference, differenceOf } from '../domain/conflicts/difference.js';
import { isHourClash } from '../domain/conflicts/hour-clashes.js';
import { othersThatFill } from '../domain/conflicts/leg-without-events.js';
import { type ScheduleOnFile, scheduleAsSeen, type Viewer } from '../domain/conflicts/on-file.js';
import { thresholdsOf } from '../domain/conflicts/policy.js';
import type { EventChange, EventOnFile, NewEvent } from '../domain/event.js';
import { eventAsSeen, runsEvent } from '../domain/event-audience.js';
import { asWanted, merge } from '../domain/event-change.js';
import type { Offer } from '../domain/free-hours.js';
import { type Occasion, tourRefusal } from '../domain/occasion.js';
import { Refusal } from '../domain/refusals.js';
import { scheduledEvent } from '../domain/scheduled-event.js';
import { findEvent } from '../store/events.js';
import { loadNeighbourhood } from '../store/neighbourhoods.js';
import type { Database, Store } from '../store/store.js';
import { asIfOnFile, type Decided, decidedEvent, decideEvent } from './decide-event.js';
import { offersFor } from './offers.js';

/** What stands in an event's way, and hours that are free instead, the nearest first. */
export type Clashes = { conflicts: Conflict[]; offers: Offer[] };

/** What writing an event or leg would do to the conflicts, and hours that are free for an event. */
export type Check = Difference & { offers: Offer[] };

/** What a new event would do; nothing is written. Its id in the conflicts is `draft`. */
export async function checkEvent(
  store: Store,
  input: NewEvent,
  occasion: Occasion,
): Promise<Check | Refusal> {
  const decided = await decideEvent(store.db, store, input, occasion);
  if (decided instanceof Refusal) return decided;
  const draft = decidedEvent(decided, { id: 'draft', status: 'hold', now: occasion.now });
  return checkOf(store.db, [null, asIfOnFile(decided, draft)], decided, occasion);
}

/** What a change of an event would do; nothing is written. Null where there is no such event. */
export async function checkEventChange(
  store: Store,
  { id, change }: { id: string; change: EventChange },
  occasion: Occasion,
): Promise<Check | Refusal | null> {
  const held = await findEvent(store.db, id);
  const { caller, now } = occasion;
  if (held === null || !runsEvent(held.event, caller)) {
    if (held === null || eventAsSeen(held, caller, now) === null) return null;
    return new Refusal('not-allowed', 'Another organisation hosts this event.');
  }
  const base = asWanted(held.event);
  const input = merge(base, change);
  if (input instanceof Refusal) return input;
  const refused = caller.role === 'chapter' ? null : tourRefusal(occasion, input.tour);
  if (refused) return refused;
  const decided = await decideEvent(store.db, store, input, occasion, base);
  if (decided instanceof Refusal) return decided;
  const { wasConfirmed } = held;
  const event = decidedEvent(decided, { id, status: held.event.status, now });
  const next = { ...asIfOnFile(decided, event), wasConfirmed };
  return checkOf(store.db, [held, next], decided, occasion);
}

/** An event as it is (null: it is new) and as it would be. */
type Step = readonly [before: EventOnFile | null, after: EventOnFile];

async function checkOf(
  db: Database,
  [before, after]: Step,
  { legs }: Decided,
  { caller, now }: Occasion,
): Promise<Check> {
  const { id } = after.event;
  const viewer = { caller, now, own: id };
  const versions = [before ?? [], after].flat();
  const around = await loadNeighbourhood(db, { events: versions, legs: [], moved: [] });
  const others = around.events.filter(({ event }) => event.id !== id);
  const [was, is] = [before, after].map(own => {
    const seen = scheduleAsSeen({ ...around, events: [...others, own ?? []].flat() }, viewer);
    return { seen, conflicts: conflictsAsked(besideAlone(seen, versions, viewer), {}, viewer) };
  }) as [Looked, Looked];
  const difference = differenceOf(was.conflicts, is.conflicts, subject => subject.id === id);
  const offers = offersFor(after, { schedule: is.seen.schedule, legs }, viewer);
  return { ...difference, offers };
}

type Looked = { seen: ScheduleOnFile; conflicts: Conflict[] };

/**
 * An event with those beside any version of it, and those that keep its legs from being empty; what
 * is there for the offers alone is left out.
 */
function besideAlone(
  seen: ScheduleOnFile,
  versions: readonly EventOnFile[],
  viewer: Viewer,
): ScheduleOnFile {
  const { schedule } = seen;
  const ids = new Set(versions.map(({ event }) => event.id));
  const [own, others] = [true, false].map(is => schedule.events.filter(e => ids.has(e.id) === is));
  const beside = versions.flatMap(({ event, hostKind }) => {
    const rivalHours = thresholdsOf(event.tour, schedule.tours).competingHours;
    const isHostLocal = hostKind === 'chapter';
    return besides(others!, event, {
      reachDays: Number.POSITIVE_INFINITY,
      rivalHours,
      isHostLocal,
    });
  });
  const fillers = othersThatFill(
    versions.map(each => scheduledEvent(each, viewer)),
    schedule,
  );
  const events = [...new Set([...beside, ...fillers, ...own!])];
  return { ...seen, schedule: { ...schedule, events } };
}

/**
 * What stands in the way of an event that was just registered, and free hours where its own is open
 * or another would be without it.
 */
export async function clashesOf(
  db: Database,
  draft: EventOnFile,
  { legs, legsAround, speakers, interpreter }: Decided,
  { caller, now }: Occasion,
): Promise<Clashes> {
  const { id } = draft.event;
  const viewer = { caller, now, own: id };
  const people = [...speakers, ...(interpreter ? [interpreter] : [])].map(each => each.speaker);
  // Nobody has waived anything of an event that has just come.
  const known = { people, legs: legsAround, waivers: new Map() };
  const around = await loadNeighbourhood(db, { events: [draft], legs: [], moved: [] }, known);
  const others = around.events.filter(({ event }) => event.id !== id);
  const seen = scheduleAsSeen({ ...around, events: [...others, draft] }, viewer);
  const conflicts = conflictsAsked(besideAlone(seen, [draft], viewer), {}, viewer).filter(
    ({ subjects }) => subjects.some(subject => subject.id === id),
  );
  const needsHours = draft.event.startsAt === null || conflicts.some(isHourClash);
  const { schedule } = seen;
  return { conflicts, offers: needsHours ? offersFor(draft, { schedule, legs }, viewer) : [] };
}
