import type { Line } from './lines.js';
import { looksLikePlace } from './places.js';
import type { Reading } from './readings.js';
import { wordsOf } from './words.js';

/** Most words of a line without a bullet that is taken for a city because of its neighbours. */
const MAX_PLAIN_WORDS = 5;

const text: Reading = { type: 'text' };

/**
 * Settles what only the neighbours of a line can tell: whether a doubtful date belongs to the list
 * of cities, whether a line without a date was meant to have one, and which headings head a list.
 */
export function settle(lines: readonly Line[], readings: readonly Reading[]): Reading[] {
  const dated = settleWeak(lines, readings);
  const complete = settlePlain(lines, settleBullets(lines, dated));
  return settleHeadings(complete);
}

function isList(reading: Reading | undefined): boolean {
  return reading?.type === 'list';
}

/** A doubtful line is prose, and no title, unless a line of the list stands next to it. */
function settleWeak(lines: readonly Line[], readings: readonly Reading[]): Reading[] {
  return readings.map((reading, index) => {
    if (reading.type !== 'list' || !reading.weak) return reading;
    const neighbours = [index - 1, index + 1].filter(
      other => Math.abs((lines[other]?.line ?? Number.NaN) - lines[index]!.line) <= 2,
    );
    if (neighbours.some(other => isList(readings[other]))) return reading;
    const dated = reading.items.some(
      ({ stop }) => stop?.type === 'flaw' && stop.code === 'no-place',
    );
    return { type: 'prose', dated };
  });
}

/**
 * Bulleted lines that follow each other are one list. It is the list of cities when one of its
 * lines has a date, when a speaker or region has just been introduced, or when no line of the
 * whole announcement has a date; then those of its lines without a date lack one.
 */
function settleBullets(lines: readonly Line[], readings: readonly Reading[]): Reading[] {
  const undated = !readings.some(({ type }) => type === 'list' || type === 'dates');
  const settled = [...readings];
  for (let start = 0; start < lines.length; start += 1) {
    if (!belongs(lines, readings, start)) continue;
    let end = start;
    while (end < lines.length && belongs(lines, readings, end)) end += 1;
    const before = readings[start - 1]?.type;
    const cities = undated || before === 'tour' || before === 'heading';
    if (cities || readings.slice(start, end).some(isList)) {
      for (let index = start; index < end; index += 1) markUndated(lines, settled, index);
    }
    start = end - 1;
  }
  return settled;
}

function belongs(lines: readonly Line[], readings: readonly Reading[], index: number): boolean {
  const { type } = readings[index]!;
  return type === 'list' || (type === 'text' && lines[index]!.bulleted);
}

function markUndated(lines: readonly Line[], readings: Reading[], index: number): void {
  const { text, body } = lines[index]!;
  if (readings[index]!.type !== 'text' || !looksLikePlace(body)) return;
  readings[index] = { type: 'list', weak: false, items: [{ text, body, stop: null }] };
}

/** A short line without a bullet, directly between two lines with dates, lacks a date. */
function settlePlain(lines: readonly Line[], readings: readonly Reading[]): Reading[] {
  const settled = [...readings];
  readings.forEach((reading, index) => {
    const between = isList(readings[index - 1]) && isList(readings[index + 1]);
    const short = wordsOf(lines[index]!.body.slice(0, 200)).length <= MAX_PLAIN_WORDS;
    if (reading.type === 'text' && between && short && evenlySpaced(lines, readings, index)) {
      markUndated(lines, settled, index);
    }
  });
  return settled;
}

/** No blank line around it, unless the list before it is spaced in the same way. */
function evenlySpaced(
  lines: readonly Line[],
  readings: readonly Reading[],
  index: number,
): boolean {
  const gap = (at: number) => (lines[at]?.line ?? Number.NaN) - (lines[at - 1]?.line ?? 0);
  if (gap(index) !== gap(index + 1)) return false;
  const spacedBefore = isList(readings[index - 2]) && gap(index - 1) === gap(index);
  const spacedAfter = isList(readings[index + 2]) && gap(index + 2) === gap(index);
  return gap(index) === 1 || spacedBefore || spacedAfter;
}

/**
 * A heading heads a list: a line of one comes before the next heading or speaker. A sentence about
 * a region that names nobody (`A nurse will tour the Midwest`) does when the list follows at once.
 */
function settleHeadings(readings: readonly Reading[]): Reading[] {
  const settled = [...readings];
  let listFollows = false;
  for (let index = readings.length - 1; index >= 0; index -= 1) {
    const reading = readings[index]!;
    if (reading.type === 'list') listFollows = true;
    if (reading.type === 'heading' && !listFollows) settled[index] = text;
    if (reading.type === 'tour' && reading.subject.type === 'other') {
      settled[index] = { ...reading, heads: isList(readings[index + 1]) };
    } else if (reading.type === 'heading' || reading.type === 'tour') listFollows = false;
  }
  return settled;
}
