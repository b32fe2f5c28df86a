import type { Piece } from '../announcement/parsed.js';
import { quote } from '../announcement/problem.js';
import { countryName } from '../countries.js';
import { MAX_LINE, MAX_LIST } from '../shape.js';

/** Most organisations of one directory: the longest sign-on letters have some hundreds. */
export const MAX_NAMES = 2000;
/** Most lines that are read: the organisations, and a heading or a web address for each. */
export const MAX_LINES = 2 * MAX_NAMES;

/** Something that may be meant: an organisation on file, or (without a slug) a country. */
export type Candidate = { name: string; slug: string | null; country: string | null };

/** What can be wrong with a line, by code: a sentence that says what to write instead. */
const reasons = {
  'unknown-country': (text: string, like: string) =>
    `${text} reads as a heading and names no country. ${like && `Did you mean ${like}? `}` +
    'Write "In" and the country, as "In Canada", or begin the line with a bullet where it is ' +
    'an organisation.',
  'several-countries': (text: string) =>
    `${text} names more than one country: give each organisation the heading of its own country.`,
  'names-beside-heading': (text: string) =>
    `${text} has a country and more on one line: write the country on a line of its own.`,
  'several-names': (text: string) =>
    `${text} seems to hold more than one organisation or column: write one name a line.`,
  'name-too-long': (text: string) =>
    `${text} has more than the ${MAX_LINE} characters that a name may have: shorten it.`,
  'no-name': (text: string) => `${text} has no letter in it: write the name, or leave it out.`,
  sentence: (text: string) =>
    `${text} reads as a sentence and not as a name: leave it out, or begin the line with a bullet ` +
    'where it is an organisation.',
  'mail-address': (text: string) =>
    `${text} has a mail address, which a directory has no place for: leave it out.`,
  'several-addresses': (text: string) =>
    `${text} has more than one web address: leave one of them.`,
  'bad-address': (text: string) =>
    `The web address in ${text} cannot be one: write it as https://example.org, without a password.`,
  'address-without-name': (text: string) =>
    `${text} is a web address, and no organisation without one stands in the line before it.`,
  'two-countries': (text: string, earlier: string) =>
    `${text} ${earlier} under another country: leave out one of the two, or tell the names apart.`,
  'two-addresses': (text: string, earlier: string) =>
    `${text} ${earlier} with another web address: leave out one of the two.`,
  'too-many-names': (text: string) =>
    `${text} comes after ${MAX_NAMES} other organisations, ` +
    'the most that one directory may have: split it.',
  'too-many-lines': (text: string) =>
    `${text} and what follows was not read, ` +
    `because ${MAX_LINES} lines stand before it: split the text.`,
  'several-on-file': (text: string, slugs: string) =>
    `${text} may be ${slugs}, which are on file: write the one that is meant instead of the name.`,
  'same-on-file': (text: string, slug: string) =>
    `${text} is on file as "${slug}", and so is another line's name: leave out one of the two.`,
  'too-many-supporters': (text: string, tour: string) =>
    `With ${text} the tour "${tour}" would have more than ${MAX_LIST} supporters, ` +
    'the most that a tour may have: leave some out, or import without the tour.',
};

export type DirectoryProblemCode = keyof typeof reasons;
export type DirectoryProblem = Piece & {
  code: DirectoryProblemCode;
  reason: string;
  candidates: Candidate[];
};

/** The problem of a line; `detail` is what the reason names besides the text itself. */
export function directoryProblem(
  { line, text }: Piece,
  code: DirectoryProblemCode,
  { detail = '', candidates = [] }: { detail?: string; candidates?: Candidate[] } = {},
): DirectoryProblem {
  return { line, text, code, reason: reasons[code](quote(text), detail), candidates };
}

/** A country as a candidate. */
export function countryCandidate(code: string): Candidate {
  return { name: countryName(code), slug: null, country: code };
}
