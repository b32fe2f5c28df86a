import { dateRangeInWords, dayInWords, type Language } from '../domain/date-words.js';
import {
  type ChangeSide,
  type FeedChange,
  type FeedDeed,
  sideAsTold,
} from '../domain/feed-change.js';
import type { FeedEntry } from '../domain/publication.js';
import { openHour } from './event-entry.js';
import { placeName } from './leg-entry.js';

/** What happened to an entry, in a word. */
export const deedWords: Record<Language, Record<FeedDeed, string>> = {
  en: {
    ...{ new: 'New', changed: 'Changed', restored: 'On again' },
    ...{ postponed: 'Postponed', cancelled: 'Cancelled' },
  },
  es: {
    ...{ new: 'Nuevo', changed: 'Cambiado', restored: 'De nuevo en pie' },
    ...{ postponed: 'Aplazado', cancelled: 'Cancelado' },
  },
};

const words = {
  en: {
    ...deedWords.en,
    moved: (what: string, from: string, to: string) => `${what} moved from ${from} to ${to}`,
  },
  es: {
    ...deedWords.es,
    moved: (what: string, from: string, to: string) => `${what} pasa de ${from} a ${to}`,
  },
} as const;

/**
 * A change as its title: `Boston moved from February 8–9 to February 10–11 (Jaime Rivera)`, `An
 * evening: 18:00 → 19:00`, `Cancelled: …`. People and titles have the names that the entry tells
 * now, and no side tells more of a place: what became private since is not in its history.
 */
export function changeInWords(
  change: FeedChange,
  { content }: FeedEntry,
  language: Language,
): string {
  const { deed } = change;
  const before = change.before && sideAsTold(change.before, content);
  const after = sideAsTold(change.after, content);
  const say = words[language];
  const isLeg = content.kind === 'leg';
  const who = isLeg ? ` (${content.speaker?.name ?? content.tour.title})` : '';
  const title = isLeg ? placeOf(after, language) : content.title;
  const whole = isLeg
    ? `${title} – ${daysOf(after, language)}${who}`
    : `${title} – ${whenOf(after, null, language)}`;
  if (deed !== 'changed' || before === null) return `${say[deed]}: ${whole}`;
  const when = isLeg
    ? [daysOf(before, language), daysOf(after, language)]
    : [whenOf(before, after, language), whenOf(after, before, language)];
  const where = [placeOf(before, language), placeOf(after, language)];
  const isMoved = when[0] !== when[1];
  const isElsewhere = where[0] !== where[1];
  if (isLeg && isMoved && !isElsewhere) return `${say.moved(title, when[0]!, when[1]!)}${who}`;
  const arrows = [
    ...(isElsewhere ? [where.join(' → ')] : []),
    ...(isMoved ? [when.join(' → ')] : []),
  ];
  if (arrows.length === 0) return `${say.changed}: ${whole}`;
  if (!isLeg) return `${title}: ${arrows.join('; ')}`;
  return isMoved ? `${arrows.join('; ')}${who}` : `${arrows[0]} – ${when[1]}${who}`;
}

function daysOf({ firstDate, lastDate }: ChangeSide, language: Language): string {
  return dateRangeInWords(firstDate, lastDate, language);
}

/** `18:00`, with the day where the other side has another one or there is no other side. */
function whenOf(side: ChangeSide, other: ChangeSide | null, language: Language): string {
  const time = side.localStart?.slice(11, 16) ?? openHour[language];
  const isSameDay = other?.firstDate === side.firstDate;
  return isSameDay ? time : `${dayInWords(side.firstDate, language)}, ${time}`;
}

function placeOf({ place }: ChangeSide, language: Language): string {
  const { venue, city, region, country } = place;
  if (city !== null) return venue === null ? city : `${venue}, ${city}`;
  if (venue !== null || country === null) return venue ?? '—';
  return placeName({ city, region, country }, language);
}
