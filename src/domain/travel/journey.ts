import type { City } from '../city.js';
import { greatCircleKm, type Point } from '../distance.js';
import { isOneLandMass } from './land-masses.js';
import type { TravelMode, TravelOverride, TravelSettings } from './settings.js';

/** Where a journey begins or ends; without a city nothing is known of roads and overrides. */
export type Stay = { point: Point; city: Pick<City, 'slug' | 'region' | 'country'> | null };

/**
 * From door to door: kilometres as the crow flies and on the road, hours, and what somebody noted
 * who knows the journey.
 */
export type Journey = {
  km: number;
  roadKm: number;
  mode: TravelMode;
  hours: number;
  note: string | null;
  /** From when to when what is booked travels, where the journey is known by that. */
  booked?: string;
};

/**
 * How much slower roads are than the settings say, by country. A journey counts that begins or
 * ends there: across the border nobody knows how much of it is on which side.
 */
const slowRoads: Record<string, number> = { SV: 0.75 };

/**
 * How long it takes from one place to another. What a tour says of a pair of cities goes first;
 * then the road is taken on short ways and wherever it is hardly slower than a flight, and a
 * flight to another land mass. Model and numbers: the settings, measured against the tour of 2013;
 * distances from Newell's circuity factor, the hours at airports from Sauter-Servaes (2019), the
 * breaks from 49 CFR 395.
 */
export function journeyBetween(from: Stay, to: Stay, settings: TravelSettings): Journey {
  const km = greatCircleKm(from.point, to.point);
  const roadKm = km * (km < settings.longRoadKm ? settings.roadFactor : settings.longRoadFactor);
  const known = overrideFor(from, to, settings);
  if (known) {
    return { km, roadKm, mode: known.mode, hours: known.minutes / 60, note: known.note };
  }
  const onRoad = hoursOnRoad(roadKm, slowness(from, to), settings);
  const inAir = km / settings.airKmh + settings.airExtraHours;
  const isShort = km < settings.groundUpToKm;
  const isByGround =
    isOneLandMass(from.city, to.city) &&
    (isShort || onRoad <= inAir + settings.groundAdvantageHours);
  const way = isByGround
    ? { mode: 'ground' as const, hours: onRoad }
    : { mode: 'air' as const, hours: inAir };
  return { km, roadKm, ...way, note: null };
}

/** What the tour says of two cities: of this direction, else of the other. */
function overrideFor(
  { city: from }: Stay,
  { city: to }: Stay,
  { pairs }: TravelSettings,
): TravelOverride | undefined {
  if (pairs.length === 0 || from === null || to === null) return undefined;
  const said = (start: string, end: string) =>
    pairs.find(pair => pair.from === start && pair.to === end);
  return said(from.slug, to.slug) ?? said(to.slug, from.slug);
}

/** Hours at the wheel, a break after as many of them as are safe, and the way through town. */
function hoursOnRoad(roadKm: number, slowness: number, settings: TravelSettings): number {
  const kmh = slowness * speedOn(roadKm, settings);
  const driving = roadKm / kmh;
  const breaks = Math.floor(driving / settings.breakEveryHours);
  return driving + settings.groundExtraHours + breaks * settings.breakHours;
}

function speedOn(roadKm: number, settings: TravelSettings): number {
  if (roadKm < settings.townKm) return settings.townKmh;
  return roadKm < settings.countryKm ? settings.countryKmh : settings.highwayKmh;
}

function slowness(...stays: Stay[]): number {
  return Math.min(1, ...stays.map(({ city }) => slowRoads[city?.country ?? ''] ?? 1));
}
