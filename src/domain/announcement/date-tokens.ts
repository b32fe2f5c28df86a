import { readDates, type Span } from './dates.js';
import type { Token } from './tokens.js';
import { months } from './words.js';

type Dates = { spans: Span[]; next: number } | null;

/**
 * Most date expressions that are read in one piece. Each is as long as it can be, so a stop has
 * one or two; more are nonsense, which is not worth the time.
 */
const MAX_EXPRESSIONS = 4;

const SEPARATORS = new Set([':', '(', '|']);

/** `Seattle-February 3`: no space around the dash, but it stands between a word and a month. */
function isTight(before: string, after: string | undefined): boolean {
  return after !== undefined && months.has(after) && /^\p{L}/u.test(before);
}

/** Tokens in which dates are looked for; each position is read once, however often it is asked. */
export class DateTokens {
  private readonly read = new Map<number, Dates>();

  private found = 0;

  constructor(readonly tokens: readonly Token[]) {}

  /** The longest date expression that begins at a token, with the token after it. */
  datesAt(at: number): Dates {
    let dates = this.read.get(at);
    if (dates === undefined) {
      dates = this.found < MAX_EXPRESSIONS ? readDates(this.tokens, at) : null;
      if (dates) this.found += 1;
      this.read.set(at, dates);
    }
    return dates;
  }

  /**
   * The index of the sign that separates what begins at token `at` from what stands before: a
   * dash with a space, a colon, a bracket, the bar of a table, in a bulleted line a comma. Null
   * when none does.
   */
  separatorBefore(at: number, bulleted: boolean): number | null {
    const [before, sign, after] = [this.tokens[at - 2], this.tokens[at - 1], this.tokens[at]];
    if (!sign) return null;
    if (sign.word === '-') {
      const spaceBefore = before?.end !== sign.start || isTight(before.word, after?.word);
      return this.dashBefore(at, spaceBefore, after?.start);
    }
    const separates = SEPARATORS.has(sign.word) || (bulleted && sign.word === ',');
    return separates ? at - 1 : null;
  }

  /** A dash of a word (`Winston-Salem`) has no space around it; `--` and ` -- ` are one dash. */
  private dashBefore(at: number, spaceBefore: boolean, next: number | undefined): number | null {
    const sign = this.tokens[at - 1]!;
    const doubled = this.tokens[at - 2]?.word === '-';
    if (!doubled) return spaceBefore || next !== sign.end ? at - 1 : null;
    return this.tokens[at - 3]?.word === '-' ? at - 3 : at - 2;
  }
}
