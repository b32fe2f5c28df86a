import type { CalendarDate } from './calendar-date.js';
import { type Caller, coordinates } from './caller.js';
import type { Leg, LegOnFile } from './leg.js';
import { publicNameOf, type Speaker, type SpeakerOnFile } from './speaker.js';
import { endOfDay } from './time/local-date.js';
import { isPublished, type Tour } from './tour.js';
import { stricter, type Visibility } from './visibility.js';

/** The zone whose days end last: what is over there is over everywhere. */
const LAST_ZONE = 'Etc/GMT+12';

/** The instant at which a local day has ended; in a place without a zone, everywhere on earth. */
export function overAt(lastDate: CalendarDate, timeZone: string | null | undefined): Date {
  return endOfDay(lastDate, timeZone ?? LAST_ZONE);
}

/** How freely a leg is shown: as its speaker allows at most. */
export function visibilityOf({ leg, speaker }: LegOnFile): Visibility {
  return stricter(leg.visibility, speaker?.visibility ?? 'public');
}

/** The leg as the caller may see it, or null where they may not know of it. */
export function legAsSeen(onFile: LegOnFile, caller: Caller, now: Date): Leg | null {
  const { leg, tour } = onFile;
  if (coordinates(caller, leg.tour)) return leg;
  if (!isPublished(tour)) return null;
  const told = { ...leg, statusReason: null, interpreter: null };
  switch (visibilityOf(onFile)) {
    case 'public':
      return told;
    case 'region':
      return { ...told, city: null };
    case 'after':
      return overAt(leg.lastDate, leg.city?.timeZone) <= now ? told : null;
    case 'private':
      return null;
  }
}

/**
 * The speaker as the caller may see them, or null where they may not know of them. Speakers who
 * are only on tours that are still drafts are not announced yet; the public never sees a name
 * behind a public name, nor when a visa ends.
 */
export function speakerAsSeen(
  { speaker, tours, isUnannounced, lastDate }: SpeakerOnFile,
  caller: Caller,
  now: Date,
): Speaker | null {
  if (seesWhole(caller, tours)) return speaker;
  if (speaker.visibility === 'private' || isUnannounced) return null;
  const isOver = lastDate !== null && overAt(lastDate, null) <= now;
  if (speaker.visibility === 'after' && !isOver) return null;
  return { ...speaker, name: publicNameOf(speaker), publicName: null, availability: [] };
}

/** Coordinators of some tours know the people on those, and those who are on no tour yet. */
function seesWhole(caller: Caller, tours: readonly string[]): boolean {
  if (caller.role !== 'coordinator') return false;
  return coordinates(caller) || tours.length === 0 || tours.some(tour => coordinates(caller, tour));
}

/** The tour as the caller may see it, or null where they may not know of it. */
export function tourAsSeen(tour: Tour, caller: Caller): Tour | null {
  return coordinates(caller, tour.slug) || isPublished(tour) ? tour : null;
}
