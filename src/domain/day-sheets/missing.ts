import type { CalendarDate } from '../calendar-date.js';
import type { Conflict } from '../conflicts/conflict.js';
import { lacking, type Missing } from './day-sheet.js';

/** What is missing on a day, and at an event. */
export type MissingThings = {
  on: (day: CalendarDate) => Missing[];
  at: (event: string) => Missing[];
};

/** Whose sheet it is: the ids of their legs, and of the events at which they are. */
export type SheetOwner = {
  person: string;
  legs: ReadonlySet<string>;
  events: ReadonlySet<string>;
};

type Place = { day: CalendarDate } | { event: string };
type Found = Place & { missing: Missing };

/** The findings that say that something is missing, and how each is told on a sheet. */
const readers: Record<string, (conflict: Conflict, owner: SheetOwner) => Found[]> = {
  'night-without-lodging': ({ subjects, facts }, { legs }) =>
    subjects.some(({ type, id }) => type === 'leg' && legs.has(id))
      ? (facts.nights as string[]).map(day => ({ day, missing: lacking('bed') }))
      : [],
  'no-meal-break': ({ subjects, facts }, { person }) =>
    isAbout(subjects, person) ? (facts.meals as string[]).flatMap(mealOf) : [],
  'local-contact-missing': (conflict, owner) => atEvents(conflict, owner, 'contact'),
  'interpreter-missing': (conflict, owner) => atEvents(conflict, owner, 'interpreter'),
  'venue-missing': (conflict, owner) => atEvents(conflict, owner, 'venue'),
  'tight-travel': (conflict, owner) => onTheWay(conflict, owner, 'little-time'),
  'impossible-travel': (conflict, owner) => onTheWay(conflict, owner, 'no-time'),
};

/** What the clash rules found missing, unless somebody has accepted it. */
export function missingIn(conflicts: readonly Conflict[], owner: SheetOwner): MissingThings {
  const found = conflicts
    .filter(({ waived }) => !waived)
    .flatMap(conflict => readers[conflict.rule]?.(conflict, owner) ?? []);
  return {
    on: day => found.flatMap(each => ('day' in each && each.day === day ? each.missing : [])),
    at: event =>
      found.flatMap(each => ('event' in each && each.event === event ? each.missing : [])),
  };
}

function isAbout(subjects: Conflict['subjects'], person: string): boolean {
  return subjects.some(({ type, id }) => type === 'speaker' && id === person);
}

function atEvents({ subjects }: Conflict, { events }: SheetOwner, what: Missing['what']): Found[] {
  return subjects.flatMap(({ type, id }) =>
    type === 'event' && events.has(id) ? { event: id, missing: lacking(what) } : [],
  );
}

/** A meal as the rule names it: `2013-02-07 lunch`. */
function mealOf(meal: string): Found[] {
  const [day = '', name] = meal.split(' ');
  return name === 'lunch' || name === 'dinner' ? [{ day, missing: lacking(name) }] : [];
}

/** A way is told on the day on which it should end. */
function onTheWay(
  { subjects, period, facts }: Conflict,
  { person }: SheetOwner,
  what: Missing['what'],
): Found[] {
  if (!isAbout(subjects, person) || period === null) return [];
  const text = (fact: unknown) => (typeof fact === 'string' ? fact : null);
  const number = (fact: unknown) => (typeof fact === 'number' ? fact : null);
  const missing = {
    ...{ what, from: text(facts.fromCity), to: text(facts.toCity) },
    ...{ gapHours: number(facts.gapHours), neededHours: number(facts.neededHours) },
  };
  return [{ day: period.lastDate, missing }];
}
