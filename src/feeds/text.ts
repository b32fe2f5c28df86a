/**
 * Text as calendars may carry it (RFC 5545, sections 3.1 and 3.3.11). People paste anything into
 * a name: here it loses what could break out of its line, and keeps the rest.
 */

/** Every line break of Unicode (UAX #14): a reader that honours one must not see a new line. */
const LINE_BREAKS = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;

/**
 * Thirty combining marks in a row. Sorting a run of marks takes quadratic time (64,000 of them
 * block the process for seconds), so a longer run is parted by U+034F, which is invisible: the
 * Stream-Safe Text Format of UAX #15.
 */
const LONG_RUN_OF_MARKS = /(?:(?!\u034F)\p{M}){30}(?=(?!\u034F)\p{M})/gu;

/**
 * Well-formed text in NFC whose line breaks are `\n` and which has no other control character.
 * No two spaces stand together and none at its ends: folded, they could be a line of nothing else,
 * which some parsers take for an empty one.
 */
export function cleanText(text: string): string {
  return text
    .replace(LINE_BREAKS, '\n')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/\t/g, ' ')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim()
    .replace(LONG_RUN_OF_MARKS, '$&\u034F')
    .normalize('NFC');
}

/** As `cleanText`, on one line: line breaks become a space. */
export function oneLine(text: string): string {
  return cleanText(text).replace(/ ?\n[\n ]*/g, ' ');
}

/**
 * A value of type TEXT (RFC 5545, section 3.3.11). It must be clean already: NFC turns U+037E
 * into a semicolon, so text is escaped after it, never before.
 */
export function escapeText(text: string): string {
  return text.replace(/[\\;,\n]/g, character => (character === '\n' ? '\\n' : `\\${character}`));
}
