import type { GazetteerCity } from '../city.js';
import { greatCircleKm, type Point } from '../distance.js';
import type { PlaceQuery } from './place.js';

/** A city whose name, or one of whose aliases, is the name that is looked for. */
export type Candidate = GazetteerCity & { alias: boolean };

/** What a tour knows of itself: its countries, and the cities of the legs next to this one. */
export type TourContext = { countries: readonly string[]; neighbours: readonly Point[] };

/** One city where it is beyond doubt; otherwise those to choose from, the likeliest first. */
export type Choice = { city: GazetteerCity } | { candidates: GazetteerCity[] };

/** How many cities a person is asked to choose from. */
export const MAX_CANDIDATES = 5;

/** A city is beyond doubt when it scores this many times as much as any other. */
const CLEAR_LEAD = 5;
const HOME_FACTOR = 10;
const NEAR_FACTOR = 3;
/** A comfortable day's drive: legs of a tour follow each other within it more often than not. */
const NEAR_KM = 300;

type Scored = {
  candidate: Candidate;
  /** Population, weighted by whether the tour goes to the country. */
  weight: number;
  /** The weight, multiplied where a leg before or after is near. */
  score: number;
};

/**
 * Decides which of the candidates a place query means. An alias of a city where the tour goes (or
 * where the words say) wins; then the region and country that the words name; then the weight of
 * population, the tour's countries and nearness to the neighbouring legs. A city outside of the
 * tour's countries is only accepted where its region or country is named, and nothing is
 * accepted where part of the words was not understood.
 */
export function chooseCity(
  query: PlaceQuery,
  candidates: readonly Candidate[],
  context: TourContext,
): Choice {
  const named = distinct(candidates);
  const fitting = named.filter(candidate => fits(candidate, query));
  if (fitting.length === 0 || query.unknownQualifier !== null) {
    return { candidates: suggestions(fitting.length === 0 ? named : fitting, context) };
  }
  const expected = fitting.filter(candidate => isExpected(candidate, query, context));
  const aliases = expected.filter(candidate => candidate.alias);
  if (aliases.length === 1) return { city: plain(aliases[0]!) };

  const ranked = rank(fitting, context);
  const [top, ...others] = ranked as [Scored, ...Scored[]];
  const clear = others.every(other => leads(top, other));
  return clear && expected.includes(top.candidate)
    ? { city: plain(top.candidate) }
    : { candidates: suggestions(fitting, context) };
}

/** Whether a city is where the words say that it is. */
function fits(candidate: Candidate, query: PlaceQuery): boolean {
  const inCountry = query.country === null || query.country === candidate.country;
  return inCountry && (query.regions === null || query.regions.some(isRegionOf(candidate)));
}

function isRegionOf(city: Candidate) {
  return (region: { country: string; region: string }) =>
    region.country === city.country && region.region === city.region;
}

/** Whether the tour goes to the city's country, or the words name its region or country. */
function isExpected(candidate: Candidate, query: PlaceQuery, context: TourContext): boolean {
  const isNamed = query.country !== null || query.regions !== null;
  return isNamed || context.countries.includes(candidate.country);
}

/**
 * Nearness decides between cities of one country, never between two countries: a tour that
 * crosses the border has both Vancouvers near its legs in Seattle and in Victoria.
 */
function leads(top: Scored, other: Scored): boolean {
  return top.candidate.country === other.candidate.country
    ? top.score >= CLEAR_LEAD * other.score
    : top.weight >= CLEAR_LEAD * other.weight;
}

function suggestions(candidates: Candidate[], context: TourContext): GazetteerCity[] {
  const ranked = rank(candidates, context).slice(0, MAX_CANDIDATES);
  return ranked.map(scored => plain(scored.candidate));
}

/** The highest score first; ties by slug, so that the order of the candidates never matters. */
function rank(candidates: Candidate[], context: TourContext): Scored[] {
  return candidates
    .map(candidate => scored(candidate, context))
    .sort((a, b) => b.score - a.score || (a.candidate.slug < b.candidate.slug ? -1 : 1));
}

function scored(candidate: Candidate, context: TourContext): Scored {
  const isHome = context.countries.includes(candidate.country);
  const isNear = context.neighbours.some(leg => greatCircleKm(leg, candidate) <= NEAR_KM);
  // An unknown population is stored as 0.
  const weight = Math.max(candidate.population, 1) * (isHome ? HOME_FACTOR : 1);
  return { candidate, weight, score: weight * (isNear ? NEAR_FACTOR : 1) };
}

/** One candidate a city: it may have been found by its name and by an alias. */
function distinct(candidates: readonly Candidate[]): Candidate[] {
  const bySlug = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const alias = candidate.alias || (bySlug.get(candidate.slug)?.alias ?? false);
    bySlug.set(candidate.slug, { ...candidate, alias });
  }
  return [...bySlug.values()];
}

function plain({ alias: _, ...city }: Candidate): GazetteerCity {
  return city;
}
