import { plainText } from './gazetteer/normalise.js';

/** Longest slug that is made from a name; a counter may follow it. */
export const MAX_SLUG = 80;

/**
 * The readable name of a resource in addresses: `Alex Gómez` → `alex-gomez`. A text without any
 * Latin letter or digit becomes `fallback`.
 */
export function slugOf(text: string, fallback: string): string {
  const words =
    plainText(text)
      .replace(/['’‘]/g, '')
      .match(/[a-z0-9]+/g) ?? [];
  return words.join('-').slice(0, MAX_SLUG).replace(/-+$/, '') || fallback;
}

/** What stands beside the tours at `/board/…`. */
const beside = new Set(['events', 'import', 'legs', 'organizations', 'requests', 'speakers']);

/** The slug of a tour by its title: one that no other page of the board has. */
export function tourSlugOf(title: string): string {
  const slug = slugOf(title, 'tour');
  return beside.has(slug) ? `${slug}-tour` : slug;
}

/** Whether a text could be a slug: what could not is not asked for. */
export function isSlug(text: string): boolean {
  return /^[a-z0-9-]{1,120}$/.test(text);
}

/** The first of `slug`, `slug-2`, `slug-3` … that is not taken. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  let free = slug;
  for (let count = 2; taken.has(free); count++) free = `${slug}-${count}`;
  return free;
}
