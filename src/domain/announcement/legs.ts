import { cityLabel, type GazetteerCity } from '../city.js';
import { countryName, countryNamed } from '../countries.js';
import type { Point } from '../distance.js';
import { type Candidate, chooseCity, MAX_CANDIDATES } from '../gazetteer/choose.js';
import { lookupNames, type PlaceQuery, readPlace } from '../gazetteer/place.js';
import type { TourKind } from '../tour.js';
import type { DraftContext, DraftLeg, OpenProblem } from './draft.js';
import type { ParsedLeg, Section } from './parsed.js';

/** A leg of the text with the city it was found to mean. */
export type PlacedLeg = DraftLeg & Pick<ParsedLeg, 'place'>;

type Context = Omit<DraftContext, 'countries'> & { countries: readonly string[]; kind: TourKind };
type Found = { leg: PlacedLeg; problem: OpenProblem | null };

/**
 * Finds the place of every leg. First those that are clear by themselves; then the others, with
 * the legs before and after them as neighbours.
 */
export function placeLegs(
  sections: readonly Section[],
  context: Context,
): { legs: PlacedLeg[][]; problems: OpenProblem[] } {
  const answers = answersByLine(context);
  const found = sections.map(({ legs }) => {
    const alone = legs.map(leg => findPlace(leg, context, []));
    return alone.map((each, index) => {
      if (each.problem === null) return each;
      const answer = answers.get(each.leg.line)?.shift();
      if (answer) return clear(legs[index]!, answer);
      return findPlace(legs[index]!, context, neighboursOf(alone, index));
    });
  });
  // An answer to a line in which nothing was unclear corrects what was found there.
  const settled = found.flat();
  for (const [line, [city]] of answers) {
    const corrected = city && settled.find(({ leg }) => leg.line === line);
    if (corrected) Object.assign(corrected, clear(corrected.leg, city));
  }
  return {
    legs: found.map(section => section.map(({ leg }) => leg)),
    problems: settled.flatMap(({ problem }) => problem ?? []),
  };
}

function neighboursOf(found: readonly Found[], index: number): Point[] {
  return [found[index - 1]?.leg.city, found[index + 1]?.leg.city].filter(city => city != null);
}

/** The cities that answers name, by line, in order. One that names none is the caller's to refuse. */
function answersByLine(context: Context): Map<number, GazetteerCity[]> {
  const answers = new Map<number, GazetteerCity[]>();
  for (const answer of context.answers) {
    const city = 'city' in answer ? cityOfAnswer(answer.city, context) : null;
    if (city) answers.set(answer.line, [...(answers.get(answer.line) ?? []), city]);
  }
  return answers;
}

/** The city that an answer means: by its slug, or by words that leave no doubt. */
export function cityOfAnswer(
  words: string,
  { gazetteer, countries }: Pick<Context, 'gazetteer' | 'countries'>,
): GazetteerCity | null {
  const bySlug = gazetteer.city(words);
  if (bySlug) return bySlug;
  const query = readPlace(words, countries);
  const context = { countries, neighbours: [] };
  const choice = chooseCity(query, gazetteer.named(lookupNames(query)), context);
  return 'city' in choice ? choice.city : null;
}

function findPlace(parsed: ParsedLeg, context: Context, neighbours: readonly Point[]): Found {
  const { gazetteer, countries, citiesOnFile } = context;
  const country = countryOf(parsed.place, context);
  if (country) return { leg: { ...parsed, city: null, country }, problem: null };
  if (parsed.place === null) return unclear(parsed, noCountry(parsed));
  const query = readPlace(parsed.place, countries);
  const candidates: Candidate[] = gazetteer.named(lookupNames(query));
  const choice = chooseCity(query, candidates, { countries, neighbours });
  if ('city' in choice) return clear(parsed, choice.city);
  const onFile = choice.candidates.filter(city => citiesOnFile.has(city.slug));
  if (onFile.length === 1) return clear(parsed, onFile[0]!);
  return unclear(parsed, cityProblem(parsed, query, choice.candidates, context));
}

/** A delegation's leg may be a country: named, or the only one that the trip goes to. */
function countryOf(place: string | null, { kind, countries }: Context): string | null {
  if (kind !== 'delegation') return null;
  if (place !== null) return countryNamed(place);
  return countries.length === 1 ? countries[0]! : null;
}

function clear(parsed: ParsedLeg | PlacedLeg, city: GazetteerCity): Found {
  return { leg: { ...parsed, city, country: city.country }, problem: null };
}

function unclear(parsed: ParsedLeg, problem: OpenProblem): Found {
  return { leg: { ...parsed, city: null, country: null }, problem };
}

function noCountry({ line, text }: ParsedLeg): OpenProblem {
  const reason = `"${text}" says when but not where: write the city and a dash before it.`;
  return { line, text, code: 'no-place', reason, candidates: [] };
}

function cityProblem(
  { line, text }: ParsedLeg,
  query: PlaceQuery,
  candidates: GazetteerCity[],
  { gazetteer }: Context,
): OpenProblem {
  const piece = { line, text };
  if (query.unknownQualifier !== null) {
    const reason = `"${query.unknownQualifier}" in "${query.text}" is no region or country that is known: correct it, or answer with the city.`;
    return { ...piece, code: 'unknown-region', reason, candidates };
  }
  const [only, ...others] = candidates;
  if (only && others.length === 0) {
    const reason = `"${query.text}" may be ${cityLabel(only)} in ${countryName(only.country)}, which is no country of this tour: name the country after a comma, or answer with the city.`;
    return { ...piece, code: 'unclear-city', reason, candidates };
  }
  if (only) {
    const names = candidates.map(cityLabel).join('; ');
    const reason = `"${query.text}" may be ${names}: write the region after a comma, or answer with the city.`;
    return { ...piece, code: 'unclear-city', reason, candidates };
  }
  const like = gazetteer.like(query.name, MAX_CANDIDATES);
  const hint = like.length > 0 ? ` Did you mean ${like.map(cityLabel).join('; ')}?` : '';
  const reason = `No city is called "${query.text}".${hint} Correct the name, or answer with the city.`;
  return { ...piece, code: 'unknown-city', reason, candidates: like };
}
