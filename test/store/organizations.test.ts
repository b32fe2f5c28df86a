import t from 'tap';
import {
  allOrganizations,
  findOrganization,
  insertOrganization,
  insertOrganizations,
  listOrganizations,
  lockAllOrganizations,
  lockOrganization,
  organizationsBySlug,
  organizationsNamed,
  updateOrganization,
} from '../../src/store/organizations.js';
import { readCursor } from '../../src/store/page.js';
import type { Database } from '../../src/store/store.js';
import { onBothDatabases } from '../support/databases.js';

const ally = {
  ...{ slug: 'ally', name: 'Ally', kind: 'other', country: null, url: null },
  ...{ parent: null, trusted: false },
} as const;
const add = async (db: Database, ...slugs: string[]) => {
  for (const slug of slugs) await insertOrganization(db, { slug, name: slug.toUpperCase() });
};
const slugsOf = (found: { slug: string }[]) => found.map(({ slug }) => slug);

onBothDatabases(
  t,
  'an organisation that says only its name gets the defaults',
  async (t, { db }) => {
    await insertOrganization(db, { slug: 'ally', name: 'Ally' });
    t.strictSame(await findOrganization(db, 'ally'), ally);
    t.strictSame(await db.transaction(tx => lockOrganization(tx, 'ally')), ally);
    t.equal(await findOrganization(db, 'nobody'), null);
  },
);

onBothDatabases(t, 'a change changes what it names', async (t, { db }) => {
  await add(db, 'parent');
  await insertOrganization(db, { slug: 'ally', name: 'Ally' });
  const change = { kind: 'union', parent: 'parent', trusted: true } as const;
  await updateOrganization(db, 'ally', change, new Date());
  t.strictSame(await findOrganization(db, 'ally'), { ...ally, ...change });
});

onBothDatabases(t, 'organisations are found by slugs and by names', async (t, { db }) => {
  await add(db, 'a', 'b', 'c');
  t.same(slugsOf(await organizationsNamed(db, ['C'], ['a', 'nobody'])), ['a', 'c']);
  t.same(slugsOf(await organizationsNamed(db, [], [])), []);
  t.same(slugsOf(await organizationsBySlug(db, ['b'])), ['b']);
  t.same(await organizationsBySlug(db, []), []);
});

onBothDatabases(
  t,
  'pages are in order of slugs, and unmoved by what is added before them',
  async (t, { db }) => {
    await add(db, 'b', 'd', 'f');
    const first = await listOrganizations(db, { limit: 2, after: null });
    await add(db, 'a', 'e');
    const second = await listOrganizations(db, { limit: 2, after: readCursor(first.nextCursor!) });
    t.same(
      [slugsOf(first.items), slugsOf(second.items), second.nextCursor],
      [['b', 'd'], ['e', 'f'], null],
    );
  },
);

onBothDatabases(t, 'many are added at once, and all are read by slug', async (t, { db }) => {
  await insertOrganizations(db, []);
  t.same(await allOrganizations(db), []);
  await insertOrganizations(db, [
    { slug: 'b', name: 'B', url: 'https://b.org' },
    { slug: 'a', name: 'A', country: 'CA' },
  ]);
  const all = await allOrganizations(db);
  t.match(all, [
    { slug: 'a', country: 'CA', url: null },
    { slug: 'b', country: null, url: 'https://b.org' },
  ]);
  t.strictSame(await db.transaction(tx => lockAllOrganizations(tx)), all);
});
