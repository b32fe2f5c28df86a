import { eq } from 'drizzle-orm';
import { cities } from '../../db/schema/index.js';
import type { GazetteerCity } from '../domain/city.js';
import type { Gazetteer } from '../domain/gazetteer/gazetteer.js';
import type { Database } from './store.js';

/** Sees to it that the database can refer to a city of the gazetteer. */
export async function ensureCity(tx: Database, city: GazetteerCity): Promise<void> {
  await tx.insert(cities).values(city).onConflictDoNothing();
}

/** Brings the cities that are in use up to the gazetteer; one that left it stays as it was. */
export async function refreshCities(db: Database, gazetteer: Gazetteer): Promise<void> {
  for (const held of await db.select().from(cities)) {
    const city = gazetteer.city(held.slug);
    if (city === null || JSON.stringify(city) === JSON.stringify(held)) continue;
    await db.update(cities).set(city).where(eq(cities.slug, held.slug));
  }
}
