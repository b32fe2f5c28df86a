/** A point on the Earth, in decimal degrees. */
export type Point = { latitude: number; longitude: number };

/** Mean radius of the Earth in kilometres: (2a + b) / 3 of the WGS 84 ellipsoid (IUGG, R1). */
export const EARTH_RADIUS_KM = 6371.0088;

/** What a degree of latitude is at least. */
export const KM_A_DEGREE = 111;

/** How far people travel to an evening, in kilometres: about an hour and a half by car. */
export const NEAR_KM = 120;

/**
 * The great-circle distance between two points in kilometres, on a sphere of the Earth's mean
 * radius; within 0.6 % of the distance on the ellipsoid. Haversine formula: R. W. Sinnott,
 * "Virtues of the Haversine", Sky & Telescope 68 (1984), exact for small distances too.
 */
export function greatCircleKm(a: Point, b: Point): number {
  const latitudes = radians(b.latitude - a.latitude);
  const longitudes = radians(b.longitude - a.longitude);
  const haversine =
    Math.sin(latitudes / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(longitudes / 2) ** 2;
  // Rounding can lift antipodes a hair above 1, where the arc sine is not a number.
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, haversine)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
