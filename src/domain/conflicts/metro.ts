import { greatCircleKm, type Point } from '../distance.js';

/**
 * Two places this near are one metropolitan area, so a speaker can be in both on one day: San
 * Francisco and Berkeley, Boston and Worcester. By the travel model (1.25 road km a kilometre,
 * 72 km/h, 20 minutes through town) it is the 90 minutes within which an event still belongs to
 * the leg of a city.
 */
export const METRO_KM = 67;

/** True when two places lie in one metropolitan area. */
export function sameMetro(one: Point, other: Point): boolean {
  return greatCircleKm(one, other) <= METRO_KM;
}
