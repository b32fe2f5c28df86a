import { DateTokens } from './date-tokens.js';
import type { Span } from './dates.js';
import { hasSentenceWord, isLabel, looksLikePlace } from './places.js';
import { MAX_PLACE, type ProblemCode } from './problem.js';
import { tokensOf } from './tokens.js';
import { namesADay, wordsOf } from './words.js';

/** A place with its dates, as written. */
export type Stop = { type: 'stop'; place: string; spans: Span[] };

/**
 * A piece that announces a stop and cannot be read as one. A weak one is taken for a stop only
 * beside other stops; alone it may as well be prose.
 */
export type Flaw = { type: 'flaw'; code: ProblemCode; detail: string; weak: boolean };

/**
 * Dates are looked for in this many characters and tokens at either end of a piece: the longest
 * range in words has 84 and 17. It bounds the work on nonsense.
 */
const REACH = 120;
const MAX_TOKENS = 24;
/** No date has more numbers than this: a list of seven days, or two ISO dates. */
const MAX_NUMBERS = 10;

/** The tokens of the beginning and of the end of a piece. */
type Piece = { body: string; bulleted: boolean; head: DateTokens; tail: DateTokens };

/**
 * Reads `PLACE - DATES`, `PLACE (DATES)` or `DATES: PLACE`; in a bulleted line also
 * `PLACE, DATES`. Null when the piece announces no stop.
 */
export function readStop(text: string, bulleted: boolean): Stop | Flaw | null {
  const body = text.replace(/[.,;]$/, '').trimEnd();
  const offset = Math.max(0, body.length - REACH);
  if (!/\d/.test(body.slice(offset)) && !/\d/.test(body.slice(0, REACH))) return null;
  const all = tokensOf(body.slice(offset), offset);
  const tail = new DateTokens(all.slice(-MAX_TOKENS));
  if (all.filter(({ word }) => /^\d/.test(word)).length > MAX_NUMBERS) return null;
  const complete = offset === 0 && all.length <= MAX_TOKENS;
  const head = complete
    ? tail
    : new DateTokens(tokensOf(body.slice(0, REACH), 0).slice(0, MAX_TOKENS));
  if (complete && tail.datesAt(0)?.next === all.length) return flaw('no-place', !bulleted);
  const piece = { body, bulleted, head, tail };
  return dateLast(piece) ?? dateFirst(piece) ?? readFlaw(piece);
}

function dateLast({ body, bulleted, tail }: Piece): Stop | Flaw | null {
  const { tokens } = tail;
  const closed = tokens.at(-1)?.word === ')';
  const end = closed ? tokens.length - 1 : tokens.length;
  for (let at = 1; at < end; at += 1) {
    const before = tail.separatorBefore(at, bulleted);
    if (before === null || (tokens[before]!.word === '(') !== closed) continue;
    const dates = tail.datesAt(at);
    if (dates?.next !== end) continue;
    return stop(body.slice(0, tokens[before]!.start), dates.spans, bulleted);
  }
  return null;
}

function dateFirst({ body, bulleted, head }: Piece): Stop | Flaw | null {
  const dates = head.datesAt(0);
  const sign = dates && head.tokens[dates.next];
  if (!sign || sign.word === '(') return null;
  if (head.separatorBefore(dates.next + 1, bulleted) !== dates.next) return null;
  return stop(body.slice(sign.end), dates.spans, bulleted);
}

function stop(text: string, spans: Span[], bulleted: boolean): Stop | Flaw | null {
  const place = text
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:|-]+/, '')
    .replace(/(?<![\s,;:|-])[\s,;:|-]+$/, '');
  if (isLabel(place) || hasSentenceWord(place.slice(0, 1000))) return null;
  if (!bulleted && !looksLikePlace(place) && /\p{L}/u.test(place)) return null;
  if (!/\p{L}/u.test(place)) return flaw('no-place', !bulleted);
  if (place.length > MAX_PLACE) return flaw('place-too-long', false);
  if (namesADay(place)) return flaw('several-stops', false);
  return { type: 'stop', place, spans };
}

function readFlaw(piece: Piece): Flaw | null {
  return withoutSeparator(piece) ?? withTextAfter(piece) ?? inFigures(piece) ?? unreadable(piece);
}

/** `DC Feb 3-5`; without a bullet the place must be a few capitalised words to be meant so. */
function withoutSeparator({ body, bulleted, tail }: Piece): Flaw | null {
  const { tokens } = tail;
  for (let at = 1; at < tokens.length; at += 1) {
    if (tail.datesAt(at)?.next !== tokens.length) continue;
    const place = body.slice(0, tokens[at]!.start).trim();
    if (!looksLikePlace(place) || !(bulleted || isCapitalised(place))) return null;
    if (/[\d/]$/.test(place)) return flaw('unreadable-date', !bulleted);
    return flaw('no-separator', place.endsWith(',') && !bulleted);
  }
  return null;
}

/** `Boston - Feb 8 (two evenings)`, `Boston - Feb 8, at noon`. */
function withTextAfter({ body, bulleted, head }: Piece): Flaw | null {
  const { tokens } = head;
  for (let at = 1; at < tokens.length; at += 1) {
    const before = head.separatorBefore(at, bulleted);
    const dates = before === null ? null : head.datesAt(at);
    if (!dates || dates.next === tokens.length) continue;
    const place = body.slice(0, tokens[before!]!.start).trim();
    if (!looksLikePlace(place)) return null;
    const after = body.slice(tokens[dates.next]!.start);
    const remark = after.length <= 40 && isCapitalised(place) && !hasSentenceWord(after);
    return flaw('text-after-date', !bulleted && !remark, after);
  }
  return null;
}

function isCapitalised(place: string): boolean {
  const words = wordsOf(place);
  return words.length <= 4 && words.every(word => /^[\p{Lu}\p{Lo}]/u.test(word));
}

const FIGURES = String.raw`\d{1,2}(?:\/\d{1,2}|\.\d{1,2}\.)`;
const figuresLast = new RegExp(String.raw`(?<![\d/.])${FIGURES}[\d/.,)&\s-]*$`);
const figuresFirst = new RegExp(String.raw`^${FIGURES}[\d/.&\s-]{0,40}(?:: | - )`);

/** `Seattle - 2/3`, `2/3: Seattle`: nobody can say whether the day or the month comes first. */
function inFigures({ body, bulleted }: Piece): Flaw | null {
  const tail = body.slice(-REACH);
  const last = figuresLast.exec(tail);
  const first = last ? null : figuresFirst.exec(body);
  if (!last && !first) return null;
  const place = last
    ? body.slice(0, body.length - tail.length + last.index)
    : body.slice(first![0].length);
  if (!looksLikePlace(place)) return null;
  const separated = last !== null && /(?: -+ ?|- |[:(] ?)$/.test(place.slice(-4));
  return flaw('ambiguous-date', !bulleted && !separated);
}

/** A month beside a number in a short piece was meant as a date. */
function unreadable({ body, bulleted }: Piece): Flaw | null {
  const meant = body.length <= REACH && namesADay(body) && !hasSentenceWord(body);
  return meant && (bulleted || / - |: /.test(body)) ? flaw('unreadable-date', !bulleted) : null;
}

function flaw(code: ProblemCode, weak: boolean, detail = ''): Flaw {
  return { type: 'flaw', code, detail, weak };
}
