import { readFileSync } from 'node:fs';
import t, { type Test } from 'tap';
import { projectFile } from '../../../src/project-files.js';
import { KEY, testApp } from '../../support/app.js';
import { dump } from '../../support/dump.js';

const labor = readFileSync(projectFile('db/seed/labor-tour-2013.txt'), 'utf8');
const TOUR = 'national-labor-solidarity-tour-2013';

async function importer(t: Test) {
  const parts = await testApp(t);
  const send = (body: object) => parts.as('coordinator')('POST', '/api/v1/imports', body);
  return { ...parts, send };
}

/** A leg of a preview in one line. */
const legInWords = (leg: {
  city: { slug: string } | null;
  firstDate: string;
  lastDate: string;
  change: string;
}) => `${leg.city?.slug} ${leg.firstDate} ${leg.lastDate} ${leg.change}`;

t.test('the tour of 2013 becomes two speakers, two coasts and ten legs', async t => {
  const { send, as } = await importer(t);
  const { status, json } = await send({ text: labor, year: 2013, commit: true });
  t.equal(status, 201);
  t.same(
    json.speakers.map((each: { slug: string; coast: string; organization: { slug: string } }) => [
      ...[each.slug, each.coast, each.organization.slug],
    ]),
    [
      ['jaime-rivera', 'us-east-coast', 'stsel'],
      ['alex-gomez', 'us-west-coast', 'festraspes'],
    ],
  );
  t.same(json.legs.map(legInWords), [
    'washington-dc-us 2013-02-03 2013-02-05 create',
    'new-york-city-ny-us 2013-02-06 2013-02-07 create',
    'boston-ma-us 2013-02-08 2013-02-09 create',
    'philadelphia-pa-us 2013-02-11 2013-02-11 create',
    'seattle-wa-us 2013-02-03 2013-02-04 create',
    'olympia-wa-us 2013-02-05 2013-02-05 create',
    'portland-or-us 2013-02-06 2013-02-06 create',
    'santa-cruz-ca-us 2013-02-07 2013-02-08 create',
    'san-francisco-ca-us 2013-02-09 2013-02-11 create',
    'los-angeles-ca-us 2013-02-12 2013-02-13 create',
  ]);
  t.same(json.problems, []);
  t.same(
    new Set(json.legs.map((leg: { city: { timeZone: string } }) => leg.city.timeZone)),
    new Set(['America/New_York', 'America/Los_Angeles']),
  );
  const tour = await as('public')('GET', `/api/v1/tours/${TOUR}`);
  t.match(tour.json, { firstDate: '2013-02-03', lastDate: '2013-02-13', countries: ['US'] });
});

t.test(
  'its report has the free day, the eleven days and ten empty cities, and nothing else',
  async t => {
    const { send, as } = await importer(t);
    await send({ text: labor, year: 2013, commit: true });
    const { json } = await as('public')('GET', `/api/v1/conflicts?tour=${TOUR}`);
    const rules: string[] = json.items.map((each: { rule: string }) => each.rule);
    const count = (rule: string) => rules.filter(each => each === rule).length;
    t.same([count('leg-without-events'), count('leg-gap'), count('no-rest-day')], [10, 1, 1]);
    t.equal(rules.length, 12);
    t.same(
      new Set(json.items.map((each: { severity: string }) => each.severity)),
      new Set(['info']),
    );
    const gap = json.items.find((each: { rule: string }) => each.rule === 'leg-gap');
    t.same(gap.period, { firstDate: '2013-02-10', lastDate: '2013-02-10' });
  },
);

t.test('a preview stores nothing, and committing the same text again changes nothing', async t => {
  const { send, store, as, clock } = await importer(t);
  const before = await dump(store);
  t.equal((await send({ text: labor, year: 2013 })).status, 200);
  t.same(await dump(store), before);
  t.equal((await send({ text: labor, year: 2013, commit: true })).status, 201);
  const stored = await dump(store);
  const feed = await as('public')('GET', '/feeds/speakers/alex-gomez.ics');
  clock.now = new Date('2026-11-23T12:00:00Z');
  const again = await send({ text: labor, year: 2013, commit: true });
  t.equal(again.status, 200);
  t.ok(again.json.legs.every((leg: { change: string }) => leg.change === 'unchanged'));
  t.same(await dump(store), stored);
  t.equal((await as('public')('GET', '/feeds/speakers/alex-gomez.ics')).text, feed.text);
});

