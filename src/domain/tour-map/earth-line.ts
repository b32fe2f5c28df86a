import { type GeoStream, geoDistance } from 'd3-geo';

/** How many points of a line are told together to be near or far. */
const STRETCH = 16;

/**
 * A line on the Earth in plain numbers: longitude and latitude of each point by turns, in degrees;
 * how far the points of each stretch of it are from the first one of that, and how far all are from
 * the first one of all, in radians.
 */
export type EarthLine = { points: Float32Array; reaches: Float32Array; reach: number };

/** A place on the Earth, as d3 takes it, in degrees. */
export type Place = [longitude: number, latitude: number];

/** What is seen of the Earth: everything within an angle, in radians, around a place. */
export type Seen = { middle: Place; angle: number };

export function earthLine(coordinates: readonly (readonly number[])[]): EarthLine {
  const points = Float32Array.from(coordinates.flat());
  const stretches = Math.ceil(coordinates.length / STRETCH);
  const reaches = Float32Array.from({ length: stretches }, (_, index) => {
    const from = index * STRETCH;
    // To the first of the next stretch, too: the line goes on to there.
    return reachOf(coordinates.slice(from, from + STRETCH + 1) as Place[]);
  });
  return { points, reaches, reach: reachOf(coordinates as Place[]) };
}

function reachOf(places: readonly Place[]): number {
  return places.reduce((most, place) => Math.max(most, geoDistance(places[0]!, place)), 0);
}

/** Whether some of a line, or of what it is around, may be seen. */
export function mayBeSeen({ points, reach }: EarthLine, seen: Seen | null): boolean {
  return seen === null || geoDistance(seen.middle, [points[0]!, points[1]!]) <= seen.angle + reach;
}

/**
 * Sends a line on its way to a picture. Of stretches that cannot be seen the first point is enough;
 * most of the world is such a stretch. A ring is told without its last point, which is its first.
 */
export function follow(
  { points, reaches }: EarthLine,
  seen: Seen | null,
  isRing: boolean,
  stream: GeoStream,
): void {
  const end = points.length - (isRing ? 2 : 0);
  stream.lineStart();
  for (const [index, angle] of reaches.entries()) {
    const from = index * STRETCH * 2;
    const first: Place = [points[from]!, points[from + 1]!];
    const isFar = seen !== null && geoDistance(seen.middle, first) > seen.angle + 2 * angle;
    const to = isFar ? from + 2 : Math.min(end, from + STRETCH * 2);
    for (let at = from; at < Math.min(to, end); at += 2) stream.point(points[at]!, points[at + 1]!);
  }
  stream.lineEnd();
}
