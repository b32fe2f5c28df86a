import { distance } from 'fastest-levenshtein';
import { greatCircleKm } from './distance.js';
import { normaliseName } from './gazetteer/normalise.js';
import { type Venue, venueKey } from './venue.js';

type Place = Pick<Venue, 'name' | 'street' | 'city' | 'latitude' | 'longitude'>;

/** Two points this near may be two doors of one house. */
const SAME_PLACE_KM = 0.15;
/** One letter in so many may be mistyped. */
const LETTERS_A_SLIP = 6;

/** Whether two venues may be one: in the same place, under like names. */
export function areAlike(one: Place, other: Place): boolean {
  return isSamePlace(one, other) && isLikeName(one, other);
}

/** The same street where both have one; else near enough on the map; else the same city. */
function isSamePlace(one: Place, other: Place): boolean {
  if (one.street !== null && other.street !== null) {
    if (normaliseName(one.street) === normaliseName(other.street)) return true;
  }
  const [here, there] = [pointOf(one), pointOf(other)];
  if (here && there) return greatCircleKm(here, there) <= SAME_PLACE_KM;
  return one.city === other.city;
}

/** One name in the other, word by word, or all but a slip of the hand; another number is none. */
function isLikeName(one: Place, other: Place): boolean {
  const [a, b] = [venueKey(one.name), venueKey(other.name)].sort((x, y) => x.length - y.length);
  if (a === b || ` ${b} `.includes(` ${a} `)) return true;
  if (numbersOf(a!) !== numbersOf(b!)) return false;
  return distance(a!, b!) <= Math.floor(a!.length / LETTERS_A_SLIP);
}

/** `ILWU Local 10` and `ILWU Local 19` are two halls. */
function numbersOf(name: string): string {
  return (name.match(/\d+/g) ?? []).join();
}

function pointOf({ latitude, longitude }: Place) {
  return latitude === null || longitude === null ? null : { latitude, longitude };
}
