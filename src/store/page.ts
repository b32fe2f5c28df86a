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

/**
 * A page of what the caller may see of the rows. Rows are fetched until the page is full, so that
 * neither a short page nor its cursor tells of one that is hidden.
 */
export async function pageOfSeen<Row, T>(
  { limit, after }: PageRequest,
  keyOf: (row: Row) => readonly string[],
  { fetch, see }: { fetch: (page: PageRequest) => Promise<Row[]>; see: (row: Row) => T | null },
): Promise<Page<T>> {
  const found: { key: readonly string[]; item: T }[] = [];
  for (let last = after; ; ) {
    const rows = await fetch({ limit: limit + 1, after: last });
    for (const row of rows) {
      const item = see(row);
      if (item !== null) found.push({ key: keyOf(row), item });
    }
    if (rows.length <= limit || found.length > limit) break;
    last = keyOf(rows.at(-1)!);
  }
  const { items, nextCursor } = pageOf(found, limit, ({ key }) => key);
  return { items: items.map(({ item }) => item), nextCursor };
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
