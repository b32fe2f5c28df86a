import type { Spot } from './frame.js';

/** An upright rectangle of a picture. */
export type Box = { left: number; top: number; right: number; bottom: number };

/** A straight line from one place of a picture to another. */
export type Segment = readonly [Spot, Spot];

/** Whether two rectangles share more than an edge. */
export function boxesMeet(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}

/** Whether all of a rectangle is in another one. */
export function boxHolds(outer: Box, inner: Box): boolean {
  return (
    outer.left <= inner.left &&
    outer.top <= inner.top &&
    outer.right >= inner.right &&
    outer.bottom >= inner.bottom
  );
}

/** A rectangle with `by` more on each side. */
export function widened({ left, top, right, bottom }: Box, by: number): Box {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}

/** The square around a place, `reach` to each side. */
export function boxAround([x, y]: Spot, reach: number): Box {
  return { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach };
}

/** Whether some of a line is in a rectangle. */
export function segmentMeets([from, to]: Segment, box: Box): boolean {
  const [[x, y], [toX, toY]] = [from, to];
  // Most lines are far from most rectangles.
  if (Math.max(x, toX) <= box.left || Math.min(x, toX) >= box.right) return false;
  if (Math.max(y, toY) <= box.top || Math.min(y, toY) >= box.bottom) return false;
  // Near it, a line passes outside only where all corners are on one side of it.
  const { left, top, right, bottom } = box;
  const isLeft = turn(from, to, [left, top]) < 0;
  return (
    turn(from, to, [right, top]) < 0 !== isLeft ||
    turn(from, to, [left, bottom]) < 0 !== isLeft ||
    turn(from, to, [right, bottom]) < 0 !== isLeft
  );
}

/** Whether two lines cross; lines that only touch do not. */
export function segmentsCross([a, b]: Segment, [c, d]: Segment): boolean {
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

/** Twice the area of a triangle, negative where its corners go the other way round. */
function turn([ax, ay]: Spot, [bx, by]: Spot, [cx, cy]: Spot): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}
