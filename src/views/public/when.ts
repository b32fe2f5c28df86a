import {
  dateInWords,
  dateRangeInWords,
  datesInWords,
  dayInWords,
  type Language,
  weekdayInWords,
} from '../../domain/date-words.js';
import type { Event } from '../../domain/event.js';
import type { ChangeSide } from '../../domain/feed-change.js';
import { offsetAt, wallTimeAt } from '../../domain/time/wall-time.js';
import { type Html, html } from '../html.js';
import { tourWords } from '../words/tours.js';
import type { Telling } from './shown.js';

/** A day with its weekday: `Friday, February 8`; with its year where that is wanted. */
function dayWithWeekday(date: string, language: Language, withYear: boolean): string {
  const day = withYear ? dateInWords(date, language) : dayInWords(date, language);
  const weekday = weekdayInWords(date, language);
  return `${weekday[0]!.toUpperCase()}${weekday.slice(1)}, ${day}`;
}

/** When an event is, in a line: `Friday, February 8, 2013, 19:00–21:00`. */
export function eventWhenText(event: Event, language: Language, withYear = true): string {
  return `${dayWithWeekday(event.localDate, language, withYear)}, ${hoursText(event, language)}`;
}

/** The hours alone: `19:00–21:00`, or the part of the day while they are open. */
export function hoursText(event: Event, language: Language): string {
  const { localStart, localEnd, partOfDay, localDate } = event;
  const say = tourWords[language];
  if (localStart === null || localEnd === null) {
    const part = partOfDay === null || partOfDay === 'unknown' ? '' : say.partOfDay(partOfDay);
    return part === '' ? say.hourOpen : `${part} (${say.hourOpen})`;
  }
  const endDay = localEnd.slice(0, 10);
  const until = endDay === localDate ? '' : `${dayInWords(endDay, language)}, `;
  return `${localStart.slice(11)}–${until}${localEnd.slice(11)}`;
}

/**
 * As `eventWhenText`, as programs read it too, with the hours elsewhere where they are wanted; `clock`
 * says whose hours these are.
 */
export function eventWhen(event: Event, telling: Telling, withYear = true, clock = ''): Html {
  const { language } = telling;
  const day = dayWithWeekday(event.localDate, language, withYear);
  return html`<span class="when"><time datetime="${machineTime(event)}">${day} · <span class="hours">${hoursText(event, language)}</span></time>${clock !== '' && html` <span class="soft">(${clock})</span>`}${elsewhere(event, telling)}</span>`;
}

/** A start as programs read it, with its distance from UTC; the day while the hour is open. */
export function machineTime({ localStart, localDate, startsAt, timeZone }: Event): string {
  if (localStart === null || startsAt === null) return localDate;
  return `${localStart}${offsetAt(new Date(startsAt), timeZone)}`;
}

/** The hours on the clock of a zone that was asked for, or room for those of the reader's own. */
function elsewhere(event: Event, { language, zone }: Telling): Html | null {
  const { startsAt, endsAt, localStart, localDate } = event;
  if (startsAt === null || endsAt === null) return null;
  if (zone === null) {
    return html` <span class="elsewhere" data-from="${startsAt}" data-to="${endsAt}" data-local="${localStart}"></span>`;
  }
  const [from, to] = [startsAt, endsAt].map(each => wallTimeAt(new Date(each), zone));
  if (from === localStart) return null;
  const day = from!.slice(0, 10);
  const date =
    day === localDate ? '' : `${weekdayInWords(day, language)}, ${dayInWords(day, language)}, `;
  return html` <span class="elsewhere">${tourWords[language].timeIn(zoneName(zone))}: ${date}${from!.slice(11)}–${to!.slice(11)}</span>`;
}

/** The place in the name of a zone: `New York` of `America/New_York`. */
export function zoneName(zone: string): string {
  return zone.split('/').at(-1)!.replaceAll('_', ' ');
}

/** The days of a leg as programs read them, too; without the year where the page has it. */
export function legWhen(
  { firstDate, lastDate }: { firstDate: string; lastDate: string },
  language: Language,
  withYear: boolean,
): Html {
  const inWords = withYear ? datesInWords : dateRangeInWords;
  return html`<time datetime="${firstDate}">${inWords(firstDate, lastDate, language)}</time>`;
}

/** When something was before it was moved: `February 8, 19:00`. */
export function whenBefore({ firstDate, lastDate, localStart }: ChangeSide, language: Language) {
  const days = dateRangeInWords(firstDate, lastDate, language);
  return localStart === null ? days : `${days}, ${localStart.slice(11)}`;
}
