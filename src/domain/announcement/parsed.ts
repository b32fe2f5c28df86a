import type { CalendarDate } from '../calendar-date.js';
import type { TourKind } from '../tour.js';
import type { Problem } from './problem.js';

/** A piece of the announcement as it stood there, with its 1-based line number. */
export type Piece = { line: number; text: string };

/** A speaker as the announcement introduces one; `text` is the whole sentence or heading. */
export type AnnouncedSpeaker = Piece & {
  name: string;
  role: string | null;
  organization: string | null;
};

/** Days in a place. `place` is null where a label gives the dates of the whole trip. */
export type ParsedLeg = Piece & {
  place: string | null;
  firstDate: CalendarDate;
  lastDate: CalendarDate;
};

/** One speaker's part of the announcement, or the part that names none. */
export type Section = {
  speaker: AnnouncedSpeaker | null;
  region: Piece | null;
  legs: ParsedLeg[];
};

/** Which year was used for dates that name none, and where it came from. */
export type YearChoice = { year: number; yearFrom: 'given' | 'text' | 'nearest' };

/**
 * What an announcement says. Every line that is not blank stands in exactly one of the title, the
 * sections, the prose or the problems, or in several when it holds several pieces.
 */
export type ParsedAnnouncement = YearChoice & {
  title: Piece | null;
  kind: TourKind;
  /** ISO codes of the countries that the text says are toured, in its order. */
  countries: string[];
  sections: Section[];
  prose: Piece[];
  problems: Problem[];
};
