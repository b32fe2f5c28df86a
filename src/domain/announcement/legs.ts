import { cityLabel, type GazetteerCity } from '../city.js';
import { countryName, countryNamed } from '../countries.js';
import type { Point } from '../distance.js';
import { type Candidate, chooseCity, MAX_CANDIDATES } from '../gazetteer/choose.js';
import { lookupNames, type PlaceQuery, readPlace } from '../gazetteer/place.js';
import { grouped } from '../grouped.js';
import type { TourKind } from '../tour.js';
import type { DraftContext, DraftLeg, OpenProblem } from './draft.js';
import type { ParsedLeg, Piece, Section } from './parsed.js';

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
  const settled = new Map<string, GazetteerCity>();
  const found = sections.map(({ legs }) => {
    const alone = legs.map(leg => findPlace(leg, context, []));
    return alone.map((each, index) => {
      if (each.problem === null) return each;
      const stop = stopOf(each.leg);
      const answer = settled.get(stop) ?? answers.get(each.leg.line)?.shift();
      if (!answer) return findPlace(legs[index]!, context, neighboursOf(alone, index));
      settled.set(stop, answer);
      return clear(legs[index]!, answer);
    });
  });
  const all = found.flat();
  correct(all, answers);
  const problems = grouped(
    all.flatMap(({ problem }) => problem ?? []),
    stopOf,
  );
  return {
    legs: found.map(section => section.map(({ leg }) => leg)),
    problems: [...problems.values()].map(([first]) => first!),
  };
}

/** `Vancouver - Feb 3 & 6` are two legs and one stop, about whose city is asked once. */
function stopOf({ line, text }: Piece): string {
  return `${line} ${text}`;
}

/** An answer to a line in which nothing was unclear corrects what was found there. */
function correct(found: readonly Found[], answers: ReadonlyMap<number, GazetteerCity[]>): void {
  for (const [line, [city]] of answers) {
    const first = city && found.find(({ leg }) => leg.line === line);
    if (!first) continue;
    const same = found.filter(({ leg }) => stopOf(leg) === stopOf(first.leg));
    for (const each of same) Object.assign(each, clear(each.leg, city));
  }
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
  found: GazetteerCity[],
  context: Context,
): OpenProblem {
  const named = `"${query.text}"`;
  const of = (code: string, reason: string, candidates: GazetteerCity[]): OpenProblem => ({
    ...{ line, text, code, candidates },
    reason,
  });
  if (query.unknownQualifier !== null) {
    const candidates = found.length > 0 ? found : citiesAfterComma(query.text, context);
    const reason = `"${query.unknownQualifier}" in ${named} is no region or country that is known.${guess(candidates)} Write the city and its region alone, or answer with the city.`;
    return of('unknown-region', reason, candidates);
  }
  const [only, ...others] = found;
  if (only && others.length === 0) {
    const isAbroad = !context.countries.includes(only.country);
    const reason = isAbroad
      ? `${named} may be ${only.name} in ${countryName(only.country)}, which is no country of this tour: name the country after a comma, or answer with the city or the nearest larger one.`
      : `The only ${named} that is known is ${label(only)}: write that, or answer with the city or the nearest larger one.`;
    return of('unclear-city', reason, found);
  }
  if (only) {
    const reason = `${named} may be ${found.map(label).join('; ')}: write the region after a comma, or answer with the city.`;
    return of('unclear-city', reason, found);
  }
  const like = context.gazetteer.like(query.name, MAX_CANDIDATES, context.countries);
  const reason = `No city is called ${named}.${guess(like)} Correct the name, or answer with the city or the nearest larger one.`;
  return of('unknown-city', reason, like);
}

function guess(candidates: readonly GazetteerCity[]): string {
  return candidates.length > 0 ? ` Did you mean ${candidates.map(label).join('; ')}?` : '';
}

/** `Harvard University, Cambridge, MA`: the city may stand after the name of a house. */
function citiesAfterComma(text: string, { gazetteer, countries }: Context): GazetteerCity[] {
  const query = readPlace(text.slice(text.indexOf(',') + 1).trim(), countries);
  const context = { countries, neighbours: [] };
  const choice = chooseCity(query, gazetteer.named(lookupNames(query)), context);
  return 'city' in choice ? [choice.city] : choice.candidates;
}

/** As in `cityLabel`, but nobody shall take `CO` for Colorado. */
function label(city: GazetteerCity): string {
  if (['US', 'CA', 'AU'].includes(city.country)) return cityLabel(city);
  return [city.name, city.region, countryName(city.country)].filter(Boolean).join(', ');
}
