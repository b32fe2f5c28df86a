import { greatCircleKm } from '../../src/domain/distance.js';
import { normaliseName } from '../../src/domain/gazetteer/normalise.js';
import { dropped, keptSections, names } from './curated.js';
import { regionOf } from './regions.js';
import type { SourcePlace } from './source.js';

/** A place on its way into the gazetteer: no slug and no zone yet. */
export type Place = {
  /** The GeoNames id, or null for an addition of our own. */
  id: number | null;
  name: string;
  region: string | null;
  country: string;
  latitude: number;
  longitude: number;
  population: number;
};

/** Where a tour may stop in a village; elsewhere it goes to cities. */
const keptInFull = new Set(['US', 'CA', 'AU', 'SV']);
const LEAST_POPULATION = { inFull: 1_000, elsewhere: 100_000 };
/** Places of one name in one region that are closer than this are one place, listed twice. */
const SAME_PLACE_KM = 15;
const SECTION = 'PPLX';
/** Historical, abandoned and destroyed places. */
const gone = new Set(['PPLH', 'PPLQ', 'PPLW']);

/** The places of the source that the gazetteer keeps, the most populous first. */
export function selectPlaces(source: SourcePlace[]): Place[] {
  const known = source.filter(isKept);
  const towns = known.filter(place => place.featureCode !== SECTION);
  const townNames = new Set(towns.map(nameInCountry));
  const sections = known.filter(
    place => place.featureCode === SECTION && isKeptSection(place, townNames),
  );
  const places = [...towns, ...sections].map(toPlace);
  places.sort((a, b) => b.population - a.population || a.id! - b.id!);
  return withoutRepetitions(places);
}

function isKept(place: SourcePlace): boolean {
  const { inFull, elsewhere } = LEAST_POPULATION;
  const least = keptInFull.has(place.country) ? inFull : elsewhere;
  const isGone = gone.has(place.featureCode) || place.name.includes('(historical)');
  return place.population >= least && !isGone && !dropped.has(place.cityId);
}

/**
 * Many a section of a city is a town to those who invite (Surfers Paradise, Culver City). One is
 * kept where no town of its country has its name, so that Bridgeport, a quarter of Chicago, does
 * not put Bridgeport, Connecticut in doubt.
 */
function isKeptSection(place: SourcePlace, townNames: Set<string>): boolean {
  const isDistinct = keptInFull.has(place.country) && !townNames.has(nameInCountry(place));
  return isDistinct || keptSections.has(place.cityId);
}

function nameInCountry(place: SourcePlace): string {
  return `${place.country} ${normaliseName(nameOf(place))}`;
}

/** The name alone: not `City of Sammamish`, `Halle (Saale)`, `New Century, KS`. */
function nameOf(place: SourcePlace): string {
  const bare = place.name.replace(/ \([^)]*\)$/, '').replace(/, .*$/, '');
  return names[place.cityId] ?? bare.replace(/^City of /, '').normalize('NFC');
}

function toPlace(place: SourcePlace): Place {
  const [longitude, latitude] = place.loc.coordinates;
  return {
    id: place.cityId,
    name: nameOf(place),
    region: regionOf(place.country, place.adminCode),
    country: place.country,
    latitude,
    longitude,
    population: place.population,
  };
}

/** Of several places that are one, the first. */
function withoutRepetitions(places: Place[]): Place[] {
  const kept = new Map<string, Place[]>();
  return places.filter(place => {
    const key = `${place.country} ${place.region} ${normaliseName(place.name)}`;
    const namesakes = kept.get(key) ?? [];
    if (namesakes.some(other => greatCircleKm(other, place) < SAME_PLACE_KM)) return false;
    kept.set(key, [...namesakes, place]);
    return true;
  });
}
