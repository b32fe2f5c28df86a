import { createEvents } from 'ics';
import { addDays, type CalendarDate, partsOf } from '../domain/calendar-date.js';
import { pinnedRules, type ZoneRules } from '../domain/time/rules.js';
import { contentLine, foldLine, unfoldedLines } from './content-line.js';
import { cleanText, escapeText, oneLine } from './text.js';
import { localTime, type ZonedTimes, zonedTimes } from './zoned-time.js';

/** A VEVENT before it is written. Texts are as people wrote them. */
export type VEvent = {
  uid: string;
  sequence: number;
  createdAt: Date;
  changedAt: Date;
  status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  /** Whether the subscriber has no time for anything else. */
  isBusy: boolean;
  when: AllDay | Timed;
  summary: string;
  location: string;
  description: string;
  categories: readonly string[];
  geo: { latitude: number; longitude: number } | null;
  url: URL;
  /** The UID of what it is a part of. */
  parent: string | null;
};

/** Whole days of the local calendar, both inclusive. */
export type AllDay = { firstDate: CalendarDate; lastDate: CalendarDate };

/** From one instant to another, on the clocks of a zone. */
export type Timed = { startsAt: Date; endsAt: Date; timeZone: string };

/** A VEVENT as it stands in the file, and the zone whose VTIMEZONE it needs there. */
export type WrittenVEvent = { text: string; timeZone: string | null };

/**
 * The lines of each VEVENT, folded, with CRLF. Dates, numbers and states go through `ics`, whose
 * schema is a second check. Free text and the address do not: `ics` escapes too little, folds by
 * characters in quadratic time, and refuses addresses that are in use (`http://[::1]/`, a port of
 * one digit, an underscore).
 * `ics` checks the first of all twice, so several at once take half as long as one after the other.
 * @throws Error naming the UID when `ics` refuses the event: that is a bug, never bad input.
 */
export function renderVEvents(
  events: readonly VEvent[],
  rules: ZoneRules = pinnedRules,
): WrittenVEvent[] {
  const written = structuredLines(events);
  return events.map((event, index) => {
    const { when } = event;
    const zoned = 'startsAt' in when ? zonedTimes(when, rules) : null;
    const lines = written[index]!.map(line => (zoned === null ? line : inZone(line, zoned)));
    const end = lines.pop()!;
    const text = [...lines.map(foldLine), ...freeTextLines(event), foldLine(end)].join('');
    return { text, timeZone: zoned?.timeZone ?? null };
  });
}

/** What `ics` writes of each, from BEGIN:VEVENT to END:VEVENT, unfolded: the calendar around is ours. */
function structuredLines(events: readonly VEvent[]): string[][] {
  const { value } = createEvents(events.map(attributesOf));
  if (value === null) throw refusalAmong(events);
  const lines = unfoldedLines(value);
  const starts = lines.flatMap((line, at) => (line === 'BEGIN:VEVENT' ? at : []));
  return starts.map(start => lines.slice(start, lines.indexOf('END:VEVENT', start) + 1));
}

/** `ics` writes UTC alone: its start and end become those of the zone, any other line stays. */
function inZone(line: string, { timeZone, start, end }: ZonedTimes): string {
  if (line.startsWith('DTSTART:')) return `DTSTART;TZID=${timeZone}:${localTime(start)}`;
  if (line.startsWith('DTEND:')) return `DTEND;TZID=${timeZone}:${localTime(end)}`;
  return line;
}

/** The error of `ics` is a plain object without a stack, and does not tell which event it means. */
function refusalAmong(events: readonly VEvent[]): Error {
  for (const event of events) {
    const { error } = createEvents([attributesOf(event)]);
    if (!error) continue;
    const { message, errors } = error as { message: string; errors?: string[] };
    return new Error(`ics refused ${event.uid}: ${errors?.join('; ') ?? message}`, {
      cause: error,
    });
  }
  return new Error('ics refused events, and each of them alone it takes');
}

function attributesOf(event: VEvent) {
  const { uid, sequence, createdAt, changedAt, status, isBusy, when, geo } = event;
  return {
    // Without a title `ics` writes "Untitled event"; an empty one it leaves out.
    title: '',
    uid: escapeText(oneLine(uid)),
    sequence,
    // Undocumented: DTSTAMP, in milliseconds. Left to itself `ics` takes the time of rendering.
    timestamp: changedAt.getTime(),
    created: createdAt.getTime(),
    lastModified: changedAt.getTime(),
    ...('startsAt' in when ? timed(when) : allDay(when)),
    status,
    ...(isBusy ? { ...busy, ...(status === 'TENTATIVE' && tentative) } : free),
    ...(geo && { geo: { lat: degrees(geo.latitude), lon: degrees(geo.longitude) } }),
  };
}

const busy = { transp: 'OPAQUE', busyStatus: 'BUSY' } as const;
const tentative = { busyStatus: 'TENTATIVE' } as const;
const free = { transp: 'TRANSPARENT', busyStatus: 'FREE' } as const;

/** DTEND is exclusive (RFC 5545, section 3.6.1). */
function allDay({ firstDate, lastDate }: AllDay) {
  return { start: dateArray(firstDate), end: dateArray(addDays(lastDate, 1)) };
}

function timed({ startsAt, endsAt }: Timed) {
  const utc = {
    startInputType: 'utc',
    startOutputType: 'utc',
    endInputType: 'utc',
    endOutputType: 'utc',
  } as const;
  return { start: timeArray(startsAt), end: timeArray(endsAt), ...utc };
}

function timeArray(at: Date): [number, number, number, number, number] {
  const day = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()] as const;
  return [...day, at.getUTCHours(), at.getUTCMinutes()];
}

function freeTextLines(event: VEvent): string[] {
  const { summary, location, description, categories, url, parent } = event;
  const names = categories.map(category => escapeText(oneLine(category)));
  return [
    contentLine('SUMMARY', escapeText(oneLine(summary))),
    contentLine('LOCATION', escapeText(oneLine(location))),
    contentLine('DESCRIPTION', escapeText(cleanText(description))),
    contentLine('CATEGORIES', names.filter(name => name !== '').join(',')),
    contentLine('URL', url.href),
    ...(parent === null ? [] : [contentLine('RELATED-TO', escapeText(oneLine(parent)))]),
  ];
}

function dateArray(date: CalendarDate): [number, number, number] {
  const { year, month, day } = partsOf(date);
  return [year, month, day];
}

/** Six decimals at most (RFC 5545, section 3.8.1.6), and so never an exponent like `1e-7`. */
function degrees(value: number): number {
  return Number(value.toFixed(6));
}
