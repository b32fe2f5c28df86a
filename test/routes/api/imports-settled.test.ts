import { readFileSync } from 'node:fs';
import t, { type Test } from 'tap';
import { projectFile } from '../../../src/project-files.js';
import { KEY, testApp } from '../../support/app.js';
import { dump } from '../../support/dump.js';

const labor = readFileSync(projectFile('db/seed/labor-tour-2013.txt'), 'utf8');

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
