import { fold } from './words.js';

/** A word, a number or a single sign, with its place in the text. `word` is folded. */
export type Token = { word: string; start: number; end: number };

const TOKEN = /[\p{L}\p{M}]+|\d+|[^\s]/gu;

/** The words, numbers and signs of a text that begins at `offset` of a longer one. */
export function tokensOf(text: string, offset = 0): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [word] = match;
    const start = offset + match.index;
    tokens.push({ word: word.length > 1 ? fold(word) : word, start, end: start + word.length });
  }
  return tokens;
}

/** Reads tokens one by one; what does not fit leaves the position where it was. */
export class Cursor {
  constructor(
    private readonly tokens: readonly Token[],
    public at: number,
  ) {}

  /** The word at the position, or `''` after the end. */
  get word(): string {
    return this.tokens[this.at]?.word ?? '';
  }

  /** True when nothing stands between the token at the position and the one before it. */
  get touches(): boolean {
    return this.at > 0 && this.tokens[this.at]?.start === this.tokens[this.at - 1]!.end;
  }

  /** The word that follows without a space, or `''`. */
  get next(): string {
    const [here, next] = [this.tokens[this.at], this.tokens[this.at + 1]];
    return here && next?.start === here.end ? next.word : '';
  }

  /** Steps over the word at the position when it is one of these. */
  skip(words: ReadonlySet<string>): boolean {
    if (!words.has(this.word)) return false;
    this.at += 1;
    return true;
  }

  /** What `read` makes of the tokens from here; null, and no step, when it makes nothing. */
  try<T>(read: (cursor: Cursor) => T | null): T | null {
    const start = this.at;
    const result = read(this);
    if (result === null) this.at = start;
    return result;
  }
}
