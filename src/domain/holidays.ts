import { addDays, type CalendarDate, partsOf } from './calendar-date.js';
import type { City } from './city.js';
import { holidayCalendar } from './holiday-library.js';

type Place = Pick<City, 'country' | 'region'>;
type DaysOff = ReadonlyMap<CalendarDate, string>;

/** Years of regions that are remembered, some 20 days each; a tour of every US state needs 52. */
const MAX_KNOWN = 1000;
const known = new Map<string, DaysOff>();

/**
 * The English name of the public holiday on a day in a region (its ISO 3166-2 suffix), or null. Of
 * a region that is not known the holidays of the whole country are told; of a country, none. The
 * days are those of `date-holidays`, without I/O but for its loading when a country is first asked for.
 */
export function holidayOn(place: Place, day: CalendarDate): string | null {
  const { year, month } = partsOf(day);
  const found = knownDaysOff(place, year).get(day);
  if (found !== undefined || month !== 1) return found ?? null;
  // A feast of several days may have begun in December.
  return knownDaysOff(place, year - 1).get(day) ?? null;
}

function knownDaysOff(place: Place, year: number): DaysOff {
  const key = `${place.country} ${place.region ?? ''} ${year}`;
  const found = known.get(key) ?? daysOff(place, year);
  known.set(key, found);
  if (known.size > MAX_KNOWN) known.delete(known.keys().next().value!);
  return found;
}

/**
 * Days off by law alone ('public'). On those of the type 'bank' the counters of banks are closed,
 * half a day of them mostly; halls are open, and people at work.
 */
function daysOff({ country, region }: Place, year: number): DaysOff {
  const calendar = holidayCalendar(country, region);
  // In UTC a day ends 24 hours after it began, also where clocks are changed on it.
  calendar.setTimezone('UTC');
  const days = new Map<CalendarDate, string>();
  for (const { date, end, name, type } of calendar.getHolidays(year)) {
    if (type !== 'public') continue;
    const last = new Date(end.getTime() - 1).toISOString().slice(0, 10);
    for (let day = date.slice(0, 10); day <= last; day = addDays(day, 1)) {
      if (!days.has(day)) days.set(day, name);
    }
  }
  return days;
}
