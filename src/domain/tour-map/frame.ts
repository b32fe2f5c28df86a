import {
  type GeoProjection,
  geoAzimuthalEqualArea,
  geoDistance,
  geoNaturalEarth1,
  geoRotation,
} from 'd3-geo';
import { EARTH_RADIUS_KM, type Point } from '../distance.js';
import type { Place, Seen } from './earth-line.js';

/** A place in a picture, in its own units: to the right, and down. */
export type Spot = readonly [x: number, y: number];

/** The size of every map in units of its own; shown on a phone a unit is three quarters of a pixel. */
export const WIDTH = 480;
export const HEIGHT = 320;

/** Room at the sides for what is written beside the outermost places. */
const MARGIN = { x: 66, y: 40 };

/** A map shows this much of the Earth from left to right at least: a city alone says nothing. */
const LEAST_KM = 700;

/** Places within a circle of this radius are drawn as on a globe; others on a map of the world. */
const WIDEST_GLOBE = (42 * Math.PI) / 180;

/** Lines end so far outside of a map that their ends are not seen. */
const BEYOND = 3;

/** Natural Earth's projection of the whole world is this many times wider than its scale. */
const WORLD_WIDTH = 5.46;

/** What part of the Earth a map shows, and how: its projection, kilometres to a unit, and on a globe its edge. */
export type Frame = { projection: GeoProjection; kmPerUnit: number; seen: Seen | null };

/**
 * The frame in which all points are seen, in the middle and with room around them. The date line
 * is a meridian like others: what is shown is turned to where the points are.
 */
export function frameOf(points: readonly Point[]): Frame {
  const places = points.map(({ longitude, latitude }): Place => [longitude, latitude]);
  const middle = middleOf(places);
  const radius = Math.max(0, ...places.map(place => geoDistance(middle, place)));
  const isGlobe = radius <= WIDEST_GLOBE;
  const projection = isGlobe
    ? geoAzimuthalEqualArea().rotate([-middle[0], -middle[1]])
    : geoNaturalEarth1().rotate([-middleMeridian(places.map(([longitude]) => longitude)), 0]);
  projection.scale(1).translate([0, 0]);
  const box = boxOf(places.map(place => projection(place) as Spot));
  const fitting = Math.min(
    (WIDTH - 2 * MARGIN.x) / (box.right - box.left),
    (HEIGHT - 2 * MARGIN.y) / (box.bottom - box.top),
  );
  const closest = (WIDTH * EARTH_RADIUS_KM) / LEAST_KM;
  const scale = Math.max(Math.min(fitting, closest), isGlobe ? 0 : WIDTH / WORLD_WIDTH);
  projection
    .scale(scale)
    .translate([
      WIDTH / 2 - (scale * (box.left + box.right)) / 2,
      HEIGHT / 2 - (scale * (box.top + box.bottom)) / 2,
    ]);
  const seen = isGlobe ? { middle, angle: seenAngle(projection, middle) } : null;
  if (seen) projection.clipAngle(degrees(seen.angle));
  projection.clipExtent([
    [-BEYOND, -BEYOND],
    [WIDTH + BEYOND, HEIGHT + BEYOND],
  ]);
  return { projection, kmPerUnit: EARTH_RADIUS_KM / scale, seen };
}

/** The middle of places on a globe: of the box around them, seen from their mean direction. */
function middleOf(places: readonly Place[]): Place {
  const sum = [0, 0, 0];
  for (const [longitude, latitude] of places) {
    const [round, up] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180];
    sum[0]! += Math.cos(up) * Math.cos(round);
    sum[1]! += Math.cos(up) * Math.sin(round);
    sum[2]! += Math.sin(up);
  }
  const [x, y, z] = sum as [number, number, number];
  const mean: Place = [degrees(Math.atan2(y, x)), degrees(Math.atan2(z, Math.hypot(x, y)))];
  // Where most of the places are in one corner, the mean is there, too.
  const turn = geoRotation([-mean[0], -mean[1]]);
  const box = boxOf(places.map(place => turn(place)));
  const centre = turn.invert([(box.left + box.right) / 2, (box.top + box.bottom) / 2]);
  return places.length === 0 ? [0, 0] : centre;
}

/** The meridian in the middle of the shortest arc of longitudes that holds all of these. */
export function middleMeridian(longitudes: readonly number[]): number {
  const sorted = [...longitudes].sort((one, other) => one - other);
  let widest = { gap: Number.NEGATIVE_INFINITY, after: 0 };
  for (const [index, longitude] of sorted.entries()) {
    const next = sorted[index + 1] ?? sorted[0]! + 360;
    if (next - longitude > widest.gap) widest = { gap: next - longitude, after: longitude };
  }
  const middle = widest.after + widest.gap / 2 + 180;
  return ((middle + 540) % 360) - 180;
}

function boxOf(spots: readonly Spot[]) {
  const [xs, ys] = [spots.map(([x]) => x), spots.map(([, y]) => y)];
  return {
    ...{ left: Math.min(...xs), right: Math.max(...xs) },
    ...{ top: Math.min(...ys), bottom: Math.max(...ys) },
  };
}

/** How far from the middle the furthest corner is, in radians: nothing beyond has to be drawn. */
function seenAngle(projection: GeoProjection, middle: Place): number {
  const angles = [0, WIDTH].flatMap(x =>
    [0, HEIGHT].map(y => {
      const corner = projection.invert!([x, y]);
      return corner && Number.isFinite(corner[0]) ? geoDistance(middle, corner) : Math.PI;
    }),
  );
  return Math.min(Math.PI * 0.99, Math.max(...angles) * 1.05);
}

function degrees(radians: number): number {
  return (radians * 180) / Math.PI;
}
