import {
  type Candidate,
  candidatesOf,
  DOT_RADIUS,
  type Labelled,
  type Scene,
} from './callout-candidates.js';
import type { Spot } from './frame.js';
import { type Box, boxAround } from './geometry.js';
import { settled } from './settle.js';

/**
 * Where a place's badges and name stand: the middle of the badge that the others and the name
 * continue from, to which side, and whether the name is there at all. `leader` says that a line
 * leads there from the place; otherwise it stands on the place.
 */
export type Callout = {
  place: number;
  anchor: Spot;
  side: 'left' | 'right';
  hasText: boolean;
  leader: boolean;
  /** All that they cover, as large as they are on a map of that width. */
  box: Box;
  /** Where a map is wide, letters are smaller beside it, and more has room. */
  width: 'all' | 'narrow' | 'wide';
};

/** What is written on a wide map is this much smaller beside the map than on a narrow one. */
export const WIDE_SCALE = 0.7;

/**
 * Finds spots for the badges and names of places, on a narrow map and on a wide one: none covers
 * another one, a place that is not its own, or a line to one. The nearest to its place wins, and
 * what covers no route; a name, and then a number, that finds none is left out.
 */
export function calloutsOf(places: readonly Labelled[], routes: Scene['routes']): Callout[] {
  const scene: Scene = { dots: places.map(({ at }) => boxAround(at, DOT_RADIUS)), routes };
  const [narrow, wide] = [1, WIDE_SCALE].map(scale =>
    settled(places.map((_, index) => candidatesOf(places, index, scene, scale))),
  ) as [(Candidate | null)[], (Candidate | null)[]];
  return places.flatMap((_, index) => {
    const [one, other] = [narrow[index] ?? null, wide[index] ?? null];
    if (one && other && isSame(one, other)) return [calloutOf(one, 'all')];
    return [
      ...(one ? [calloutOf(one, 'narrow')] : []),
      ...(other ? [calloutOf(other, 'wide')] : []),
    ];
  });
}

/** Whether a callout is the same at both sizes but for these. */
function isSame(one: Candidate, other: Candidate): boolean {
  const isThere =
    Math.hypot(one.anchor[0] - other.anchor[0], one.anchor[1] - other.anchor[1]) < 0.1;
  return isThere && one.side === other.side && one.hasText === other.hasText;
}

function calloutOf(
  { place, anchor, side, hasText, leader, box }: Candidate,
  width: Callout['width'],
): Callout {
  return { place, anchor, side, hasText, leader: leader !== null, box, width };
}
