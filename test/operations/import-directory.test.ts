import t, { type Test } from 'tap';
import type { DirectoryPreview } from '../../src/domain/directory/preview.js';
import { Refusal } from '../../src/domain/refusals.js';
import { type DirectoryRequest, importDirectory } from '../../src/operations/import-directory.js';
import { addOrganization, changeOrganization } from '../../src/operations/organizations.js';
import { addTour, changeTour } from '../../src/operations/tours.js';
import { findOrganization } from '../../src/store/organizations.js';
import type { Store } from '../../src/store/store.js';
import { findTour } from '../../src/store/tours.js';
import { coordinator } from '../builders/callers.js';
import { onBothDatabases, testStore } from '../support/databases.js';
import { allies, alliesByCountry } from '../support/directories.js';
import { dump } from '../support/dump.js';

const now = new Date('2026-11-22T12:00:00Z');
const occasion = { now, caller: coordinator(), ifMatch: '*' };

/** An import that must succeed. */
async function read(store: Store, request: DirectoryRequest, at = now): Promise<DirectoryPreview> {
  const result = await importDirectory(store, request, { ...occasion, now: at });
  if (result instanceof Refusal) throw new Error(`${result.code}: ${result.detail}`);
  return result;
}

const commit = (store: Store, request: DirectoryRequest, at = now) =>
  read(store, { ...request, commit: true }, at);

const changes = ({ organizations }: DirectoryPreview) =>
  organizations.flatMap(({ slug, change }) => (change === 'unchanged' ? [] : `${slug} ${change}`));

/** The second import of a text, which must leave every row as it is. */
async function changesNothing(t: Test, store: Store, request: DirectoryRequest): Promise<void> {
  const before = await dump(store);
  const again = await commit(store, request, new Date('2026-12-24T12:00:00Z'));
  t.same(changes(again), []);
  t.same(again.supporters?.added ?? [], []);
  t.same(await dump(store), before, 'every row is as it was');
}

onBothDatabases(t, 'the directory of the coalition is stored once, as allies', async (t, store) => {
  await addTour(store, { title: 'Spring Tour' }, occasion);
  const request = { text: allies, tour: 'spring-tour' };
  const empty = await dump(store);
  const preview = await read(store, request);
  t.same(await dump(store), empty, 'a preview stores nothing');
  t.equal(preview.committed, false);

  const stored = await commit(store, request);
  t.same(stored, { ...preview, committed: true }, 'what was shown is what was done');
  const names = Object.entries(alliesByCountry).flatMap(([country, all]) =>
    all.map(name => ({ name, country, change: 'create' })),
  );
  t.same(
    stored.organizations.map(({ name, country, change }) => ({ name, country, change })),
    names,
  );
  const slugs = stored.organizations.map(({ slug }) => slug);
  t.same(stored.supporters, { tour: 'spring-tour', added: slugs });
  t.same((await findTour(store.db, 'spring-tour'))?.supporters, slugs);
  t.strictSame(await findOrganization(store.db, 'u-s-el-salvador-sister-cities'), {
    slug: 'u-s-el-salvador-sister-cities',
    ...{ name: 'U.S.-El Salvador Sister Cities', kind: 'ally', country: 'US', url: null },
    ...{ parent: null, trusted: false },
  });
  await changesNothing(t, store, request);
  await changesNothing(t, store, { text: allies });
});

onBothDatabases(t, 'what somebody entered stays; what is missing comes in', async (t, store) => {
  await addOrganization(store, { name: 'Federation', kind: 'union' }, occasion);
  const entered = { name: 'Sierra Club', kind: 'chapter', country: 'CA', trusted: true } as const;
  await addOrganization(store, { ...entered, parent: 'federation' }, occasion);
  await addOrganization(store, { name: 'Oxfam' }, occasion);
  await addTour(store, { title: 'Tour', supporters: ['oxfam', 'federation'] }, occasion);
  const text = 'In the U.S.\n• The Sierra Club – https://sierraclub.org\n• New\n• Oxfam';
  const stored = await commit(store, { text, tour: 'tour' });
  t.same(changes(stored), ['sierra-club update', 'new create', 'oxfam update']);
  t.match(stored.notes, [/on file under Canada, which stays; the text says United States/]);
  t.match(await findOrganization(store.db, 'sierra-club'), {
    ...{ ...entered, parent: 'federation', url: 'https://sierraclub.org' },
  });
  t.match(await findOrganization(store.db, 'oxfam'), { country: 'US', kind: 'other' });
  t.same(stored.supporters?.added, ['sierra-club', 'new']);
  const tour = await findTour(store.db, 'tour');
  t.same(tour?.supporters, ['oxfam', 'federation', 'sierra-club', 'new']);
  await changesNothing(t, store, { text, tour: 'tour' });
});

