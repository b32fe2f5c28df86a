import { plainText } from '../gazetteer/normalise.js';
import { slugOf } from '../slug.js';

/** Longest slug of an announced name: as those of other names. */
const MAX_SLUG = 80;

/**
 * The slug of a name or title in an announcement. The letters of it that have no Latin form are
 * spelt by their code points, so that 李明 and 王芳 are two people, today and at the next import.
 */
export function announcedSlug(name: string, fallback: string): string {
  const letters = plainText(name.normalize('NFC')).match(/\p{L}/gu) ?? [];
  const foreign = letters.filter(letter => !/[a-z]/.test(letter));
  if (foreign.length === 0) return slugOf(name, fallback);
  const spelt = foreign.map(letter => letter.codePointAt(0)!.toString(36)).join('');
  return `${slugOf(name, fallback)}-${spelt}`.slice(0, MAX_SLUG).replace(/-+$/, '');
}

/** The slug of an announced tour: its title, with the year of its first day unless that is there. */
export function tourSlug(title: string, firstDate: string | null): string {
  const slug = announcedSlug(title, 'tour');
  const year = firstDate?.slice(0, 4);
  return year === undefined || slug.split('-').includes(year) ? slug : `${slug}-${year}`;
}
