/**
 * A line that is not blank. `text` is what stood there, `body` the same with every kind of dash
 * and space made plain; both are trimmed, have no bullet, and are equally long, so that a piece of
 * one can be cut from the other.
 */
export type Line = { line: number; text: string; body: string; bulleted: boolean };

const PIECE_END = ' / ';

/** Marks without a width of their own: byte order mark, soft hyphen, zero-width and direction. */
const INVISIBLE = /[\uFEFF\u00AD\u200B\u200E\u200F\u2060\u202A-\u202E\u2066-\u2069]/g;
/** A database refuses NUL and lone surrogates; no other control character means anything here. */
const CONTROL = /(?![\t\n\v\f\r\u0085])\p{Cc}/gu;
const LONE_SURROGATE = /\p{Cs}/gu;
const DASH = /[\u2010-\u2015\u2212]/g;
const SPACE = /[\t\p{Zs}]/gu;

const BULLET = new RegExp(
  [
    '[•◦▪▫●○■□‣⁃·]\\s*',
    '[*+-]\\s+',
    '[*-](?=[\\p{L}\\d])',
    'o(?:\\t|\\s{2})\\s*',
    '\\d{1,3}(?:\\.\\s+|\\)\\s*)',
    '\\(\\d{1,3}\\)\\s*',
  ].join('|'),
  'uy',
);

/** The mark of a mail that was answered or forwarded. */
const QUOTED = /^(?:\s?>){1,9}/;
/** How chat and Markdown write bold letters. */
const BOLD = /\*\*(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}.!?:)])\*\*/gu;

/** Every line of a text as it stands there, for counting: programs end lines in nine ways. */
export function rawLinesOf(text: string): string[] {
  return text.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/);
}

/** The lines of a text that are not blank, with their numbers. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  rawLinesOf(clean(text)).forEach((raw, index) => {
    const whole = withoutQuoteMark(raw.trim());
    if (whole !== '') lines.push(readLine(whole, index + 1));
  });
  return lines;
}

/** The parts of a line between ` / `, each with what stood there. */
export function piecesOf(line: Pick<Line, 'text' | 'body'>): Pick<Line, 'text' | 'body'>[] {
  if (!line.body.includes(PIECE_END)) return [line];
  let start = 0;
  return line.body.split(PIECE_END).flatMap(part => {
    const text = line.text.slice(start, start + part.length).trim();
    start += part.length + PIECE_END.length;
    return text === '' ? [] : [{ text, body: part.trim() }];
  });
}

function readLine(whole: string, line: number): Line {
  BULLET.lastIndex = 0;
  const bullet = BULLET.exec(plainDashes(whole.slice(0, 20)))?.[0].length ?? 0;
  const rest = whole.slice(bullet).trimStart();
  // A line of nothing but bullets or dashes is a rule across the page, not an empty item.
  const bulleted = bullet > 0 && /[\p{L}\p{N}]/u.test(rest);
  const text = bulleted ? rest : whole;
  return { line, text, body: plainDashes(text).replace(SPACE, ' '), bulleted };
}

/** A line of nothing but such marks stays: what cannot be read is listed, too. */
function withoutQuoteMark(line: string): string {
  if (!line.startsWith('>')) return line;
  return line.replace(QUOTED, '').trim() || line;
}

function plainDashes(text: string): string {
  return text.replace(DASH, '-');
}

function clean(text: string): string {
  const visible = streamSafe(text).replace(INVISIBLE, '');
  return (visible.includes('**') ? visible.replace(BOLD, '') : visible)
    .normalize('NFC')
    .replace(CONTROL, ' ')
    .replace(LONE_SURROGATE, '\uFFFD');
}

/**
 * Normalising sorts the accents of a letter, in quadratic time. The Stream-Safe Text Format
 * (Unicode UAX #15, section 13) therefore puts a joiner, which shows nothing, after every 30.
 */
function streamSafe(text: string): string {
  return text.replace(/\p{M}{30}/gu, '$&\u034F');
}
