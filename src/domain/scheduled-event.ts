import { coordinates } from './caller.js';
import type { City } from './city.js';
import type { Conflict } from './conflicts/conflict.js';
import type { Viewer } from './conflicts/on-file.js';
import type { EventOnFile } from './event.js';
import { eventAsSeen, placeLevel } from './event-audience.js';
import { lastDay } from './event-publication.js';
import type { ScheduledEvent } from './schedule.js';
import { publicNameOf } from './speaker.js';
import { pointOf } from './venue.js';

/** The id of an event in a conflict whose reader may not know which one it is. */
export const HIDDEN = 'hidden';

/**
 * An event as the rules take it, in the words that the viewer may read. Of one that they may not
 * know of, only that it is there, and when, is left: its id serves to tell it from others, and is
 * taken out of what is found (see `withoutHidden`). It is reckoned to be in the city where everybody
 * may know its speakers to be (`publicCityOf`) or nowhere: how far it is from places of one's own
 * choice would tell where.
 */
export function scheduledEvent(
  onFile: EventOnFile,
  { caller, now, own }: Viewer,
  publicCityOf: (onFile: EventOnFile) => City | null = () => null,
): ScheduledEvent {
  const { event, speakers, venue, interpreterName } = onFile;
  const seen = event.id === own ? event : eventAsSeen(onFile, caller, now);
  const startsAt = event.startsAt === null ? null : new Date(event.startsAt);
  const endsAt = event.endsAt === null ? null : new Date(event.endsAt);
  const isInside = coordinates(caller, event.tour);
  const city = seen === null ? publicCityOf(onFile) : onFile.city;
  return {
    ...event,
    title: seen === null ? null : event.title,
    speakerNames: speakers.map(each => (isInside ? each.name : publicNameOf(each))),
    // Whose name is private stays so, also to the chapter whom they interpret for.
    interpreterName: isInside ? interpreterName : null,
    speakerLanguages: speakers.map(({ languages }) => languages),
    venueName: seen?.venue == null ? null : (venue?.name ?? null),
    venueFacts: venue,
    hostName: seen === null ? null : onFile.hostName,
    isHostLocal: onFile.hostKind === 'chapter',
    city,
    // How far somebody's door is from a place of one's own choice would tell where it is.
    place: (seen !== null && placeLevel(onFile, caller) === 'street' && pointOf(venue)) || city,
    firstDate: event.localDate,
    lastDate: endsAt === null ? event.localDate : lastDay(endsAt, event.timeZone),
    ...{ startsAt, endsAt, tzChange: onFile.tzChange },
  };
}

/** A conflict whose subjects do not tell which event it is that the reader may not know of. */
export function withoutHidden(conflict: Conflict, hidden: ReadonlySet<string>): Conflict {
  const subjects = conflict.subjects.map(subject =>
    subject.type === 'event' && hidden.has(subject.id) ? { ...subject, id: HIDDEN } : subject,
  );
  return { ...conflict, subjects };
}
