import { type Heading, readHeading } from './headings.js';
import { type Label, type LabelledDates, readLabel } from './labels.js';
import { type Line, piecesOf } from './lines.js';
import { readTourSentence, type TourSentence } from './sentences.js';
import { type Flaw, readStop, type Stop } from './stops.js';
import { namesAMonth } from './words.js';

/** What one piece of a list line says; null where it has no date. */
export type Item = { text: string; body: string; stop: Stop | Flaw | null };

/** A line with stops in it; a weak one may be prose unless it stands beside others. */
export type List = { type: 'list'; items: Item[]; weak: boolean };

/** What a line is, read by itself. `text` is everything that is nothing else. */
export type Reading = List | LabelledDates | Label | Heading | TourSentence | { type: 'text' };

/** Reads one line by itself. */
export function readLine(line: Line): Reading {
  return (
    readLabel(line.body) ??
    readTourSentence(line.body) ??
    readList(line) ??
    readHeading(line.body) ??
    readMonth(line) ?? { type: 'text' }
  );
}

/** A month above its stops is neither title nor stop; its year counts. */
function readMonth({ body }: Line): Label | null {
  return body.length <= 40 && namesAMonth(body) ? { type: 'prose', dated: true } : null;
}

function readList(line: Line): List | null {
  const items = piecesOf(line).map(({ text, body }) => ({
    text,
    body,
    stop: readStop(body, line.bulleted),
  }));
  const stops = items.flatMap(({ stop }) => stop ?? []);
  if (stops.length === 0) return null;
  return { type: 'list', items, weak: stops.every(stop => stop.type === 'flaw' && stop.weak) };
}