t.test(
  'a text that contradicts the first shows exactly that, and changes exactly that',
  async t => {
    const { send, as } = await importer(t);
    await send({ text: labor, year: 2013, commit: true });
    const contradicting = labor
      .replace('  • Philadelphia - February 11\n', '')
      .replace('Boston - February 8-9', 'Boston - February 9-10')
      .replace('(STSEL)', '(SETA)');
    const preview = await send({ text: contradicting, year: 2013 });
    const changed = (things: { change: string }[]) =>
      things.filter(each => each.change !== 'unchanged');
    t.equal(preview.json.tour.change, 'unchanged');
    t.match(changed(preview.json.speakers), [
      {
        slug: 'jaime-rivera',
        change: 'update',
        changes: [{ field: 'organization', from: 'STSEL', to: 'SETA' }],
      },
    ]);
    const legs = changed(preview.json.legs) as { id: string; change: string; changes: object[] }[];
    t.equal(legs.length, 2);
    t.match(legs[0], {
      city: { slug: 'boston-ma-us' },
      change: 'update',
      changes: [
        { field: 'firstDate', from: '2013-02-08', to: '2013-02-09' },
        { field: 'lastDate', from: '2013-02-09', to: '2013-02-10' },
      ],
    });
    t.match(legs[1], { line: null, city: { slug: 'philadelphia-pa-us' }, change: 'vanished' });

    const committed = await send({ text: contradicting, year: 2013, commit: true });
    t.equal(committed.status, 201);
    const feed = (await as('public')('GET', '/feeds/speakers/jaime-rivera.ics')).text;
    t.match(
      feed,
      new RegExp(
        `UID:leg-${legs[0]!.id}@gira.test\r\n(?:.*\r\n){1,4}?DTSTART;VALUE=DATE:20130209\r\n`,
      ),
    );
    t.match(feed, /SUMMARY:CANCELLED: Philadelphia/);
    t.equal((await send({ text: contradicting, year: 2013, commit: true })).status, 200);

    const revived = await send({ text: labor, year: 2013, commit: true });
    t.equal(revived.status, 201);
    const again = (await as('public')('GET', '/feeds/speakers/jaime-rivera.ics')).text;
    t.notMatch(again, /CANCELLED/);
    t.match(
      again,
      new RegExp(`UID:leg-${legs[1]!.id}@gira.test\r\n(?:.*\r\n){1,4}?SEQUENCE:2\r\n`),
    );
  },
);

t.test('a trip to one country becomes a delegation with one leg', async t => {
  const { send, as } = await importer(t);
  const text =
    'Join the Spring Delegation to El Salvador!\n\nDates: April 27 - May 4, 2013. Everyone is welcome.\n';
  const { status, json } = await send({ text, commit: true });
  t.equal(status, 201);
  t.match(json.tour, {
    slug: 'spring-delegation-to-el-salvador-2013',
    kind: 'delegation',
    countries: ['SV'],
    firstDate: '2013-04-27',
    lastDate: '2013-05-04',
  });
  t.match(json.legs, [{ city: null, country: 'SV', speaker: null, coast: null }]);
  const legs = await as('public')('GET', '/api/v1/legs?country=SV');
  t.match(legs.json.items, [{ city: null, country: 'SV', lastDate: '2013-05-04' }]);
});

