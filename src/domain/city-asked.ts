import { type City, cityLabel } from './city.js';
import { countryName } from './countries.js';
import { normaliseName } from './gazetteer/normalise.js';
import { regionName } from './gazetteer/regions.js';

/** The name of the city in what somebody typed: `Vancouver` of `Vancouver, BC`. */
export function cityNameIn(text: string): string {
  return text.split(',')[0]!.trim();
}

/**
 * Cities of a name, those first that are where the text says: `Vancouver, BC`, `Boston MA`,
 * `Cambridge, England`, `Toronto, Canadá`. The order of the others stays.
 */
export function asAsked<C extends City>(cities: readonly C[], text: string): C[] {
  const asked = normaliseName(text);
  const where = text.includes(',') ? normaliseName(text.slice(text.indexOf(',') + 1)) : '';
  const isMeant = (city: City) =>
    normaliseName(cityLabel(city)) === asked ||
    (where !== '' && namesOfPlace(city).includes(where));
  return [...cities.filter(isMeant), ...cities.filter(city => !isMeant(city))];
}

function namesOfPlace({ region, country }: City): string[] {
  const own = [country, countryName(country), countryName(country, 'es')];
  const names = region === null ? own : [region, regionName(country, region), ...own];
  return names.map(normaliseName);
}