t.test('what is refused stores nothing', async t => {
  const store = await testStore(t);
  await addTour(store, { title: 'Tour' }, occasion);
  const before = await dump(store);
  const cases: [DirectoryRequest, string, RegExp][] = [
    [{ text: 'In Cananda\nOne' }, 'directory-has-problems', /^Line 1: "In Cananda" .* Canada\?/],
    [{ text: 'Our allies:\n\nIn Canada' }, 'directory-without-names', /^No organisation/],
    [{ text: 'One', tour: 'turo' }, 'unknown-reference', /^There is no tour "turo"\.$/],
    [{ text: ' \n ' }, 'invalid-input', /^The text is empty: paste the directory\.$/],
    [{ text: 'One\0' }, 'invalid-input', /^Line 1 has a control character/],
    [{ text: 'a'.repeat(300_000) }, 'too-large', /^The directory is larger than 256 kB/],
    [
      { text: Array.from({ length: 201 }, (_, at) => `Group ${at}`).join('\n'), tour: 'tour' },
      'directory-has-problems',
      /^Line 201: With "Group 200" the tour "tour" would have more than 200 supporters/,
    ],
  ];
  for (const [request, code, detail] of cases) {
    const refused = await importDirectory(store, { ...request, commit: true }, occasion);
    t.match(refused, { code, detail }, code);
  }
  t.match(await importDirectory(store, { text: 'One', tour: 'turo' }, occasion), {
    errors: [{ pointer: '/tour' }],
  });
  t.same(await dump(store), before);
});

t.test('2,000 organisations are stored and found again', async t => {
  const store = await testStore(t);
  const names = Array.from({ length: 2000 }, (_, at) => `Group ${at} – https://example.org/${at}`);
  const request = { text: ['In Canada', ...names].join('\n') };
  t.equal(changes(await commit(store, request)).length, 2000);
  await changesNothing(t, store, request);
});

onBothDatabases(t, 'commits of one text at once store it once', async (t, store) => {
  await addTour(store, { title: 'Tour' }, occasion);
  const request = { text: allies, tour: 'tour' };
  const all = await Promise.all(Array.from({ length: 4 }, () => commit(store, request)));
  t.equal(all.filter(each => changes(each).length > 0).length, 1);
  t.equal(all.filter(each => each.supporters!.added.length > 0).length, 1);
  t.equal((await findTour(store.db, 'tour'))?.supporters.length, 22);
});

t.test('a commit meets those who add and change the same things at that moment', async t => {
  const store = await testStore(t);
  for (let round = 0; round < 5; round++) {
    const [name, title] = [`Ally ${round}`, `Tour ${round}`];
    await addTour(store, { title }, occasion);
    await addOrganization(store, { name: `Old ${round}` }, occasion);
    const text = `In Canada\n${name} X\nOld ${round}`;
    const tour = `tour-${round}`;
    const url = 'https://example.org';
    await t.resolves(
      Promise.all([
        commit(store, { text, tour }),
        addOrganization(store, { name: `${name} X` }, occasion),
        changeOrganization(store, `old-${round}`, { url }, occasion),
        changeTour(store, tour, { summary: 'A summary.' }, occasion),
      ]),
    );
    t.match(await findOrganization(store.db, `old-${round}`), { country: 'CA', url });
    const { supporters, summary } = (await findTour(store.db, tour))!;
    t.same([supporters.length, summary], [2, 'A summary.']);
  }
});
