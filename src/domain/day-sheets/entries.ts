import type { CalendarDate } from '../calendar-date.js';
import { eachDay } from '../calendar-date.js';
import { coordinates } from '../caller.js';
import { compare } from '../compare.js';
import { type CrewViewer, crewEventOf } from '../crew.js';
import type { CrewArrangement } from '../crew-arrangement.js';
import { type EventOnFile, isLive } from '../event.js';
import type { Leg } from '../leg.js';
import { wallTimeAt } from '../time/wall-time.js';
import type { ArrangedEntry, Engagement, Missing, SheetEntry } from './day-sheet.js';

/** An entry with the day on whose sheet it stands. */
export type DatedEntry = { day: CalendarDate; entry: SheetEntry };

/** What is on file for those whose sheet it is. */
export type OnSheet = {
  legs: readonly Leg[];
  events: readonly EventOnFile[];
  arrangements: readonly CrewArrangement[];
  /** The names of those who interpret, by their slugs. */
  names: ReadonlyMap<string, string>;
};

/** Where what has no hour stands among what has one; what is for the whole day comes first. */
const partsOfDay = { morning: 'T09:00', afternoon: 'T13:00', evening: 'T18:00', unknown: 'T99' };

/** The engagements that the viewer may know of; what was rejected never came to be one. */
export function engagementsOf(
  onSheet: OnSheet,
  viewer: CrewViewer,
  missingAt: (onFile: EventOnFile) => Missing[],
): DatedEntry[] {
  const { events, arrangements, names } = onSheet;
  const nameOf = (slug: string) => names.get(slug) ?? null;
  return events.flatMap(onFile => {
    const { id, status, localDate, partOfDay } = onFile.event;
    const told = status === 'rejected' ? null : crewEventOf(onFile, viewer, nameOf);
    if (told === null) return [];
    const { content } = told;
    const own = arrangements.filter(each => each.event === id);
    const entry: Engagement = {
      ...{ kind: 'engagement' as const, id, content, partOfDay },
      localEnd: content.endsAt && wallTimeAt(new Date(content.endsAt), content.place.timeZone),
      interpreters: interpretersOf(onFile, content.crew!.interpreter, onSheet, viewer),
      contacts: own.filter(({ kind }) => kind === 'contact'),
      arranged: own.filter(each => each.start === null && isOfTheDay(each)),
      isOff: !isLive(status),
      missing: isLive(status) ? missingAt(onFile) : [],
    };
    return { day: localDate, entry };
  });
}

/** Who is booked for an event; else who travels along with one of its speakers that day. */
function interpretersOf(
  { event }: EventOnFile,
  booked: { name: string | null } | null,
  { legs, names }: OnSheet,
  { caller }: CrewViewer,
): Engagement['interpreters'] {
  if (booked !== null) return [booked.name];
  if (!coordinates(caller, event.tour)) return [];
  const along = legs.filter(
    leg =>
      leg.tour === event.tour &&
      (leg.speaker === null || event.speakers.includes(leg.speaker)) &&
      leg.firstDate <= event.localDate &&
      event.localDate <= leg.lastDate,
  );
  const people = new Set(along.flatMap(({ interpreter }) => interpreter ?? []));
  return [...people].map(slug => names.get(slug) ?? null);
}

/** Transfers, pick-ups and meals: those of an event that have no hour stand with the event. */
export function arrangedEntries({ arrangements, legs, events }: OnSheet): DatedEntry[] {
  return arrangements.filter(isOfTheDay).flatMap(arrangement => {
    const { event: id, start } = arrangement;
    const event = events.find(each => each.event.id === id)?.event;
    const leg = legs.find(each => each.id === arrangement.leg);
    if (!event && !leg) return [];
    if (event?.status === 'rejected' || (event && start === null)) return [];
    const isOff = event ? !isLive(event.status) : leg?.status !== 'confirmed';
    const entry: ArrangedEntry = {
      ...{ kind: 'arranged', arrangement, isOff },
      for: event?.title ?? null,
    };
    return daysOf(arrangement, leg).map(day => ({ day, entry }));
  });
}

function isOfTheDay({ kind }: CrewArrangement): boolean {
  return kind !== 'lodging' && kind !== 'contact';
}

/**
 * The days of what is arranged: that of its hour, or that it is for. For a leg as a whole there is
 * a meal every day, a way on from its city on the last day, and anything else on the first.
 */
function daysOf({ kind, start, day, from }: CrewArrangement, leg: Leg | undefined): CalendarDate[] {
  const own = start?.slice(0, 10) ?? day;
  if (own !== null) return [own];
  if (!leg) return [];
  if (kind === 'meal') return eachDay(leg);
  const isOnward = kind === 'transfer' && from !== null && from === leg.city?.slug;
  return [isOnward ? leg.lastDate : leg.firstDate];
}

/** Whom to call, by day: what is for a leg as a whole is for each of its days. */
export function contactsOn(
  day: CalendarDate,
  { arrangements, legs }: Pick<OnSheet, 'arrangements' | 'legs'>,
): CrewArrangement[] {
  return arrangements.filter(arrangement => {
    const leg = legs.find(({ id }) => id === arrangement.leg);
    if (arrangement.kind !== 'contact' || !leg) return false;
    const own = arrangement.day ?? arrangement.start?.slice(0, 10);
    return own === undefined ? leg.firstDate <= day && day <= leg.lastDate : own === day;
  });
}

/** Entries in the order of the clock at the place. */
export function inOrderOfDay(entries: readonly SheetEntry[]): SheetEntry[] {
  return entries.toSorted(
    (one, other) => compare(startOf(one), startOf(other)) || compare(idOf(one), idOf(other)),
  );
}

function startOf(entry: SheetEntry): string {
  if (entry.kind === 'arranged') return entry.arrangement.start?.slice(10) ?? '';
  return entry.content.localStart?.slice(10) ?? partsOfDay[entry.partOfDay ?? 'unknown'];
}

function idOf(entry: SheetEntry): string {
  return entry.kind === 'arranged' ? entry.arrangement.id : entry.id;
}
