import { isWebAddress } from '../web-address.js';

/** Longest web address, as of every other one that is stored. */
const MAX_ADDRESS = 2000;

const ADDRESS = /(?<![\p{L}\p{N}@])(?:https?:\/\/|www\.)[^\s<>"“”]*/giu;
/** What stands between a name and its address, and around an address. */
const BEFORE = ' \t([<{-‐–—:,;|';
const AFTER = ' \t)]>}.,;|';

/**
 * Takes the web address out of a line: `Name – https://…`, `Name (www.…)`, `[Name](https://…)`.
 * One without a scheme is read as https.
 */
export function splitAddress(
  text: string,
): { name: string; url: string | null } | 'several-addresses' | 'bad-address' {
  const [found, another] = [...text.matchAll(ADDRESS)];
  if (!found) return { name: text, url: null };
  if (another) return 'several-addresses';
  const written = withoutEnd(found[0]);
  const url = /^www\./i.test(written) ? `https://${written}` : written;
  if (url.length > MAX_ADDRESS || !isWebAddress(url)) return 'bad-address';
  const before = trimEnd(text.slice(0, found.index), BEFORE);
  const name = /^\[(.+)\]$/.exec(before)?.[1] ?? before;
  const end = found.index + written.length;
  const after = trimStart(text.slice(end), name === '' ? AFTER + BEFORE : AFTER);
  return { name: [name, after].filter(Boolean).join(' '), url };
}

/** An address without the marks of the sentence that it stands in. */
function withoutEnd(address: string): string {
  const bare = trimEnd(address, '.,;:!?*\'"’');
  const isOpen = bare.split('(').length >= bare.split(')').length;
  if (isOpen && !bare.endsWith(']')) return bare;
  return bare === '' ? bare : withoutEnd(bare.slice(0, -1));
}

/** Loops, because an expression for it takes quadratic time. */
function trimEnd(text: string, marks: string): string {
  let end = text.length;
  while (end > 0 && marks.includes(text[end - 1]!)) end--;
  return text.slice(0, end);
}

function trimStart(text: string, marks: string): string {
  let start = 0;
  while (start < text.length && marks.includes(text[start]!)) start++;
  return text.slice(start);
}
