import t, { type Test } from 'tap';
import type { ImportPreview } from '../../src/domain/announcement/preview.js';
import { Refusal } from '../../src/domain/refusals.js';
import {
  type ImportRequest,
  importAnnouncement,
} from '../../src/operations/import-announcement.js';
import { changeSpeaker } from '../../src/operations/speakers.js';
import type { Store } from '../../src/store/store.js';
import { coordinator } from '../builders/callers.js';
import { delegation, laborTour, laborTourWith } from '../support/announcements.js';
import { onBothDatabases, testStore } from '../support/databases.js';
import { dump } from '../support/dump.js';

const now = new Date('2013-01-10T12:00:00Z');

/** An import that must succeed; `request` is a text, or a text with how to read it. */
async function read(store: Store, request: ImportRequest, at = now): Promise<ImportPreview> {
  const result = await importAnnouncement(store, request, {
    ...{ now: at, caller: coordinator() },
  });
  if (result instanceof Refusal) throw new Error(`${result.code}: ${result.detail}`);
  return result;
}

const commit = (store: Store, request: ImportRequest, at = now) =>
  read(store, { ...request, commit: true }, at);

/** Each leg in one line. */
const legs = (preview: ImportPreview) =>
  preview.legs.map(({ line, speaker, coast, city, country, firstDate, lastDate, change }) =>
    [line, speaker, coast, city?.slug ?? country, firstDate, lastDate, change].join(' '),
  );

/** What a preview would change, thing by thing and field by field. */
const changes = ({ tour, speakers, legs }: ImportPreview) => [
  ...[tour, ...speakers].flatMap(({ slug, change, changes }) =>
    change === 'unchanged' ? [] : [{ of: slug, change, changes }],
  ),
  ...legs.flatMap(({ city, country, change, changes }) =>
    change === 'unchanged' ? [] : [{ of: city?.slug ?? country, change, changes }],
  ),
];

/** The second import of a text, which must leave every table as it is. */
async function changesNothing(t: Test, store: Store, request: ImportRequest): Promise<void> {
  const before = await dump(store);
  const again = await commit(store, request, new Date('2013-01-11T12:00:00Z'));
  t.same(changes(again), []);
  t.same(await dump(store), before, 'every table is as it was');
}

onBothDatabases(t, 'the tour of 2013 is stored once, with all that it says', async (t, store) => {
  const request = { text: laborTour, year: 2013 };
  const empty = await dump(store);
  const preview = await read(store, request);
  t.same(await dump(store), empty, 'a preview stores nothing');
  const [jaime, alex] = preview.speakers;
  t.match(jaime, {
    slug: 'jaime-rivera',
    name: 'Jaime Rivera',
    role: /^leader of the .*Electrical Utility Workers Union$/,
    organization: { slug: 'stsel', name: 'STSEL' },
    coast: 'us-east-coast',
    change: 'create',
  });
  t.match(alex, {
    slug: 'alex-gomez',
    name: 'Alex Gomez',
    role: 'Treasurer of the Federation of Public Sector Workers',
    organization: { slug: 'festraspes', name: 'FESTRASPES' },
    coast: 'us-west-coast',
    change: 'create',
  });
  const east = 'jaime-rivera us-east-coast';
  const west = 'alex-gomez us-west-coast';
  const expected = [
    `${east} washington-dc-us 2013-02-03 2013-02-05 create`,
    `${east} new-york-city-ny-us 2013-02-06 2013-02-07 create`,
    `${east} boston-ma-us 2013-02-08 2013-02-09 create`,
    `${east} philadelphia-pa-us 2013-02-11 2013-02-11 create`,
    `${west} seattle-wa-us 2013-02-03 2013-02-04 create`,
    `${west} olympia-wa-us 2013-02-05 2013-02-05 create`,
    `${west} portland-or-us 2013-02-06 2013-02-06 create`,
    `${west} santa-cruz-ca-us 2013-02-07 2013-02-08 create`,
    `${west} san-francisco-ca-us 2013-02-09 2013-02-11 create`,
    `${west} los-angeles-ca-us 2013-02-12 2013-02-13 create`,
  ];
  const withoutLine = (line: string) => line.replace(/^\d+ /, '');
  t.same(legs(preview).map(withoutLine), expected);
  t.same(preview.problems, []);
  t.same(preview.notes, []);

  const stored = await commit(store, request);
  t.equal(stored.committed, true);
  t.same(legs(stored), legs(preview));
  t.ok(stored.legs.every(({ id }) => id !== null));
  const { legs: rows, tours, speakers, itineraries } = await dump(store);
  t.same(
    [rows, tours, speakers, itineraries].map(each => each?.length),
    [10, 1, 2, 2],
  );
  await changesNothing(t, store, request);
  await changesNothing(t, store, { text: laborTour });
});

