import { type Coast, liesOn } from '../coast.js';
import type { DraftContext, DraftLeg, OpenProblem } from './draft.js';
import type { Piece } from './parsed.js';
import { splitCountry } from './regions.js';
import { fold } from './words.js';

type Context = Pick<DraftContext, 'coasts' | 'answers'> & { countries: readonly string[] };
type Choice = { coast: Coast | null; problem?: OpenProblem; note?: string };

/** What people call the sides of a country, in the word that the coasts have in their names. */
const directions: Record<string, string> = {
  ...{ este: 'east', oeste: 'west', norte: 'north', sur: 'south' },
  ...{ atlantic: 'east', atlantica: 'east', eastern: 'east' },
  ...{ pacific: 'west', pacifica: 'west', western: 'west' },
};

/**
 * The coast that a section's region means. A region that is no coast (the Midwest) leaves the legs
 * without one; one that several countries have is the one that the legs lie on.
 */
export function chooseCoast(
  region: Piece | null,
  legs: readonly DraftLeg[],
  context: Context,
): Choice {
  const lines = new Set([...legs.map(leg => leg.line), ...(region ? [region.line] : [])]);
  const answer = context.answers.find(each => 'coast' in each && lines.has(each.line));
  const answered = context.coasts.find(
    each => answer && 'coast' in answer && each.slug === answer.coast,
  );
  if (answered) return { coast: answered };
  if (region === null) return { coast: null };
  const named = coastsNamed(region.text, context);
  if (named.length === 0) {
    if (legs.length === 0) return { coast: null };
    const note = `No coast is called "${region.text}": the legs after line ${region.line} stand without one.`;
    return { coast: null, note };
  }
  const touched = named.filter(coast => legs.some(({ city }) => city && liesOn(coast, city)));
  const expected = named.filter(coast => context.countries.includes(coast.country));
  const only = [touched, expected, named].find(coasts => coasts.length === 1);
  return only ? { coast: only[0]! } : { coast: null, problem: unclearCoast(region, named) };
}

/** The coasts whose name ends with the region's words, in the country that these name if any. */
function coastsNamed(text: string, { coasts }: Context): Coast[] {
  const { region, country } = splitCountry(text);
  const asked = plainName(region);
  const fits = (coast: Coast) => {
    const name = plainName(coast.name);
    return name === asked || name.endsWith(` ${asked}`) || name === plainName(text);
  };
  const named = coasts.filter(fits);
  return country === null ? named : named.filter(coast => coast.country === country);
}

/** `la Costa Este`, `East Coast` and `Atlantic coast` are all `east coast`. */
function plainName(text: string): string {
  const words = fold(text)
    .split(' ')
    .map(word => (Object.hasOwn(directions, word) ? directions[word]! : word));
  return words.join(' ').replace(/^costa (\w+)$/, '$1 coast');
}

function unclearCoast({ line, text }: Piece, candidates: Coast[]): OpenProblem {
  const names = candidates.map(coast => coast.name).join('; ');
  const reason = `"${text}" may be ${names}: name the country, or answer with the coast.`;
  return { line, text, code: 'unclear-coast', reason, candidates };
}
