/**
 * A stretch of time, half open: it has its first instant and no longer has its last, so an evening
 * that ends at 21:00 leaves 21:00 free. Never empty: `startsAt` is before `endsAt`.
 */
export type Period = { startsAt: Date; endsAt: Date };

/** True when two periods have an instant in common. The only overlap of instants in Gira. */
export function overlaps(one: Period, other: Period): boolean {
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt;
}
