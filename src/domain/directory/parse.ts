import { linesOf } from '../announcement/lines.js';
import { Listing } from './listing.js';
import type { ListedName, ParsedDirectory } from './parsed.js';
import { directoryProblem, MAX_LINES } from './problem.js';
import { countOnce } from './repeated.js';
import { linesInWords } from './words.js';

/**
 * Reads a directory of organisations: headings that name a country in English or Spanish, and one
 * name a line, perhaps with its web address. Nothing is dropped: what is not understood is a
 * problem or a note, with its line. Pure, takes time in proportion to the text, and throws on no
 * text.
 */
export function parseDirectory(text: string): ParsedDirectory {
  const lines = linesOf(text);
  const listing = new Listing();
  for (const line of lines.slice(0, MAX_LINES)) listing.add(line);
  listing.end();
  const unread = lines[MAX_LINES];
  const once = countOnce(listing.names);
  const problems = [
    ...listing.problems,
    ...once.problems,
    ...(unread ? [directoryProblem(unread, 'too-many-lines')] : []),
  ];
  return {
    title: listing.title,
    names: once.names,
    problems: problems.sort((one, other) => one.line - other.line),
    notes: [...notesOf(listing, once.names), ...once.notes],
  };
}

function notesOf({ idle }: Listing, names: readonly ListedName[]): string[] {
  const homeless = names.filter(({ country }) => country === null).map(({ line }) => line);
  const told: [number[], (lines: string) => string][] = [
    [idle.introductions, lines => `Read as an introduction: ${lines}.`],
    [idle.marks, lines => `Without a letter, and passed over: ${lines}.`],
    [idle.headings, lines => `No organisation follows the heading in ${lines}.`],
    [homeless, lines => `No heading tells the country of what stands in ${lines}.`],
  ];
  return told.flatMap(([lines, sentence]) =>
    lines.length > 0 ? [sentence(linesInWords(lines))] : [],
  );
}
