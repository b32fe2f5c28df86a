/** Widths of kinds of letters, in units of their size; what is of no kind is like most. */
const kinds: readonly (readonly [RegExp, number])[] = [
  [/\p{M}/u, 0],
  [/[ijlI.,:;'’|!() ·]/u, 0.33],
  [/[frt\-–/]/u, 0.42],
  [/[cksvxyz]/u, 0.58],
  [/[mMW@%—]/u, 1],
  [/w/u, 0.82],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u, 1.05],
  [/[DGHNOQU\p{Extended_Pictographic}]/u, 0.8],
  [/\p{Lu}/u, 0.72],
];
const MOST = 0.64;

/**
 * How wide a text is at most, in units of its letters' size: a guess by kinds of letters, from the
 * widths in DejaVu Sans, which is wider than what phones and desktops write with.
 */
export function textWidth(text: string): number {
  return [...text.normalize('NFC')].reduce((sum, letter) => sum + letterWidth(letter), 0);
}

function letterWidth(letter: string): number {
  return kinds.find(([kind]) => kind.test(letter))?.[1] ?? MOST;
}
