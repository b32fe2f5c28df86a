import { asc, eq } from 'drizzle-orm';
import t from 'tap';
import { cities } from '../../db/schema/index.js';
import { ensureCity, refreshCities } from '../../src/store/cities.js';
import { onBothDatabases } from '../support/databases.js';

onBothDatabases(
  t,
  'a city is kept once, however often a leg refers to it',
  async (t, { db, gazetteer }) => {
    const seattle = gazetteer.city('seattle-wa-us')!;
    await ensureCity(db, seattle);
    await ensureCity(db, seattle);
    t.strictSame(await db.select().from(cities), [seattle]);
  },
);

onBothDatabases(
  t,
  'a start brings the cities in use up to the gazetteer, and erases none',
  async (t, { db, gazetteer }) => {
    const seattle = gazetteer.city('seattle-wa-us')!;
    const gone = { ...seattle, slug: 'zz-gone', name: 'Gone' };
    await ensureCity(db, { ...seattle, name: 'Seatle', population: 1 });
    await ensureCity(db, gone);
    await refreshCities(db, gazetteer);
    t.strictSame(await db.select().from(cities).orderBy(asc(cities.slug)), [seattle, gone]);
    t.equal((await db.select().from(cities).where(eq(cities.name, 'Seatle'))).length, 0);
  },
);
