import t from 'tap';
import { allCoasts, findCoast, insertCoast, listCoasts } from '../../src/store/coasts.js';
import { readCursor } from '../../src/store/page.js';
import { onBothDatabases } from '../support/databases.js';

const known = [
  ...['au-east-coast', 'au-west-coast', 'ca-east-coast', 'ca-west-coast'],
  ...['us-east-coast', 'us-west-coast'],
];

onBothDatabases(t, 'the coasts of three countries are known from the start', async (t, { db }) => {
  t.same(
    (await allCoasts(db)).map(({ slug }) => slug),
    known,
  );
  t.same(await findCoast(db, 'us-west-coast'), {
    ...{ slug: 'us-west-coast', name: 'US West Coast', country: 'US', regions: ['WA', 'OR', 'CA'] },
  });
  t.equal(await findCoast(db, 'moon'), null);
});

onBothDatabases(
  t,
  'pages show each coast once, also when others are added meanwhile',
  async (t, { db }) => {
    const coast = { name: 'New', country: 'US', regions: ['WA'] };
    const first = await listCoasts(db, { limit: 2, after: null });
    await insertCoast(db, { ...coast, slug: 'aa' });
    await insertCoast(db, { ...coast, slug: 'ba' });
    const second = await listCoasts(db, { limit: 2, after: readCursor(first.nextCursor!) });
    const third = await listCoasts(db, { limit: 9, after: readCursor(second.nextCursor!) });
    const slugs = [first, second, third].map(page => page.items.map(({ slug }) => slug));
    t.same(slugs, [known.slice(0, 2), ['ba', known[2]], known.slice(3)]);
    t.equal(third.nextCursor, null);
  },
);
