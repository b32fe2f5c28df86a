import { normaliseName, plainText } from './normalise.js';
import { listRegions } from './regions.js';

/** A state, province or department of a country. */
export type Region = { country: string; region: string };

/**
 * How regions are written besides their postal codes and English names: the abbreviations of
 * the Associated Press and of the Canadian press, and Spanish names; and the nations of the
 * United Kingdom, by whose codes its cities are listed.
 */
const otherWords: Record<string, Record<string, string>> = {
  US: {
    ...{ ala: 'AL', ariz: 'AZ', ark: 'AR', calif: 'CA', colo: 'CO', conn: 'CT', del: 'DE' },
    ...{ fla: 'FL', ill: 'IL', ind: 'IN', kan: 'KS', mass: 'MA', mich: 'MI', minn: 'MN' },
    ...{ miss: 'MS', mont: 'MT', neb: 'NE', nev: 'NV', okla: 'OK', ore: 'OR', penn: 'PA' },
    ...{ tenn: 'TN', tex: 'TX', wash: 'WA', wis: 'WI', wyo: 'WY' },
    ...{ 'washington state': 'WA', 'new york state': 'NY', 'carolina del norte': 'NC' },
    ...{ 'carolina del sur': 'SC', 'dakota del norte': 'ND', 'dakota del sur': 'SD' },
    ...{ 'distrito de columbia': 'DC', luisiana: 'LA', misisipi: 'MS', misuri: 'MO' },
    ...{ 'nueva jersey': 'NJ', 'nueva york': 'NY', 'nuevo hampshire': 'NH' },
    ...{ 'nuevo mexico': 'NM', pensilvania: 'PA', tejas: 'TX', 'virginia occidental': 'WV' },
  },
  CA: {
    ...{ alta: 'AB', man: 'MB', newfoundland: 'NL', ont: 'ON', pei: 'PE', que: 'QC', sask: 'SK' },
    ...{ 'columbia britanica': 'BC', 'nueva escocia': 'NS', 'nuevo brunswick': 'NB' },
  },
  AU: {
    ...{ vic: 'VIC', qld: 'QLD', tas: 'TAS', 'nueva gales del sur': 'NSW' },
    ...{ 'australia meridional': 'SA', 'australia occidental': 'WA' },
  },
  GB: {
    ...{ eng: 'ENG', england: 'ENG', sct: 'SCT', scotland: 'SCT', wls: 'WLS', wales: 'WLS' },
    ...{ nir: 'NIR', 'northern ireland': 'NIR' },
    ...{ inglaterra: 'ENG', escocia: 'SCT', gales: 'WLS', 'irlanda del norte': 'NIR' },
  },
};

const byName = indexRegions(region => normaliseName(region.name));
const byCode = indexRegions(region => region.region.toLowerCase());

/**
 * The regions that a word names, by code or by name: `WA` is Washington and Western Australia.
 * Codes of El Salvador count only where `country` says that the country is named beside them:
 * nobody writes `Ilobasco, CA`, and half of them are states of the US.
 */
export function regionsNamed(text: string, country: string | null): Region[] {
  const name = normaliseName(text);
  // Not from the name, in which Montana's MT has become a mount.
  const code = plainText(text).replace(/[^a-z]+/g, '');
  const coded = (byCode.get(code) ?? []).filter(
    region => region.country !== 'SV' || country === 'SV',
  );
  const found = [...(byName.get(name) ?? []), ...coded, ...otherwise(name), ...otherwise(code)];
  const distinct = new Map(found.map(region => [`${region.country}-${region.region}`, region]));
  return [...distinct.values()].filter(region => country === null || region.country === country);
}

function otherwise(word: string): Region[] {
  return Object.entries(otherWords).flatMap(([country, regions]) =>
    Object.hasOwn(regions, word) ? [{ country, region: regions[word]! }] : [],
  );
}

function indexRegions(key: (region: ReturnType<typeof listRegions>[number]) => string) {
  const index = new Map<string, Region[]>();
  for (const region of listRegions()) {
    const entry = { country: region.country, region: region.region };
    index.set(key(region), [...(index.get(key(region)) ?? []), entry]);
  }
  return index;
}
