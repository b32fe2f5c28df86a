/**
 * The order of two texts for `sort`, by code unit: the same on every machine, unlike a locale's.
 * Right for ids, slugs and calendar dates; names for people's eyes want `Intl.Collator`.
 */
export function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
