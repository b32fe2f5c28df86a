import { legAsSeen } from './audience.js';
import { type Caller, coordinates } from './caller.js';
import { type Event, type EventOnFile, isLive } from './event.js';
import { eventAsSeen, placeLevel, runsEvent } from './event-audience.js';
import { contentAt } from './event-publication.js';
import type { LegOnFile } from './leg.js';
import { contentOf, type EventContent, type LegContent } from './publication.js';
import { venueAsSeen } from './reveal.js';

/** What a crew needs to know of an event besides what its calendar entry has for everybody. */
export type CrewDetails = Pick<
  Event,
  'status' | 'statusReason' | 'doorsAt' | 'languages' | 'expectedAttendance'
> & {
  /** Null: there is none, or the reader may not know of one. Without a name: of one without name. */
  interpreter: { name: string | null } | null;
  contact: string | null;
  notes: string | null;
};

/** An entry of a private feed, before it is said how often it changed. */
export type CrewEntry<C = LegContent | EventContent> = { content: C; cancelled: boolean };

/** Who reads, and when. */
export type CrewViewer = { caller: Caller; now: Date };

/**
 * An event in the private feed of somebody, whatever its status, or null where they may not know
 * of it. People are told under their public names: the address of a feed is handed on more easily
 * than a key. `nameOf` gives that of the interpreter.
 */
export function crewEventOf(
  onFile: EventOnFile,
  { caller, now }: CrewViewer,
  nameOf: (slug: string) => string | null,
): CrewEntry<EventContent> | null {
  const seen = eventAsSeen(onFile, caller, now);
  if (seen === null) return null;
  const content = contentAt(onFile, placeLevel(onFile, caller));
  const { status, statusReason, doorsAt, languages, expectedAttendance } = seen;
  const crew = {
    ...{ status, statusReason, doorsAt, languages, expectedAttendance },
    interpreter: interpreterOf(onFile, seen, caller, nameOf),
    ...insideOf(onFile, caller),
  };
  // A speaker's coasts follow from legs that the reader may not know of.
  return { content: { ...content, coasts: [], crew }, cancelled: !isLive(status) };
}

/** Whom to ask at the venue, and its notes, as far as the venue itself would tell them. */
function insideOf({ event, venue, wasConfirmed }: EventOnFile, caller: Caller) {
  const use = {
    ...{ runs: runsEvent(event, caller), hasConfirmed: wasConfirmed },
    tour: event.tour,
  };
  const { contact = null, notes = null } = (venue && venueAsSeen(venue, caller, use)) ?? {};
  return { contact, notes };
}

/** The name of an interpreter who is private is for coordinators, also at a chapter's own event. */
function interpreterOf(
  { interpreterVisibility }: EventOnFile,
  { interpreter, tour }: Event,
  caller: Caller,
  nameOf: (slug: string) => string | null,
): CrewDetails['interpreter'] {
  if (interpreter === null) return null;
  const isOpen = interpreterVisibility === 'public' || coordinates(caller, tour);
  return { name: isOpen ? nameOf(interpreter) : null };
}

/** As `crewEventOf`, of a leg. */
export function crewLegOf(
  onFile: LegOnFile,
  { caller, now }: CrewViewer,
): CrewEntry<LegContent> | null {
  const seen = legAsSeen(onFile, caller, now);
  if (seen === null) return null;
  return { content: contentOf(onFile, seen.city), cancelled: seen.status === 'cancelled' };
}
