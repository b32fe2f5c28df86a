import type { Point } from './distance.js';

/** A cube of space, by its place among others of its size. */
type Cube = readonly [x: number, y: number, z: number];

/** A little less than the Earth's radius, so that a cube is a little larger than what is near. */
const RADIUS_KM = 6370;

/** Two points at one place are as near as can be, and even they need a cube to be in. */
const LEAST_KM = 0.01;

/**
 * Which cube of space a point on the Earth lies in, by name, and the names of those in which all
 * points lie that are no further than `km` from it as the crow flies. Cubes, since degrees meet at
 * the poles and jump at the date line. Of points in neighbouring cubes a fixed share is near, so to
 * look at them all takes no longer than to name those that are.
 */
export function cubesOf(point: Point, km: number): { own: string; around: string[] } {
  const [x, y, z] = cubeOf(point, Math.max(km, LEAST_KM));
  const around: string[] = [];
  for (let dx = -1; dx <= 1; dx++) {
    for (let dy = -1; dy <= 1; dy++) {
      for (let dz = -1; dz <= 1; dz++) around.push(nameOf(x + dx, y + dy, z + dz));
    }
  }
  return { own: nameOf(x, y, z), around };
}

function cubeOf({ latitude, longitude }: Point, km: number): Cube {
  const [up, round] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
  const cubes = RADIUS_KM / km;
  return [
    Math.floor(Math.cos(up) * Math.cos(round) * cubes),
    Math.floor(Math.cos(up) * Math.sin(round) * cubes),
    Math.floor(Math.sin(up) * cubes),
  ];
}

function nameOf(x: number, y: number, z: number): string {
  return `${x} ${y} ${z}`;
}
