/** Longest address of a page to go back to. */
const MAX_PATH = 2000;

/**
 * An address within this site to go to, or `otherwise`: what names another host, or could be taken
 * for one (`//other`, `/\other`), is not followed.
 */
export function ownPath(text: unknown, otherwise = '/'): string {
  if (typeof text !== 'string' || text.length > MAX_PATH) return otherwise;
  return /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(text) ? text : otherwise;
}
