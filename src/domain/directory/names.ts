import type { Line } from '../announcement/lines.js';
import { MAX_LINE } from '../shape.js';
import { splitAddress } from './addresses.js';
import type { Flaw } from './headings.js';
import type { DirectoryProblemCode } from './problem.js';
import { isSentence } from './words.js';

/** A name with its web address; a web address alone; or a mark that says nothing (`* * *`). */
export type Listed =
  | { type: 'name'; name: string; url: string | null }
  | { type: 'address'; url: string }
  | { type: 'mark' };

/** Longest line that is looked into: a name, a web address and what stands between. */
const MAX_LISTED = MAX_LINE + 2100;

/** Signs that stand between two names, or two columns of a table. */
const BETWEEN_NAMES = /[;|•\t]/;

/** Reads the line of an organisation. */
export function readName({ text, bulleted }: Pick<Line, 'text' | 'bulleted'>): Listed | Flaw {
  if (text.length > MAX_LISTED) return flaw('name-too-long');
  const split = splitAddress(withoutEnd(text));
  if (typeof split === 'string') return flaw(split);
  const { url } = split;
  const written = withoutEnd(split.name);
  if (!/\p{L}/u.test(written)) {
    if (/\p{N}/u.test(written)) return flaw('no-name');
    return url === null ? { type: 'mark' } : { type: 'address', url };
  }
  if (/\S@\S+\.\S/.test(written)) return flaw('mail-address');
  if (BETWEEN_NAMES.test(written)) return flaw('several-names');
  const name = written.replace(/[\s\p{Z}]+/gu, ' ').trim();
  if ([...name].length > MAX_LINE) return flaw('name-too-long');
  if (!bulleted && isSentence(name)) return flaw('sentence');
  return { type: 'name', name, url };
}

/** `Oxfam America,` and `Oxfam America; and` end with signs of the list, not of the name. */
function withoutEnd(text: string): string {
  return text.replace(/[,;](?: (?:and|y|e))?$/i, '').trimEnd();
}

function flaw(code: DirectoryProblemCode): Flaw {
  return { type: 'flaw', code };
}
