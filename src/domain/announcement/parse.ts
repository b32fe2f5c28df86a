import type { CalendarDate } from '../calendar-date.js';
import { type Line, linesOf, piecesOf } from './lines.js';
import { settle } from './lists.js';
import { Outline } from './outline.js';
import type { ParsedAnnouncement, Piece, Section } from './parsed.js';
import { MAX_LINES } from './problem.js';
import { readLine } from './readings.js';
import { dateSections } from './sections.js';
import { namesADelegation } from './title.js';
import { countriesToured } from './toured.js';
import { chooseYear } from './year.js';

/**
 * Reads an announcement: title, speakers with what they tour, and legs with their dates. Nothing
 * is dropped: what is not understood is a problem or prose, with its line. `year` counts for dates
 * that name none; without it the text's own year does, else the one that brings the first leg
 * nearest to `today`. A `title` and `countries` that are given count as if the text said so. Pure,
 * takes time in proportion to the text, and throws on no text.
 */
export function parseAnnouncement(
  text: string,
  context: { year?: number; title?: string; countries?: readonly string[]; today: CalendarDate },
): ParsedAnnouncement {
  const { lines, unread } = withinLimit(linesOf(text));
  const outline = new Outline();
  settle(lines, lines.map(readLine)).forEach((reading, index) => {
    outline.add(lines[index]!, reading);
  });
  outline.addUnread(unread);
  const { prose } = outline;
  const title = titleGiven(context.title, outline.title);
  const spans = outline.sections.flatMap(({ legs }) => legs.flatMap(leg => leg.spans));
  const mentions = [title?.text ?? '', ...outline.statements];
  const choice = chooseYear({ given: context.year, mentions, spans, today: context.today });
  const { sections, problems } = dateSections(outline.sections, choice.year);
  const toured = countriesToured([...lines.map(({ body }) => body), context.title ?? '']);
  const countries = [...new Set([...toured, ...outline.countries])];
  return {
    title,
    kind: kindOf(title?.text ?? '', sections, context.countries ?? countries),
    countries,
    ...choice,
    sections,
    prose: prose.sort(byLine),
    problems: [...outline.problems, ...problems].sort(byLine),
  };
}

/** The lines up to MAX_LINES, a line with several pieces counting as several. */
function withinLimit(all: readonly Line[]): { lines: Line[]; unread: Line[] } {
  let pieces = 0;
  const end = all.findIndex(line => {
    pieces += piecesOf(line).length;
    return pieces > MAX_LINES;
  });
  const count = end === -1 ? all.length : end;
  return { lines: all.slice(0, count), unread: all.slice(count) };
}

function titleGiven(given: string | undefined, read: Piece | null): Piece | null {
  return given === undefined ? read : { line: read?.line ?? 1, text: given };
}

function byLine(one: { line: number }, other: { line: number }): number {
  return one.line - other.line;
}

/** A trip of a group says so, or is one range of days in one country, without cities. */
function kindOf(title: string, sections: readonly Section[], countries: readonly string[]) {
  const legs = sections.flatMap(section => section.legs);
  const oneTrip = legs.length === 1 && legs[0]!.place === null && countries.length === 1;
  return namesADelegation(title) || oneTrip ? 'delegation' : 'speaker-tour';
}
