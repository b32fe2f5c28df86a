import type { CalendarDate } from '../calendar-date.js';
import { daysBetween } from '../calendar-date.js';
import { compare } from '../compare.js';
import { sameMetro } from '../conflicts/metro.js';
import type { CrewArrangement } from '../crew-arrangement.js';
import type { Leg } from '../leg.js';
import { lacking, type Missing } from './day-sheet.js';

/** What lies further apart is no way from one leg to the next: they went home between. */
const MAX_DAYS_BETWEEN = 7;

/**
 * The ways from one leg's city to the next one's for which no transfer is on file, each by the day
 * on which the next leg begins. Nobody needs one within a metropolitan area.
 */
export function missingTransfers(
  legs: readonly Leg[],
  arrangements: readonly CrewArrangement[],
): { day: CalendarDate; missing: Missing }[] {
  const transfers = arrangements.filter(({ kind }) => kind === 'transfer');
  const inOrder = legs
    .filter(({ status }) => status === 'confirmed')
    .toSorted(
      (one, other) =>
        compare(one.firstDate, other.firstDate) || compare(one.lastDate, other.lastDate),
    );
  return inOrder.slice(1).flatMap((next, index) => {
    const before = inOrder[index]!;
    if (!isWay(before, next) || transfers.some(each => leads(each, before, next))) return [];
    const cities = { from: before.city!.name, to: next.city!.name };
    return { day: next.firstDate, missing: { ...lacking('transfer'), ...cities } };
  });
}

function isWay(before: Leg, next: Leg): boolean {
  if (before.city === null || next.city === null) return false;
  if (daysBetween(before.lastDate, next.firstDate) > MAX_DAYS_BETWEEN) return false;
  return !sameMetro(before.city, next.city);
}

/** Whether a transfer is the one from a leg to the next: by its cities, else by its leg and day. */
function leads({ leg, day, start, from, to }: CrewArrangement, before: Leg, next: Leg): boolean {
  if (to !== null) return to === next.city!.slug;
  if (from !== null) return from === before.city!.slug;
  const on = start?.slice(0, 10) ?? day;
  if (leg === next.id) return on === null || on === next.firstDate;
  return leg === before.id && (on === null || on === before.lastDate);
}
