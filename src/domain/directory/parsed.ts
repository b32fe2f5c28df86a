import type { Piece } from '../announcement/parsed.js';
import type { DirectoryProblem } from './problem.js';

/** An organisation as the directory lists it; `text` is the whole line. */
export type ListedName = Piece & {
  name: string;
  /** Null where no heading, or one without a country, stands before it. */
  country: string | null;
  url: string | null;
};

/**
 * What a directory says. Every line that is not blank is the title, a heading, an organisation or
 * its web address, or stands in the problems or in a note.
 */
export type ParsedDirectory = {
  title: string | null;
  names: ListedName[];
  problems: DirectoryProblem[];
  /** Sentences worth a look that stop nobody. */
  notes: string[];
};