t.test('the delegation of 2013 is one leg with a country and nobody who speaks', async t => {
  const store = await testStore(t);
  const stored = await commit(store, { text: delegation });
  t.match(stored.tour, {
    slug: 'may-day-labor-solidarity-delegation-to-el-salvador-2013',
    kind: 'delegation',
    countries: ['SV'],
    firstDate: '2013-04-27',
    lastDate: '2013-05-04',
  });
  t.same(legs(stored), ['3   SV 2013-04-27 2013-05-04 create']);
  t.same(stored.speakers, []);
  await changesNothing(t, store, { text: delegation });
});

t.test('a delegation is also known by a title and a country that are given', async t => {
  const store = await testStore(t);
  const text = 'Dates: April 27 - May 4';
  const titled = await read(store, { text, title: 'Delegation to El Salvador' });
  t.same(legs(titled), ['1   SV 2013-04-27 2013-05-04 create']);
  const given = await read(store, { text, title: 'May Day trip', countries: ['SV'] });
  t.same(legs(given), ['1   SV 2013-04-27 2013-05-04 create']);
  t.equal(given.tour.kind, 'delegation');
});

t.test('a second text that says otherwise shows exactly its differences', async t => {
  const store = await testStore(t);
  const first = await commit(store, { text: laborTour, year: 2013 });
  const text = laborTourWith({
    '  • Philadelphia - February 11\n': '',
    'Boston - February 8-9': 'Boston - February 9-10',
    '(STSEL)': '(SETSEL)',
  });
  const before = await dump(store);
  const preview = await read(store, { text, year: 2013 });
  t.same(await dump(store), before);
  const difference = [
    {
      of: 'jaime-rivera',
      change: 'update',
      changes: [{ field: 'organization', from: 'STSEL', to: 'SETSEL' }],
    },
    {
      of: 'boston-ma-us',
      change: 'update',
      changes: [
        { field: 'firstDate', from: '2013-02-08', to: '2013-02-09' },
        { field: 'lastDate', from: '2013-02-09', to: '2013-02-10' },
      ],
    },
    { of: 'philadelphia-pa-us', change: 'vanished', changes: [] },
  ];
  t.same(changes(preview), difference);
  const second = await commit(store, { text, year: 2013 });
  t.same(changes(second), difference, 'the answer tells what was done');
  const idOf = ({ legs }: ImportPreview, city: string) =>
    legs.find(leg => leg.city?.slug === city)?.id;
  t.equal(idOf(second, 'boston-ma-us'), idOf(first, 'boston-ma-us'), 'a moved leg keeps its id');
  await changesNothing(t, store, { text, year: 2013 });

  const third = await commit(store, { text: laborTour, year: 2013 });
  t.equal(idOf(third, 'philadelphia-pa-us'), idOf(first, 'philadelphia-pa-us'));
  t.same(changes(third).at(-1), {
    of: 'philadelphia-pa-us',
    change: 'update',
    changes: [{ field: 'status', from: 'cancelled', to: 'confirmed' }],
  });
});

