import { type GeoStream, geoStream } from 'd3-geo';
import type { Point } from '../distance.js';
import { follow, mayBeSeen } from './earth-line.js';
import type { Frame, Spot } from './frame.js';
import { worldIn } from './natural-earth.js';
import { areaOf, simplified } from './simplify.js';

/** From this many kilometres to a unit, the coarser coast is closer than what can be seen. */
const COARSE_KM = 40;

/**
 * Islands and lakes that would be smaller than this many square units are left out, and corners of
 * lines that take away less; more of them where much of the world has much of everything.
 */
const LEAST_AREA = { fine: 1.5, coarse: 5 };
const LEAST_CORNER = { fine: 0.8, coarse: 1.8 };

/** Ways are rounder than coasts. */
const LEAST_BEND = 0.2;

/** What is drawn of the Earth in a frame: closed lines around land and lakes, and borders. */
export type Outline = { land: Spot[][]; borders: Spot[][] };

/** Land and borders as they are seen in a frame, with what nobody would see left out. */
export function outlineIn({ projection, kmPerUnit, seen }: Frame): Outline {
  const grain = kmPerUnit > COARSE_KM ? 'coarse' : 'fine';
  const world = worldIn(grain === 'coarse' ? '110m' : '50m');
  const coasts = drawn(projection.stream, stream => {
    for (const rings of world.land.filter(([coast]) => mayBeSeen(coast!, seen))) {
      stream.polygonStart();
      for (const ring of rings) follow(ring, seen, true, stream);
      stream.polygonEnd();
    }
  });
  const borders = drawn(projection.stream, stream => {
    for (const line of world.borders.filter(each => mayBeSeen(each, seen)))
      follow(line, seen, false, stream);
  });
  return {
    land: coasts
      .filter(ring => areaOf(ring) >= LEAST_AREA[grain])
      .map(ring => simplified(ring, LEAST_CORNER[grain], true))
      .filter(ring => ring.length > 2),
    borders: borders.map(line => simplified(line, LEAST_CORNER[grain], false)),
  };
}

/** The shortest ways over the Earth from each point to the next, as lines in a frame. */
export function wayIn({ projection }: Frame, points: readonly Point[]): Spot[][] {
  if (points.length < 2) return [];
  const coordinates = points.map(({ longitude, latitude }) => [longitude, latitude]);
  return drawn(projection.stream, stream =>
    geoStream({ type: 'LineString', coordinates }, stream),
  ).map(line => simplified(line, LEAST_BEND, false));
}

/** The lines of a picture that a projection makes of what is streamed to it. */
function drawn(
  project: (output: GeoStream) => GeoStream,
  send: (stream: GeoStream) => void,
): Spot[][] {
  const lines: Spot[][] = [];
  const nothing = () => {};
  send(
    project({
      ...{ polygonStart: nothing, polygonEnd: nothing, lineEnd: nothing },
      lineStart: () => lines.push([]),
      point: (x, y) => lines.at(-1)!.push([x, y]),
    }),
  );
  return lines.filter(line => line.length > 1);
}
