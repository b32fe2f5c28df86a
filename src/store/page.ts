/** A page of a list: the rows from a place in its order on, at most `limit`. */
export type PageRequest = { limit: number; after: readonly string[] | null };
export type Page<T> = { items: T[]; nextCursor: string | null };

/**
 * Makes a page out of rows that were fetched with one more than the limit, in the order of
 * `keyOf`. The cursor is the key of the page's last row: rows that come or go meanwhile never
 * make others appear twice or vanish.
 */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  keyOf: (row: T) => readonly string[],
): Page<T> {
  const items = rows.slice(0, limit);
  const isLast = rows.length <= limit;
  return { items, nextCursor: isLast ? null : writeCursor(keyOf(items.at(-1)!)) };
}

export function writeCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The key in a cursor, or null where the text is none. PostgreSQL's text holds no NUL. */
export function readCursor(cursor: string): string[] | null {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const isKey = Array.isArray(key) && key.every(part => typeof part === 'string');
    return isKey && !key.some(part => part.includes('\0')) ? key : null;
  } catch {
    return null;
  }
}
