import type { City } from '../city.js';

/**
 * Countries and regions without a road to the rest of the world, by the land that they share. What
 * is not here is one land mass, whose parts lie too far apart to be driven. Only what a country or
 * region tells can be known: the islands of Hawaii, Japan, New Zealand or the Philippines count as
 * one, and so do Vancouver Island and British Columbia; a tour that goes there says how long it
 * takes with an override. Prince Edward Island, Singapore and Bahrain have bridges. Labrador goes
 * with Newfoundland, where nearly everybody lives.
 */
const shared: Record<string, readonly string[]> = {
  australia: ['AU'],
  borneo: ['BN'],
  'great-britain': ['GB'],
  hawaii: ['US-HI'],
  hispaniola: ['DO', 'HT'],
  ireland: ['IE', 'GB-NIR'],
  newfoundland: ['CA-NL'],
  'new-guinea': ['PG'],
  'saint-martin': ['MF', 'SX'],
  tasmania: ['AU-TAS'],
};

/** Countries that are islands of their own. */
const alone = [
  ...['AG', 'AI', 'AW', 'BB', 'BL', 'BM', 'BQ', 'BS', 'CU', 'CW', 'DM', 'GD', 'GP', 'JM', 'KN'],
  ...['KY', 'LC', 'MQ', 'MS', 'PM', 'PR', 'TC', 'TT', 'VC', 'VG', 'VI', 'FK', 'SH'],
  ...['CV', 'CY', 'FO', 'GG', 'GL', 'IM', 'IS', 'JE', 'MT', 'ST', 'KM', 'MG', 'MU', 'RE', 'SC'],
  ...['YT', 'ID', 'JP', 'LK', 'MV', 'PH', 'TL', 'TW', 'AS', 'CK', 'FJ', 'FM', 'GU', 'KI', 'MH'],
  ...['MP', 'NC', 'NF', 'NR', 'NU', 'NZ', 'PF', 'PW', 'SB', 'TO', 'TV', 'VU', 'WF', 'WS'],
];

const landMasses: ReadonlyMap<string, string> = new Map([
  ...Object.entries(shared).flatMap(([land, parts]) => parts.map(part => [part, land] as const)),
  ...alone.map(country => [country, country] as const),
]);

/** True unless two places are known to lie on different land masses. */
export function isOneLandMass(
  one: Pick<City, 'region' | 'country'> | null,
  other: Pick<City, 'region' | 'country'> | null,
): boolean {
  return one === null || other === null || landMassOf(one) === landMassOf(other);
}

function landMassOf({ region, country }: Pick<City, 'region' | 'country'>): string {
  return landMasses.get(`${country}-${region}`) ?? landMasses.get(country) ?? 'mainland';
}
