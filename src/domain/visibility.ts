/** Who may see a speaker or a leg: everybody, the region only, everybody once it is over, nobody. */
export const visibilities = ['public', 'region', 'after', 'private'] as const;
export type Visibility = (typeof visibilities)[number];

/** From what is shown most freely to what is not shown. */
const strictness: readonly Visibility[] = ['public', 'after', 'region', 'private'];

/**
 * The stricter of two visibilities: a leg is never shown more freely than its speaker. `after` and
 * `region` together are `private`, since neither alone keeps what the other promises.
 */
export function stricter(one: Visibility, other: Visibility): Visibility {
  const pair = new Set([one, other]);
  if (pair.has('after') && pair.has('region')) return 'private';
  return strictness.indexOf(one) >= strictness.indexOf(other) ? one : other;
}
