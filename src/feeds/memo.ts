/** The values of some keys; `compute` is asked for those of the missing ones, by their places. */
export type Memo<V> = (
  keys: readonly string[],
  compute: (missing: readonly number[]) => readonly V[],
) => V[];

/** A memo of the `limit` values used last; the one unused for longest is forgotten first. */
export function createMemo<V>(limit: number): Memo<V> {
  // A Map keeps the order of insertion: its first key is the one unused for longest.
  const values = new Map<string, V>();
  const remember = (key: string, value: V) => {
    if (!values.delete(key) && values.size >= limit) values.delete(values.keys().next().value!);
    values.set(key, value);
  };
  return (keys, compute) => {
    const missing = keys.flatMap((key, place) => (values.has(key) ? [] : place));
    const computed = missing.length === 0 ? [] : compute(missing);
    const all = keys.map(key => values.get(key)!);
    for (const [index, place] of missing.entries()) all[place] = computed[index]!;
    for (const [place, key] of keys.entries()) remember(key, all[place]!);
    return all;
  };
}