t.test('who is not named in a second text keeps the legs, and a note says so', async t => {
  const store = await testStore(t);
  await commit(store, { text: laborTour, year: 2013 });
  const alone = laborTour.slice(0, laborTour.indexOf('Alex Gomez'));
  const second = await commit(store, { text: alone, year: 2013 });
  t.same(changes(second), []);
  t.same(second.notes, [
    'alex-gomez is on file for this tour and not in this text; those legs stay as they are.',
  ]);
});

t.test('the same title in another year is another tour, with a note on a guessed year', async t => {
  const store = await testStore(t);
  await commit(store, { text: laborTour, year: 2013 });
  const next = new Date('2014-01-10T12:00:00Z');
  const guessed = await read(store, { text: laborTour }, next);
  t.equal(guessed.tour.slug, 'national-labor-solidarity-tour-2014');
  t.same(guessed.notes, [
    'Read as a new tour of 2014. A tour of this title is on file for 2013: give that year to compare with it.',
  ]);
  const given = await commit(store, { text: laborTour, year: 2014 }, next);
  t.equal(given.tour.change, 'create');
  t.same(given.notes, []);
  await changesNothing(t, store, { text: laborTour, year: 2013 });
});

t.test('a tour around New Year is itself again, whenever it is imported', async t => {
  const store = await testStore(t);
  const text = 'Winter Tour\n• Boston - Dec 28-30\n• New York - Dec 31 - Jan 2\n• DC - Jan 4';
  const first = await commit(store, { text }, new Date('2012-12-20T12:00:00Z'));
  t.same(legs(first), [
    '2   boston-ma-us 2012-12-28 2012-12-30 create',
    '3   new-york-city-ny-us 2012-12-31 2013-01-02 create',
    '4   washington-dc-us 2013-01-04 2013-01-04 create',
  ]);
  await changesNothing(t, store, { text });
  await changesNothing(t, store, { text, year: 2012 });
});

t.test('names of one speaker, one union and one tour meet what is on file', async t => {
  const store = await testStore(t);
  const text = 'Spring Tour\nEva Gil (STSEL) will tour the US East Coast.\n• Boston - Feb 3';
  await commit(store, { text });
  await changesNothing(t, store, { text: text.replace('STSEL', 'Stsel') });
  await changesNothing(t, store, { text: text.replace('Spring Tour', 'SPRING TOUR!') });
});

t.test('who tours two coasts is one speaker with two itineraries', async t => {
  const store = await testStore(t);
  const text = [
    'Two Coasts Tour',
    'Ana Ruiz will tour the US East Coast.',
    '• Boston - Feb 3',
    'Ana Ruiz, nurse (CRIPDES), will tour the US West Coast.',
    '• Seattle - Feb 8',
  ].join('\n');
  const stored = await commit(store, { text });
  t.match(stored.speakers, [
    { slug: 'ana-ruiz', role: 'nurse', organization: { name: 'CRIPDES' }, change: 'create' },
  ]);
  t.same(legs(stored), [
    '3 ana-ruiz us-east-coast boston-ma-us 2013-02-03 2013-02-03 create',
    '5 ana-ruiz us-west-coast seattle-wa-us 2013-02-08 2013-02-08 create',
  ]);
  await changesNothing(t, store, { text });
});

t.test('names without a Latin letter are told apart', async t => {
  const store = await testStore(t);
  const text =
    '巡演\n李明 will tour the US East Coast.\n• Boston - Feb 3\n王芳 will tour the US West Coast.\n• Seattle - Feb 8';
  const stored = await commit(store, { text });
  t.same(
    stored.speakers.map(({ name }) => name),
    ['李明', '王芳'],
  );
  t.equal(new Set(stored.speakers.map(({ slug }) => slug)).size, 2);
  const other = await commit(store, { text: '集会\n• Boston - Feb 3' });
  t.not(other.tour.slug, stored.tour.slug);
  await changesNothing(t, store, { text });
});

t.test('two visits to a city, told in any order, are themselves again', async t => {
  const store = await testStore(t);
  const text = 'Visits\n• Boston - Feb 10\n• New York - Feb 8\n• Boston - Feb 3';
  const first = await commit(store, { text });
  await changesNothing(t, store, { text });
  const moved = await commit(store, { text: text.replace('Feb 3', 'Feb 4') });
  t.equal(moved.legs[2]?.id, first.legs[2]?.id, 'the earlier visit moved');
  t.equal(moved.legs[0]?.change, 'unchanged');
});

