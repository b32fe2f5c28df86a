import { distance } from 'fastest-levenshtein';
import { normaliseName } from './gazetteer/normalise.js';

/** A word of five letters may have one wrong, one of ten two. */
const LETTERS_A_TYPO = 5;
/** So much of the words that were asked for must be there. */
const LEAST_SHARE = 0.6;
const MOST_NAMES = 3;

/** The things whose slug has most of the words of one that nothing has, the likest first. */
export function similar<T extends { slug: string }>(slug: string, things: readonly T[]): T[] {
  const asked = normaliseName(slug).split(' ').filter(Boolean);
  return things
    .map(thing => ({ thing, share: shareOf(asked, normaliseName(thing.slug).split(' ')) }))
    .filter(({ share }) => share >= LEAST_SHARE)
    .sort((one, other) => other.share - one.share)
    .slice(0, MOST_NAMES)
    .map(({ thing }) => thing);
}

/** How much of the words are among others, but for slips of the pen; none of no words. */
function shareOf(asked: readonly string[], words: readonly string[]): number {
  const isThere = (word: string) =>
    words.some(each => distance(word, each) <= Math.floor(word.length / LETTERS_A_TYPO));
  return asked.length === 0 ? 0 : asked.filter(isThere).length / asked.length;
}
