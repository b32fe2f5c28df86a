import { createEvent } from 'ics';
import { addDays, type CalendarDate, partsOf } from '../domain/calendar-date.js';
import { contentLine, foldLine, unfoldedLines } from './content-line.js';
import { cleanText, escapeText, oneLine } from './text.js';

/** A VEVENT before it is written. Texts are as people wrote them. */
export type VEvent = {
  uid: string;
  sequence: number;
  createdAt: Date;
  changedAt: Date;
  cancelled: boolean;
  when: AllDay | Timed;
  summary: string;
  location: string;
  /** Empty where there is nothing to say. */
  description: string;
  categories: readonly string[];
  geo: { latitude: number; longitude: number } | null;
  url: URL;
};

/** Whole days of the local calendar, both inclusive; they leave the subscriber's time free. */
export type AllDay = { firstDate: CalendarDate; lastDate: CalendarDate };

/** From one instant to another: time that the subscriber does not have for anything else. */
export type Timed = { startsAt: Date; endsAt: Date };

/**
 * The lines of one VEVENT, folded, with CRLF. Dates, numbers and states go through `ics`, whose
 * schema is a second check. Free text and the address do not: `ics` escapes too little, folds by
 * characters in quadratic time, and refuses addresses that are in use (`http://[::1]/`, a port of
 * one digit, an underscore).
 * @throws Error naming the UID when `ics` refuses the event: that is a bug, never bad input.
 */
export function renderVEvent(event: VEvent): string {
  const lines = structuredLines(event);
  const end = lines.pop()!;
  return [...lines.map(foldLine), ...freeTextLines(event), foldLine(end)].join('');
}

/** What `ics` writes, from BEGIN:VEVENT to END:VEVENT, unfolded: the calendar around it is ours. */
function structuredLines(event: VEvent): string[] {
  const { error, value } = createEvent(attributesOf(event));
  if (value === null) throw refusal(event.uid, error);
  const lines = unfoldedLines(value);
  return lines.slice(lines.indexOf('BEGIN:VEVENT'), lines.indexOf('END:VEVENT') + 1);
}

/** The error of `ics` is a plain object without a stack, and does not tell which event it means. */
function refusal(uid: string, error: { message: string; errors?: string[] } | null): Error {
  const reasons = error?.errors?.join('; ') ?? error?.message;
  return new Error(`ics refused ${uid}: ${reasons}`, { cause: error });
}

function attributesOf(event: VEvent) {
  const { uid, sequence, createdAt, changedAt, cancelled, when, geo } = event;
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
    status: cancelled ? ('CANCELLED' as const) : ('CONFIRMED' as const),
    ...('startsAt' in when && !cancelled ? busy : free),
    ...(geo && { geo: { lat: degrees(geo.latitude), lon: degrees(geo.longitude) } }),
  };
}

const free = { transp: 'TRANSPARENT', busyStatus: 'FREE' } as const;
const busy = { transp: 'OPAQUE', busyStatus: 'BUSY' } as const;

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

function freeTextLines({ summary, location, description, categories, url }: VEvent): string[] {
  const names = categories.map(category => escapeText(oneLine(category)));
  return [
    contentLine('SUMMARY', escapeText(oneLine(summary))),
    contentLine('LOCATION', escapeText(oneLine(location))),
    ...(description === '' ? [] : [contentLine('DESCRIPTION', escapeText(cleanText(description)))]),
    contentLine('CATEGORIES', names.filter(name => name !== '').join(',')),
    contentLine('URL', url.href),
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
