import { Refusal } from '../refusals.js';
import type { Budget } from './budget.js';

/** One property of a component: its parameters by their names in capitals, and its value. */
export type Property = { parameters: ReadonlyMap<string, string>; value: string };

/** A part of a calendar (RFC 5545, 3.6), with those of its properties that say when. */
export type Component = {
  name: string;
  properties: Map<string, Property[]>;
  parts: Component[];
};

/** What is read of a calendar. No title, no place, no name is even looked at. */
const READ = new Set([
  ...['UID', 'DTSTART', 'DTEND', 'DURATION', 'RRULE', 'RDATE', 'EXDATE', 'EXRULE'],
  ...['RECURRENCE-ID', 'STATUS', 'TRANSP', 'FREEBUSY', 'X-MICROSOFT-CDO-BUSYSTATUS'],
  ...['X-MICROSOFT-CDO-ALLDAYEVENT', 'TZID', 'TZOFFSETFROM', 'TZOFFSETTO', 'X-WR-TIMEZONE'],
  'X-LIC-LOCATION',
]);

/** Deeper than an alarm in an event in a calendar; and as many parts as fit into a life. */
const MAX_DEPTH = 6;
const MAX_COMPONENTS = 20_000;

const LINE =
  /^([a-z0-9-]+)((?:;[a-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)$/is;
const PARAMETER = /;([a-z0-9-]+)=("[^"]*"|[^";:]*)/gi;

/**
 * The calendars in a text, or why it holds none. Lines that cannot be read are left out, as calendar
 * programs do; a text that breaks off is refused, since half of a calendar looks like free time.
 */
export function* readComponents(
  text: string,
  budget: Budget,
): Generator<null, Component[] | Refusal> {
  const open: Component[] = [];
  const calendars: Component[] = [];
  let count = 0;
  for (const line of unfolded(text)) {
    if (budget.spend(1)) yield null;
    const [, label = '', parameters = '', value = ''] = LINE.exec(line) ?? [];
    const name = label.toUpperCase();
    const inner = open.at(-1);
    if (inner === undefined && line.trim() !== '' && name !== 'BEGIN') return noCalendar(line);
    if (name === 'BEGIN') {
      const component = componentNamed(value);
      if (inner === undefined && component.name !== 'VCALENDAR') return noCalendar(line);
      (inner?.parts ?? calendars).push(component);
      open.push(component);
      count += 1;
      if (open.length > MAX_DEPTH) return unreadable('Its parts are nested too deep.');
      if (count > MAX_COMPONENTS) return unreadable(`It has more than ${MAX_COMPONENTS} entries.`);
    } else if (name === 'END') {
      if (inner?.name !== value.trim().toUpperCase()) return unreadable('Its parts do not match.');
      open.pop();
    } else if (inner && READ.has(name)) {
      const known = inner.properties.get(name) ?? [];
      known.push({ parameters: parametersOf(parameters), value: value.trim() });
      inner.properties.set(name, known);
    }
  }
  if (open.length > 0) return unreadable('It breaks off before its end.');
  return calendars.length === 0 ? noCalendar('') : calendars;
}

export function unreadable(sentence: string): Refusal {
  return new Refusal('unreadable-calendar', sentence);
}

function noCalendar(line: string): Refusal {
  const what = /^\s*</.test(line) ? 'This is a web page, and no calendar' : 'This is no calendar';
  return unreadable(`${what}: it does not begin with BEGIN:VCALENDAR.`);
}

function componentNamed(value: string): Component {
  return { name: value.trim().toUpperCase(), properties: new Map(), parts: [] };
}

function parametersOf(text: string): Map<string, string> {
  const found = [...text.matchAll(PARAMETER)];
  return new Map(
    found.map(([, name, value]) => [name!.toUpperCase(), value!.replace(/^"|"$/g, '')]),
  );
}

/** Lines, with those put together that were folded (RFC 5545, 3.1). */
function* unfolded(text: string): Generator<string> {
  let line: string | null = null;
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const found = text.indexOf('\n', at);
    const end = found === -1 ? text.length : found;
    const part = text.slice(at, text[end - 1] === '\r' && end > at ? end - 1 : end);
    at = end + 1;
    if (line !== null && /^[ \t]/.test(part)) {
      line += part.slice(1);
      continue;
    }
    if (line !== null) yield line;
    line = part;
  }
  if (line !== null) yield line;
}
