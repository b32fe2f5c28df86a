import type { CalendarDate } from '../calendar-date.js';
import type { CrewArrangement } from '../crew-arrangement.js';
import type { EventContent, LegContent } from '../publication.js';

/** What can be missing on a day, or go wrong. */
export const missingParts = [
  ...(['bed', 'transfer', 'lunch', 'dinner', 'little-time', 'no-time'] as const),
  ...(['venue', 'hour', 'interpreter', 'contact'] as const),
] as const;

/** Something that is missing, with the cities and hours of a way where it is one. */
export type Missing = {
  what: (typeof missingParts)[number];
  from: string | null;
  to: string | null;
  /** What lies between two engagements, and what the way between them needs. */
  gapHours: number | null;
  neededHours: number | null;
};

/** An engagement, as its crew knows it, with what is arranged for it at no hour. */
export type Engagement = {
  kind: 'engagement';
  id: string;
  content: EventContent;
  /** When it is over, on the clock at the place; null while the hour is open. */
  localEnd: string | null;
  partOfDay: 'morning' | 'afternoon' | 'evening' | 'unknown' | null;
  /** Who interprets. Null among the names: somebody whose name the reader may not know. */
  interpreters: (string | null)[];
  contacts: CrewArrangement[];
  arranged: CrewArrangement[];
  isOff: boolean;
  missing: Missing[];
};

/** A transfer, pick-up or meal of the day; `for` is the title of the event that it is for. */
export type ArrangedEntry = {
  kind: 'arranged';
  arrangement: CrewArrangement;
  for: string | null;
  isOff: boolean;
};

export type SheetEntry = Engagement | ArrangedEntry;

/** One day of somebody on the road: what a sheet of paper has. */
export type SheetDay = {
  date: CalendarDate;
  /** Where they are: several on a day on which they go on. */
  legs: LegContent[];
  /** In the order of the clock at the place; what has no hour stands where its part of the day is. */
  entries: SheetEntry[];
  /** Where they sleep the night after the day. */
  beds: CrewArrangement[];
  /** Whom to call that day. */
  contacts: CrewArrangement[];
  missing: Missing[];
  /** A day to rest by the plan, or one on which nothing is. */
  rest: 'rest' | 'free' | null;
};

/** What is missing without a way in it. */
export function lacking(what: Missing['what']): Missing {
  return { what, from: null, to: null, gapHours: null, neededHours: null };
}
