import { readDates, type Span } from './dates.js';
import { isLabel } from './places.js';
import type { Flaw } from './stops.js';
import { tokensOf } from './tokens.js';
import { namesADay } from './words.js';

/** `Dates: April 27 - May 4. …`: the days of the whole trip, up to `end` in the line. */
export type LabelledDates = { type: 'dates'; spans: Span[]; end: number };
/** A labelled line that announces no stop, or one whose dates cannot be read. */
export type Label = Prose | Flaw;

/** Prose for certain, never a title; `dated` when it is a date whose year counts for the tour. */
export type Prose = { type: 'prose'; dated: boolean };

const DATES =
  /^(?:dates?|when|tour dates|trip dates|fechas?|cu[aá]ndo|¿cu[aá]ndo\?)(?:\s?:| -)\s*/i;
const LABEL = /^([^:]{1,40}):(?!\/\/)/;
/** Dates are read from this many characters after their label: a bound on the work. */
const REACH = 200;

/** Reads a labelled line; null when it has no label, or one that may be the name of a city. */
export function readLabel(body: string): LabelledDates | Label | null {
  const label = DATES.exec(body)?.[0].length;
  if (label === undefined)
    return isLabel(LABEL.exec(body)?.[1] ?? '') ? { type: 'prose', dated: false } : null;
  const rest = body.slice(label, label + REACH);
  const tokens = tokensOf(rest);
  const dates = readDates(tokens, 0);
  if (!dates) return unreadDates(rest);
  const [last, next] = [tokens[dates.next - 1]!, tokens[dates.next]];
  const end = label + (next && /^[.;,]$/.test(next.word) ? next.end : last.end);
  const ends = !next || next.word === '.' || next.word === ';' || end === body.length;
  if (ends) return { type: 'dates', spans: dates.spans, end };
  return flaw('text-after-date', body.slice(label + next.start));
}

function unreadDates(rest: string): Label {
  if (/^\d{1,2}[/.]\d{1,2}/.test(rest)) return flaw('ambiguous-date');
  return namesADay(rest.slice(0, 60)) ? flaw('unreadable-date') : { type: 'prose', dated: false };
}

function flaw(code: Flaw['code'], detail = ''): Flaw {
  return { type: 'flaw', code, detail, weak: false };
}
