import t from 'tap';
import { addSpeaker } from '../../src/operations/speakers.js';
import { takeSlug } from '../../src/store/slugs.js';
import { coordinator } from '../builders/callers.js';
import { onBothDatabases } from '../support/databases.js';

const occasion = { now: new Date('2026-11-22T12:00:00Z'), caller: coordinator() };

onBothDatabases(
  t,
  'twenty that are added at once under one name get twenty slugs',
  async (t, store) => {
    const names = Array.from({ length: 20 }, () => ({ name: 'Ana Ruiz' }));
    const added = await Promise.all(names.map(each => addSpeaker(store, each, occasion)));
    const slugs = added.map(each => ('slug' in each ? each.slug : each.code));
    const numbered = Array.from({ length: 19 }, (_, index) => `ana-ruiz-${index + 2}`);
    t.same(slugs.sort(), ['ana-ruiz', ...numbered].sort());
  },
);

onBothDatabases(
  t,
  'names whose slugs meet in a number get slugs of their own',
  async (t, store) => {
    const names = ['Ana', 'Ana', 'Ana 2', 'Ana', 'Ana 2', 'Ana 3', 'Ana 2', 'Ana 2 2'];
    const added = await Promise.all(names.map(name => addSpeaker(store, { name }, occasion)));
    const slugs = added.map(each => ('slug' in each ? each.slug : each.code));
    t.equal(new Set(slugs).size, names.length, slugs.join(' '));
  },
);

onBothDatabases(t, 'each kind of resource has slugs of its own', async (t, { db }) => {
  t.equal(await takeSlug(db, 'coasts', 'us-west-coast'), 'us-west-coast-2');
  t.equal(await takeSlug(db, 'tours', 'us-west-coast'), 'us-west-coast');
  t.equal(await takeSlug(db, 'coasts', 'us-west'), 'us-west');
});
