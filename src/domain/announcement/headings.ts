import { type Introduction, readIntroduction } from './people.js';
import { isRegionName, plainRegion, splitCountry } from './regions.js';

/** A line that opens a part of the list: a region, perhaps with the speaker who tours it. */
export type Heading = {
  type: 'heading';
  region: string;
  country: string | null;
  person: Introduction | null;
};

/** A heading is a short line. */
const MAX_HEADING = 300;

/** Reads `West Coast tour`, `Costa Oeste:`, `NAME (East Coast):`, `NAME, ROLE - East Coast`. */
export function readHeading(body: string): Heading | null {
  if (body.length > MAX_HEADING) return null;
  const line = body.replace(/ ?[:.]$/, '');
  const alone = readRegion(line);
  if (alone) return { type: 'heading', ...alone, person: null };
  const parts = /^([^()]+)\(([^()]+)\)$/.exec(line) ?? /^(.+) -+ (.+)$/.exec(line);
  const region = parts && readRegion(parts[2]!);
  const person = region && readIntroduction(parts[1]!.trim());
  return person ? { type: 'heading', ...region, person } : null;
}

function readRegion(text: string): { region: string; country: string | null } | null {
  const { region, country } = splitCountry(plainRegion(text));
  return isRegionName(region) ? { region, country } : null;
}