t.test('Vancouver on a tour of US and CA is asked, then settled by an answer', async t => {
  const { send, store } = await importer(t);
  const body = { text: 'Tour X\n\n• Vancouver – Feb 6', year: 2027, countries: ['US', 'CA'] };
  const asked = await send(body);
  t.equal(asked.status, 200);
  t.match(asked.json.problems, [
    {
      line: 3,
      code: 'unclear-city',
      candidates: [{ slug: 'vancouver-bc-ca' }, { slug: 'vancouver-wa-us' }],
    },
  ]);
  t.match(asked.json.legs, [{ city: null, firstDate: '2027-02-06' }]);
  const before = await dump(store);
  const refused = await send({ ...body, commit: true });
  t.match([refused.status, refused.json.code], [422, 'announcement-has-problems']);
  t.same(await dump(store), before);
  for (const city of ['vancouver-bc-ca', 'Vancouver, BC']) {
    const settled = await send({ ...body, answers: [{ line: 3, city }] });
    t.match(settled.json, { problems: [], legs: [{ city: { slug: 'vancouver-bc-ca' } }] });
  }
  const answers = [{ line: 3, city: 'vancouver-bc-ca' }];
  t.equal((await send({ ...body, answers, commit: true })).status, 201);
  t.equal((await send({ ...body, commit: true })).status, 200, 'what was answered once is known');
});

t.test('an answer corrects a city that was clear, or says that a line is no stop', async t => {
  const { send } = await importer(t);
  const text = 'Tour X\n\n• Portland – Feb 6\n• Seatle – Feb 7\n• Nowhereville – Feb 8';
  const body = { text, year: 2027, countries: ['US'] };
  const asked = await send(body);
  t.match(asked.json.legs[0], { city: { slug: 'portland-or-us' } });
  t.match(asked.json.problems[0], { line: 4, code: 'unknown-city' });
  t.ok(
    asked.json.problems[0].candidates.some(
      (city: { slug: string }) => city.slug === 'seattle-wa-us',
    ),
  );
  const answers = [
    { line: 3, city: 'portland-me-us' },
    { line: 4, city: 'seattle-wa-us' },
    { line: 5, ignore: true },
  ];
  const settled = await send({ ...body, answers });
  t.same(settled.json.problems, []);
  t.same(settled.json.legs.map(legInWords), [
    'portland-me-us 2027-02-06 2027-02-06 create',
    'seattle-wa-us 2027-02-07 2027-02-07 create',
  ]);
  t.same(settled.json.prose, [{ line: 5, text: 'Nowhereville – Feb 8' }]);
});

t.test('an answer to two unclear cities on one line takes them in order', async t => {
  const { send } = await importer(t);
  const body = {
    text: 'Tour X\n\n• Seattle – Feb 5 / Vancouver – Feb 6 / Springfield – Feb 8',
    ...{ year: 2027, countries: ['US', 'CA'] },
    answers: [
      { line: 3, city: 'vancouver-bc-ca' },
      { line: 3, city: 'springfield-ma-us' },
    ],
  };
  t.same((await send(body)).json.legs.map(legInWords), [
    'seattle-wa-us 2027-02-05 2027-02-05 create',
    'vancouver-bc-ca 2027-02-06 2027-02-06 create',
    'springfield-ma-us 2027-02-08 2027-02-08 create',
  ]);
});

t.test('a speaker whom the text does not name keeps the legs, with a note', async t => {
  const { send } = await importer(t);
  await send({ text: labor, year: 2013, commit: true });
  const east = labor.slice(0, labor.indexOf('Alex Gomez'));
  const { json } = await send({ text: east, year: 2013 });
  t.ok(json.legs.every((leg: { change: string }) => leg.change === 'unchanged'));
  t.same(json.notes, [
    'alex-gomez is on file for this tour and not in this text; those legs stay as they are.',
  ]);
});

t.test(
  'the same title in another year is another tour, with a note where the year was guessed',
  async t => {
    const { send } = await importer(t);
    await send({ text: labor, year: 2013, commit: true });
    const guessed = await send({ text: labor.replace(' 2013', '') });
    t.match(guessed.json, {
      year: 2027,
      yearFrom: 'nearest',
      tour: { slug: 'national-labor-solidarity-tour-2027', change: 'create' },
    });
    t.match(guessed.json.notes, [/on file for 2013: give that year/]);
  },
);

t.test(
  'a tour around New Year is one tour, and its announcement changes nothing the second time',
  async t => {
    const { send } = await importer(t);
    const body = {
      text: 'Winter Tour\n\n• Boston - Dec 30 - Jan 2\n• Seattle - Jan 4',
      year: 2026,
      commit: true,
    };
    const first = await send(body);
    t.match(first.json, { tour: { slug: 'winter-tour-2026', lastDate: '2027-01-04' } });
    t.equal((await send(body)).status, 200);
    const later = await send({
      ...body,
      text: 'Winter Tour\n\n• Boston - Jan 1-2, 2027\n• Seattle - Jan 4, 2027',
    });
    t.match(later.json.tour, { slug: 'winter-tour-2026', change: 'unchanged' });
  },
);

