import type { Language } from '../date-words.js';
import type { NoticeTexts } from './notice.js';

/** A mail that is to be sent now, with all that is written in it. */
export type DueMail = {
  id: string;
  address: string;
  /** How often it was tried, this time included. */
  attempts: number;
  language: Language;
  /** Null: it asks whether somebody wants to be told. */
  notice: { texts: NoticeTexts; calendar: string | null } | null;
  /** Who asked for it, and for which feed. */
  subscription: { id: string; feed: string } | null;
};

const HOUR = 3_600_000;
/** Longest wait between two attempts. */
export const LONGEST_WAIT = 2 * HOUR;
/** After that long a mail says what is over: its reader is told otherwise, or not at all. */
export const MAX_AGE = 48 * HOUR;
