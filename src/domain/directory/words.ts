/** How lists name what they list, in English and Spanish, as a piece of an expression. */
export const listWord =
  '(?:(?:our|the|los|las|nuestr[oa]s)\\s+)?' +
  '(?:(?:supporting|endorsing|allied|partner|member|solidarity)\\s+)?' +
  '(?:organi[sz]ations|groups|allies|supporters|endorsers|sponsors|members|signatories|partners|' +
  'organizaciones|grupos|aliad[oa]s|miembros|firmantes)' +
  '(?:\\s+(?:aliadas|solidarias|firmantes|amigas))?';

const INTRODUCTION = new RegExp(
  `^${listWord}(?:\\s+(?:that|who|which|supporting|endorsing|que)\\s.*)?[:.]?$`,
  'iu',
);

/** True for `Our allies` and `Organizations that support the tour:`, which introduce a list. */
export function introducesList(body: string): boolean {
  return INTRODUCTION.test(body);
}

/** Ends of sentences that are the ends of names more often: `Inc.`, `S.A.`, `U.S.` */
const ABBREVIATION =
  /(?:^|[\s(])(?:inc|ltd|co|corp|assn|assoc|intl|dept|int|org|(?:\p{L}\.)*\p{L})\.$/iu;
/** A name that ends as a sentence does is short. */
const MAX_WORDS = 5;

/** True for a line that was written to be read, and is no name. */
export function isSentence(text: string): boolean {
  if (!/[.!?…]$/.test(text) || ABBREVIATION.test(text)) return false;
  return text.split(' ').length > MAX_WORDS;
}

/** Most line numbers in one note: it stays one readable sentence. */
const MAX_TOLD = 10;

/** `line 4`, `lines 4, 9 and 2 more`. */
export function linesInWords(lines: readonly number[]): string {
  const told = lines.slice(0, MAX_TOLD).join(', ');
  const more = lines.length > MAX_TOLD ? ` and ${lines.length - MAX_TOLD} more` : '';
  return `${lines.length === 1 ? 'line' : 'lines'} ${told}${more}`;
}
