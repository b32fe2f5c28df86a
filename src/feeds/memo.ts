/** Remembers what a key was computed to. */
export type Memo<V> = (key: string, compute: () => V) => V;

/** A memo of the `limit` values used last; the one unused for longest is forgotten first. */
export function createMemo<V>(limit: number): Memo<V> {
  // A Map keeps the order of insertion: its first key is the one unused for longest.
  const values = new Map<string, V>();
  return (key, compute) => {
    const known = values.has(key);
    const value = known ? values.get(key)! : compute();
    if (known) values.delete(key);
    else if (values.size >= limit) values.delete(values.keys().next().value!);
    values.set(key, value);
    return value;
  };
}
