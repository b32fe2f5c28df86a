import { legAsSeen } from '../audience.js';
import { addDays, type CalendarDate, daysBetween, eachDay } from '../calendar-date.js';
import { coordinates } from '../caller.js';
import type { Conflict } from '../conflicts/conflict.js';
import { type CrewViewer, crewLegOf } from '../crew.js';
import type { CrewArrangement } from '../crew-arrangement.js';
import type { EventOnFile } from '../event.js';
import type { LegOnFile } from '../leg.js';
import { localDateAt } from '../time/local-date.js';
import { bedsByDay } from './beds.js';
import { lacking, type Missing, type SheetDay } from './day-sheet.js';
import {
  arrangedEntries,
  contactsOn,
  engagementsOf,
  inOrderOfDay,
  type OnSheet,
} from './entries.js';
import { missingIn, type SheetOwner } from './missing.js';
import { missingTransfers } from './missing-transfers.js';

/** Days without anything between two others are told as free; more of them are no tour any more. */
const MAX_FREE_DAYS = 7;

/** Most days of a sheet: a leg can be a year long. Those that are long over go first. */
const MAX_DAYS = 366;
const DAYS_KEPT = 31;

/** All that a sheet is made of: what its reader may know to be there, and what the rules found. */
export type SheetMatter = {
  person: string;
  legs: readonly LegOnFile[];
  events: readonly EventOnFile[];
  arrangements: readonly CrewArrangement[];
  names: ReadonlyMap<string, string>;
  conflicts: readonly Conflict[];
};

/**
 * The days of somebody on the road, from the first to the last, as far as the viewer may know of
 * them: where they are, what is when, where they sleep, whom to call, and what is missing.
 */
export function daySheets(matter: SheetMatter, viewer: CrewViewer): SheetDay[] {
  const legs = matter.legs.flatMap(each => legAsSeen(each, viewer.caller, viewer.now) ?? []);
  const onSheet: OnSheet = { ...matter, legs };
  const missing = missingIn(matter.conflicts, ownerOf(matter));
  const entries = [
    ...engagementsOf(onSheet, viewer, onFile => [
      ...missing.at(onFile.event.id),
      ...openHourOf(onFile, viewer.now),
    ]),
    ...arrangedEntries(onSheet),
  ];
  const beds = bedsByDay(matter.arrangements, legs, matter.events);
  const transfers = waysToArrange(onSheet, viewer);
  const told = matter.legs.flatMap(each => {
    const entry = crewLegOf(each, viewer);
    return entry === null || entry.cancelled ? [] : entry.content;
  });
  const days = daysOf([...told, ...entries.map(({ day }) => ({ firstDate: day, lastDate: day }))]);
  return bounded(days, viewer.now).map(date => {
    const there = told.filter(leg => leg.firstDate <= date && date <= leg.lastDate);
    const own = entries.filter(({ day }) => day === date).map(({ entry }) => entry);
    const isQuiet = own.every(({ isOff }) => isOff);
    const isRest = isQuiet && there.some(({ legKind }) => legKind === 'rest');
    const isFree = isQuiet && there.every(({ legKind }) => legKind === 'stop');
    return {
      date,
      legs: there,
      entries: inOrderOfDay(own),
      beds: beds.get(date) ?? [],
      contacts: contactsOn(date, onSheet),
      missing: [
        ...transfers.filter(({ day }) => day === date).map(each => each.missing),
        ...missing.on(date),
      ],
      rest: isRest ? 'rest' : isFree ? 'free' : null,
    };
  });
}

function ownerOf({ person, legs, events }: SheetMatter): SheetOwner {
  return {
    person,
    legs: new Set(legs.map(({ leg }) => leg.id)),
    events: new Set(events.map(({ event }) => event.id)),
  };
}

/** Nobody needs to be told of an open hour on a day that is over. */
function openHourOf({ event }: EventOnFile, now: Date): Missing[] {
  const isOpen = event.localStart === null;
  return isOpen && localDateAt(now, event.timeZone) <= event.localDate ? [lacking('hour')] : [];
}

/** Who may not know of the transfers of a leg is not told that there is none. */
function waysToArrange({ legs, arrangements }: OnSheet, { caller, now }: CrewViewer) {
  const known = legs.filter(({ tour }) => coordinates(caller, tour));
  return missingTransfers(known, arrangements).filter(
    ({ day }) => localDateAt(now, 'Etc/UTC') <= day,
  );
}

type Days = { firstDate: CalendarDate; lastDate: CalendarDate };

/** The days of some ranges, with the free ones between. */
function daysOf(ranges: readonly Days[]): CalendarDate[] {
  const busy = [...new Set(ranges.flatMap(eachDay))].sort();
  return busy.flatMap((day, index) => {
    const next = busy[index + 1];
    const isGap = next !== undefined && daysBetween(day, next) <= MAX_FREE_DAYS + 1;
    return isGap ? eachDay({ firstDate: day, lastDate: addDays(next, -1) }) : [day];
  });
}

function bounded(days: readonly CalendarDate[], now: Date): CalendarDate[] {
  if (days.length <= MAX_DAYS) return [...days];
  const first = addDays(localDateAt(now, 'Etc/UTC'), -DAYS_KEPT);
  const coming = days.filter(day => first <= day);
  return coming.length === 0 ? days.slice(-MAX_DAYS) : coming.slice(0, MAX_DAYS);
}