t.test(
  'a draft is unknown to the public with its speakers, until a commit publishes it',
  async t => {
    const { send, as } = await importer(t);
    const body = { text: labor, year: 2013, commit: true };
    t.match((await send({ ...body, publish: false })).json.tour, { status: 'draft' });
    for (const path of [
      `/api/v1/tours/${TOUR}`,
      '/api/v1/speakers/alex-gomez',
      '/feeds/speakers/alex-gomez.ics',
      `/feeds/tours/${TOUR}.ics`,
    ]) {
      t.equal((await as('public')('GET', path)).status, 404, path);
    }
    t.same((await as('public')('GET', '/api/v1/legs')).json.items, []);
    t.same((await as('public')('GET', '/api/v1/conflicts')).json.items, []);
    t.equal((await send(body)).status, 201);
    t.equal((await as('public')('GET', '/feeds/speakers/alex-gomez.ics')).status, 200);
    t.equal(
      (await send({ ...body, publish: false })).status,
      200,
      'and no later draft takes it back',
    );
    t.equal((await as('public')('GET', `/api/v1/tours/${TOUR}`)).status, 200);
  },
);

t.test('what cannot be read is refused with a sentence, and nothing is stored', async t => {
  const { send, store } = await importer(t);
  const before = await dump(store);
  const start = 'Tour X\n\n• Boston - Feb 1\n';
  const cases: [object, number, string, RegExp][] = [
    [
      { text: `${start}• Seattle - Feb 30` },
      422,
      'announcement-has-problems',
      /Line 4: .*February 30/,
    ],
    [
      { text: `${start}• Seattle - Feb 5-3` },
      422,
      'announcement-has-problems',
      /Line 4: .*backwards/,
    ],
    [{ text: `${start}• DC Feb 3-5` }, 422, 'announcement-has-problems', /Line 4: .*DC Feb 3-5/],
    [{ text: `${start}• Feb 3-5` }, 422, 'announcement-has-problems', /Line 4: .*without a city/],
    [{ text: 'Tour X\n\nCome one, come all.' }, 422, 'announcement-without-legs', /city and dates/],
    [{ text: '• Boston - Feb 1' }, 422, 'announcement-without-title', /title/],
    [{ text: '' }, 422, 'invalid-input', /empty/],
    [{ text: ' \n\t\n' }, 422, 'invalid-input', /empty/],
    [{ text: `${start}\0` }, 422, 'invalid-input', /Line 4 has a control character/],
    [{ text: `${start}\ud800` }, 422, 'invalid-input', /Line 4 has a control character/],
    [
      { text: `T${'i'.repeat(400)}tle\n\n• Boston - Feb 1` },
      422,
      'announcement-without-title',
      /title/,
    ],
    [{ text: 'a '.repeat(140_000) }, 413, 'too-large', /256 kB/],
    [{ text: 'a'.repeat(2_000_000) }, 413, 'too-large', /large/],
    [{ text: start, nonsense: 1 }, 422, 'invalid-input', /nonsense/],
    [{ text: start, year: '2013' }, 422, 'invalid-input', /year/],
    [{ text: start, year: 12 }, 422, 'invalid-input', /year/],
    [{ text: start, countries: ['XX'] }, 422, 'invalid-input', /countries/],
    [
      { text: start, answers: [{ line: 99, city: 'boston-ma-us' }] },
      422,
      'unknown-reference',
      /4 lines/,
    ],
    [{ text: start, answers: [{ line: 3, city: 'nowhere' }] }, 422, 'unknown-reference', /nowhere/],
    [
      { text: start, answers: [{ line: 3, coast: 'nowhere' }] },
      422,
      'unknown-reference',
      /nowhere/,
    ],
    [{ text: start, answers: [{ line: 3 }] }, 422, 'invalid-input', /answers/],
    [{ text: 12 }, 422, 'invalid-input', /text/],
    [{}, 422, 'invalid-input', /text/],
  ];
  for (const [body, status, code, detail] of cases) {
    const reply = await send({ ...body, commit: true });
    const name = JSON.stringify(body).slice(0, 60);
    t.match([reply.status, reply.json?.code], [status, code], name);
    t.match(reply.json?.detail, detail, name);
  }
  t.same(await dump(store), before);
});