t.test('an announcement in two languages counts each stop once, and notes it', async t => {
  const store = await testStore(t);
  const text = [
    'Solidarity Tour',
    'Eva Paz will tour the East Coast.',
    '• Boston - Feb 10',
    'Eva Paz recorrerá la Costa Este de EE.UU.',
    '• Boston - 10 de febrero',
  ].join('\n');
  const stored = await commit(store, { text });
  t.same(legs(stored), ['3 eva-paz us-east-coast boston-ma-us 2013-02-10 2013-02-10 create']);
  t.same(stored.notes, ['Line 5 says the same as line 3 and counts once.']);
  await changesNothing(t, store, { text });
});

t.test('a city that was settled by an answer is on file, and not asked again', async t => {
  const text = 'Border Tour\n• Seattle - Feb 4\n• Vancouver – Feb 6';
  const request = { text, countries: ['US', 'CA'] };
  const words = { 'vancouver-bc-ca': 'vancouver-bc-ca', 'Vancouver, BC': 'vancouver-bc-ca' };
  for (const [answer, slug] of Object.entries(words)) {
    const store = await testStore(t);
    const preview = await read(store, request);
    t.match(preview.problems, [
      {
        line: 3,
        text: 'Vancouver – Feb 6',
        code: 'unclear-city',
        reason:
          '"Vancouver" may be Vancouver, BC; Vancouver, WA: write the region after a comma, or answer with the city.',
        candidates: [{ slug: 'vancouver-bc-ca' }, { slug: 'vancouver-wa-us' }],
      },
    ]);
    t.match(preview.legs[1], { city: null, firstDate: '2013-02-06', lastDate: '2013-02-06' });
    const before = await dump(store);
    const refused = await importAnnouncement(
      store,
      { ...request, commit: true },
      {
        ...{ now, caller: coordinator() },
      },
    );
    t.match(refused, { code: 'announcement-has-problems' });
    t.same(await dump(store), before);
    const answered = { ...request, answers: [{ line: 3, city: answer }] };
    const stored = await commit(store, answered);
    t.equal(stored.legs[1]?.city?.slug, slug, answer);
    await changesNothing(t, store, request);
  }
});

t.test('a draft stays a draft until a commit publishes, and none takes that back', async t => {
  const store = await testStore(t);
  const request = { text: laborTour, year: 2013 };
  const statuses: string[] = [];
  for (const publish of [false, false, true, false]) {
    statuses.push((await commit(store, { ...request, publish })).tour.status);
  }
  t.same(statuses, ['draft', 'draft', 'published', 'published']);
});

t.test('ten commits of one text at once store it once', async t => {
  const store = await testStore(t);
  const request = { text: laborTour, year: 2013 };
  const all = await Promise.all(Array.from({ length: 10 }, () => commit(store, request)));
  t.equal(all.filter(preview => changes(preview).length > 0).length, 1);
  const { tours, legs: rows, itineraries } = await dump(store);
  t.same([tours?.length, rows?.length, itineraries?.length], [1, 10, 2]);
});

t.test('a commit and a change of its speaker at once both succeed', async t => {
  const store = await testStore(t);
  const request = { text: laborTour, year: 2013 };
  await commit(store, request);
  const rename = (name: string) =>
    changeSpeaker(
      store,
      'alex-gomez',
      { name },
      {
        ...{ now, caller: coordinator(), ifMatch: undefined },
      },
    );
  const other = laborTourWith({ 'Boston - February 8-9': 'Boston - February 9' });
  for (let round = 0; round < 5; round += 1) {
    await t.resolves(
      Promise.all([
        commit(store, { ...request, text: round % 2 === 0 ? other : laborTour }),
        rename(`Alejandro Gómez ${'I'.repeat(round + 1)}`),
      ]),
    );
  }
});
