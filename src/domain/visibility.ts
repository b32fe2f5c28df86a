/** Who may see a speaker or a leg: everybody, the region only, everybody once it is over, nobody. */
export const visibilities = ['public', 'region', 'after', 'private'] as const;
export type Visibility = (typeof visibilities)[number];

/** The stricter of two visibilities: a leg is never shown more freely than its speaker. */
export function stricter(one: Visibility, other: Visibility): Visibility {
  const strictness: readonly Visibility[] = ['public', 'after', 'region', 'private'];
  // "after" and "region" together: the region only, and only once it is over, is "private" until
  // then; the safe reading is the one that shows least.
  if (one !== other && [one, other].every(each => each === 'after' || each === 'region')) {
    return 'private';
  }
  return strictness.indexOf(one) >= strictness.indexOf(other) ? one : other;
}