t.test('the key is needed, and a wrong one is no key', async t => {
  const { as, app } = await importer(t);
  t.equal((await as('public')('POST', '/api/v1/imports', { text: labor })).status, 401);
  const headers = { authorization: `Bearer ${KEY}x` };
  const wrong = await app.inject({
    method: 'POST',
    url: '/api/v1/imports',
    headers,
    payload: { text: labor },
  });
  t.equal(wrong.statusCode, 401);
  t.notMatch(wrong.body, KEY);
});

t.test('of ten imports of one text at once one creates the tour and nine find it', async t => {
  const { send, as } = await importer(t);
  const body = { text: labor, year: 2013, commit: true };
  const replies = await Promise.all(Array.from({ length: 10 }, () => send(body)));
  t.same(replies.map(({ status }) => status).sort(), [...Array(9).fill(200), 201]);
  t.equal((await as('coordinator')('GET', '/api/v1/legs')).json.items.length, 10);
  t.equal((await as('coordinator')('GET', '/api/v1/tours')).json.items.length, 1);
});

t.test('a Spanish announcement is read like an English one', async t => {
  const { send } = await importer(t);
  const text = [
    'Gira Solidaria 2027',
    '',
    'Ana Paz, secretaria general del sindicato (SUTS), recorrerá la Costa Este de Estados Unidos.',
    '',
    '- Nueva York: del 3 al 5 de febrero',
    '- Filadelfia: 6 y 7 de febrero',
    '',
    'Luis Mora recorrerá Australia.',
    '',
    '- Sídney – 12 de febrero',
    '- Perth – del 27 de febrero al 2 de marzo',
  ].join('\n');
  const { json } = await send({ text });
  t.same(json.problems, []);
  t.same(json.legs.map(legInWords), [
    'new-york-city-ny-us 2027-02-03 2027-02-05 create',
    'philadelphia-pa-us 2027-02-06 2027-02-07 create',
    'sydney-nsw-au 2027-02-12 2027-02-12 create',
    'perth-wa-au 2027-02-27 2027-03-02 create',
  ]);
  t.match(json.speakers, [
    { name: 'Ana Paz', organization: { name: 'SUTS' }, coast: 'us-east-coast' },
    { name: 'Luis Mora', coast: null },
  ]);
  t.equal(json.tour.slug, 'gira-solidaria-2027');
  t.same([...json.tour.countries].sort(), ['AU', 'US']);
});

t.test('a region that is no coast leaves the legs without one and says so', async t => {
  const { send } = await importer(t);
  const text = 'Tour X\n\nAna Paz will tour the Midwest.\n\n• Chicago - May 3';
  const { json } = await send({ text, year: 2027, countries: ['US'] });
  t.match(json, { problems: [], coasts: [], speakers: [{ coast: null }] });
  t.same(json.notes, ['No coast is called "Midwest": the legs after line 3 stand without one.']);
});

t.test(
  'an East Coast that several countries have is the one that the legs lie on, or asked',
  async t => {
    const { send } = await importer(t);
    const text = (city: string) =>
      `Tour X\n\nAna Paz will tour the East Coast.\n\n• ${city} - May 3`;
    const clear = await send({ text: text('Brisbane'), year: 2027, countries: ['US', 'AU'] });
    t.match(clear.json, { problems: [], coasts: [{ slug: 'au-east-coast' }] });
    const body = { text: text('Chicago'), year: 2027, countries: ['US', 'AU'] };
    const asked = await send(body);
    t.match(asked.json.problems, [{ line: 3, code: 'unclear-coast' }]);
    const settled = await send({ ...body, answers: [{ line: 3, coast: 'us-east-coast' }] });
    t.match(settled.json, { problems: [], coasts: [{ slug: 'us-east-coast' }] });
  },
);
