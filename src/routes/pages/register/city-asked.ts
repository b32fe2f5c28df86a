import { type City, cityLabel } from '../../../domain/city.js';
import { nameAsked, type TypedCity, typedCity } from '../../../domain/typed-city.js';
import type { OwnApi } from '../../../plugins/own-api.js';

/** As many cities as are looked through for the one that was typed. */
const MOST = 50;
/** As many letters of a name as are looked up. */
const MAX_NAME = 200;

/** The city that somebody typed, looked up by the API; with several, those to choose among. */
export async function cityAsked(api: OwnApi, text: string): Promise<TypedCity> {
  const found = await citiesNamed(api, nameAsked(text), MOST);
  return typedCity(text, found);
}

/** Cities whose name begins with a text, the likeliest first. */
export async function citiesNamed(api: OwnApi, text: string, limit: number): Promise<City[]> {
  const q = encodeURIComponent([...text].slice(0, MAX_NAME).join(''));
  type Found = { items: City[] };
  return (await api.get<Found>(`/cities?q=${q}&limit=${limit}`)).items;
}

/** A city by its slug, as it is labelled; the slug where nothing like it is found. */
export async function labelOfCity(api: OwnApi, slug: string): Promise<string> {
  const found = await cityAsked(api, slug);
  return 'city' in found ? cityLabel(found.city) : slug;
}
