import { HEIGHT, type Spot, WIDTH } from './frame.js';
import {
  type Box,
  boxAround,
  boxesMeet,
  boxHolds,
  type Segment,
  segmentMeets,
  segmentsCross,
  widened,
} from './geometry.js';

/** Sizes of what is written on a narrow map, in units: the style sheet has the same ones. */
export const BADGE_RADIUS = 11;
export const BADGE_STEP = 23;
export const LETTERS = 16;
export const TEXT_GAP = 4;
/** A place whose badge is elsewhere has a dot of this radius. */
export const DOT_RADIUS = 4;

/** What is written at a place of a map: a badge for each stop there, and a name of this width. */
export type Labelled = { at: Spot; badges: number; textWidth: number };

/** What callouts must respect on a map: its places' dots, and its routes if they can. */
export type Scene = { dots: readonly Box[]; routes: readonly Segment[] };

/** A spot for a callout, with all that is covered there, and how much worse it is than the best. */
export type Candidate = {
  place: number;
  anchor: Spot;
  side: 'left' | 'right';
  hasText: boolean;
  leader: Segment | null;
  box: Box;
  cost: number;
};

/** How far from its place a callout may be, and in how many directions. */
const DISTANCES = [0, 20, 27, 36, 48, 62, 80, 100];
const DIRECTIONS = 16;

/** From this distance on, a leader that is longer by half is twice as bad and more. */
const LONG_LEADER = 40;

/** What is paid, in units of distance, for a name that covers a route, a line over it, no name. */
const COVERED_ROUTE = 9;
const CROSSED_ROUTE = 4;
const NO_NAME = 1000;
/** Most people read to the right of a place first. */
const LEFT_SIDE = 2;

/** Further away nothing is looked for where nearer by there are this many spots with a name. */
const ENOUGH_SPOTS = 40;

/** Room between callouts, and to the edge of the map. */
const APART = 1.5;
const map: Box = widened({ left: 0, top: 0, right: WIDTH, bottom: HEIGHT }, -3);

/** All spots for a place's callout that no other place is in the way of, the best first. */
export function candidatesOf(
  places: readonly Labelled[],
  place: number,
  scene: Scene,
  scale: number,
): Candidate[] {
  const own = places[place]!;
  const found: Candidate[] = [];
  for (const distance of DISTANCES) {
    for (const anchor of around(own.at, distance * scale)) {
      for (const side of ['right', 'left'] as const) {
        for (const hasText of [true, false]) {
          const leader: Segment | null = distance === 0 ? null : [own.at, anchor];
          const box = boxOf(anchor, side, hasText, own, scale);
          const candidate = { place, anchor, side, hasText, leader, box, cost: 0 };
          const name = nameBox(candidate, own, scale);
          if (!isFree(candidate, name, scene)) continue;
          candidate.cost = costOf(candidate, name, scene);
          found.push(candidate);
        }
      }
    }
    if (found.filter(({ hasText }) => hasText).length >= ENOUGH_SPOTS) break;
  }
  return found.sort((one, other) => one.cost - other.cost);
}

/** All that a callout covers, which shrinks towards its anchor where it is smaller. */
function boxOf(
  anchor: Spot,
  side: Candidate['side'],
  hasText: boolean,
  own: Labelled,
  scale: number,
): Box {
  const badges = (own.badges - 1) * BADGE_STEP;
  const text = hasText ? TEXT_GAP + own.textWidth : 0;
  const long = (BADGE_RADIUS + badges + text) * scale;
  const box = boxAround(anchor, BADGE_RADIUS * scale);
  if (side === 'right') box.right = anchor[0] + long;
  else box.left = anchor[0] - long;
  return box;
}

/** Whether a candidate and others can be on a map together. */
export function fits(one: Candidate, others: readonly (Candidate | null)[]): boolean {
  return others.every(other => other === null || !meet(one, other));
}

/** Whether two callouts, or the lines that lead to them, are in each other's way. */
export function meet(one: Candidate, other: Candidate): boolean {
  const room = widened(one.box, APART);
  if (boxesMeet(room, other.box)) return true;
  if (one.leader && segmentMeets(one.leader, other.box)) return true;
  if (other.leader && segmentMeets(other.leader, room)) return true;
  return one.leader !== null && other.leader !== null && segmentsCross(one.leader, other.leader);
}

function around([x, y]: Spot, distance: number): Spot[] {
  if (distance === 0) return [[x, y]];
  return Array.from({ length: DIRECTIONS }, (_, index) => {
    const angle = (2 * Math.PI * index) / DIRECTIONS;
    return [x + distance * Math.cos(angle), y + distance * Math.sin(angle)];
  });
}

/** The part of a callout that is beyond its first badge. */
function nameBox({ box, anchor, side }: Candidate, own: Labelled, scale: number): Box {
  const inner = (BADGE_RADIUS + (own.badges - 1) * BADGE_STEP) * scale;
  return side === 'right'
    ? { ...box, left: anchor[0] + inner }
    : { ...box, right: anchor[0] - inner };
}

function isFree({ place, box, leader }: Candidate, name: Box, { dots }: Scene): boolean {
  if (!boxHolds(map, box)) return false;
  if (leader && segmentMeets(leader, name)) return false;
  return dots.every((dot, index) => {
    const isOwn = index === place;
    if (isOwn && leader === null) return true;
    if (boxesMeet(dot, box)) return false;
    return isOwn || leader === null || !passes(leader, dot);
  });
}

/** Whether a line leads over a dot that is not where it begins. */
function passes(leader: Segment, dot: Box): boolean {
  return segmentMeets(leader, dot) && !boxesMeet(boxAround(leader[0], DOT_RADIUS), dot);
}

function costOf({ anchor, side, hasText, leader }: Candidate, name: Box, scene: Scene): number {
  let [covered, crossed] = [0, 0];
  for (const route of scene.routes) {
    if (hasText && segmentMeets(route, name)) covered++;
    if (leader && segmentsCross(route, leader)) crossed++;
  }
  const away = leader ? Math.hypot(anchor[0] - leader[0][0], anchor[1] - leader[0][1]) : 0;
  return (
    away +
    (away * away) / LONG_LEADER +
    covered * COVERED_ROUTE +
    crossed * CROSSED_ROUTE +
    (side === 'left' ? LEFT_SIDE : 0) +
    (hasText ? 0 : NO_NAME)
  );
}
