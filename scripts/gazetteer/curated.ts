import type { GazetteerCity } from '../../src/domain/city.js';

/** What the source lacks or has wrong, by GeoNames id where the source knows the place. */

type Addition = Pick<
  GazetteerCity,
  'name' | 'region' | 'country' | 'latitude' | 'longitude' | 'population'
>;

/**
 * What the source lacks: two places with a time of their own, which no tour should get wrong, and
 * two towns of El Salvador (population of the municipality, census of 2007).
 */
export const additions: Addition[] = [
  {
    ...{ name: 'Lord Howe Island', region: 'NSW', country: 'AU', population: 445 },
    ...{ latitude: -31.5254, longitude: 159.0653 },
  },
  {
    ...{ name: 'Eucla', region: 'WA', country: 'AU', population: 53 },
    ...{ latitude: -31.6756, longitude: 128.8894 },
  },
  {
    ...{ name: 'Ilobasco', region: 'CA', country: 'SV', population: 61510 },
    ...{ latitude: 13.8406, longitude: -88.8504 },
  },
  {
    ...{ name: 'Perquín', region: 'MO', country: 'SV', population: 3158 },
    ...{ latitude: 13.9583, longitude: -88.1598 },
  },
];

/** The names that people expect on a poster. */
export const names: Record<number, string> = {
  3104499: 'Vitoria-Gasteiz',
  3110044: 'San Sebastián',
  3583747: 'San Francisco Gotera',
  4140963: 'Washington',
};

/** Sections of cities that are destinations, although a town elsewhere has their name. */
export const keptSections = new Set([
  5120034, // Harlem, NY
  5357527, // Hollywood, CA
  5376803, // Newark, CA: a city, listed as a section
]);

/** Places that are none, are elsewhere, or are another place under a second name. */
export const dropped = new Set([
  12070742, // Fallingbrook, PE: a part of Ottawa, ON
  4297999, // Lexington-Fayette, KY: the county of Lexington
  4295940, // Ironville, KY: with the population of a city it is not
  4300488, // Meads, KY: the same
  8558448, // Firing Range, GA
  10277901, // Tutamandahostel, Ecuador
  10300443, // Sugarcreek Police Dept, OH
]);
