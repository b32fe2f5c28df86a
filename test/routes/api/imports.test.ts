import assert from 'node:assert/strict';
import fc from 'fast-check';
import t, { type Test } from 'tap';
import { soup } from '../../domain/announcement/soup.js';
import { laborTour, laborTourWith } from '../../support/announcements.js';
import { type TestApp, testApp } from '../../support/app.js';
import { dump } from '../../support/dump.js';

const url = '/api/v1/imports';
const slug = 'national-labor-solidarity-tour-2013';
const tourOf2013 = { text: laborTour, year: 2013 };

const post = ({ as }: TestApp, body: object) => as('coordinator')('POST', url, body);
const publicGet = ({ as }: TestApp, path: string) => as('public')('GET', path);

/** The entries of a feed, by city: UID, sequence and whether it is cancelled. */
async function entries(app: TestApp, feed: string) {
  const { text } = await publicGet(app, `/feeds/${feed}.ics`);
  const blocks = text.replaceAll('\r\n ', '').split('BEGIN:VEVENT').slice(1);
  const value = (block: string, name: string) =>
    new RegExp(`^${name}[^:\r\n]*:(.*)$`, 'm').exec(block)?.[1]?.trim();
  return blocks.map(block => ({
    uid: value(block, 'UID'),
    sequence: Number(value(block, 'SEQUENCE')),
    isCancelled: value(block, 'STATUS') === 'CANCELLED',
    summary: value(block, 'SUMMARY'),
  }));
}

t.test(
  'a commit answers 201 and is public; the same again answers 200 and changes no byte',
  async t => {
    const app = await testApp(t);
    app.clock.now = new Date('2013-01-10T12:00:00Z');
    const preview = await post(app, tourOf2013);
    t.equal(preview.status, 200);
    t.equal(preview.json.committed, false);
    t.equal((await publicGet(app, `/api/v1/tours/${slug}`)).status, 404);

    const stored = await post(app, { ...tourOf2013, commit: true });
    t.equal(stored.status, 201);
    t.same(
      stored.json.legs.map((leg: { city: { name: string; region: string; timeZone: string } }) =>
        [leg.city.name, leg.city.region, leg.city.timeZone].join(' '),
      ),
      [
        'Washington DC America/New_York',
        'New York City NY America/New_York',
        'Boston MA America/New_York',
        'Philadelphia PA America/New_York',
        'Seattle WA America/Los_Angeles',
        'Olympia WA America/Los_Angeles',
        'Portland OR America/Los_Angeles',
        'Santa Cruz CA America/Los_Angeles',
        'San Francisco CA America/Los_Angeles',
        'Los Angeles CA America/Los_Angeles',
      ],
    );
    t.same(
      stored.json.coasts.map((coast: { slug: string }) => coast.slug),
      ['us-east-coast', 'us-west-coast'],
    );
    const feeds = ['speakers/alex-gomez', 'coasts/us-east-coast', `tours/${slug}`, 'all'];
    const bytes = () =>
      Promise.all(feeds.map(async feed => (await publicGet(app, `/feeds/${feed}.ics`)).text));
    const first = await bytes();
    t.same((await entries(app, `tours/${slug}`)).length, 10);
    const before = await dump(app.store);

    app.clock.now = new Date('2013-01-12T12:00:00Z');
    const again = await post(app, { ...tourOf2013, commit: true });
    t.equal(again.status, 200);
    t.equal(again.json.committed, true);
    t.same(await dump(app.store), before);
    t.same(await bytes(), first);
  },
);

t.test('a preview tells what storing it would add to the report, and settle', async t => {
  const app = await testApp(t);
  app.clock.now = new Date('2013-01-10T12:00:00Z');
  const rules = (conflicts: { rule: string }[]) => conflicts.map(({ rule }) => rule).sort();
  const first = await post(app, tourOf2013);
  t.same(rules(first.json.conflicts.added), [
    ...['leg-gap', ...Array(10).fill('leg-without-events'), 'no-rest-day'],
  ]);
  t.match(first.json.conflicts.added[0].subjects[0], { type: 'leg', id: /^draft-[0-9]+$/ });
  const stored = await post(app, { ...tourOf2013, commit: true });
  t.equal(stored.json.conflicts, null, 'the report has them now');
  const report = await app.as('coordinator')('GET', `/api/v1/conflicts?tour=${slug}`);
  t.equal(report.json.items.length, first.json.conflicts.added.length);
  t.same((await post(app, tourOf2013)).json.conflicts, { added: [], removed: [] });
  const moved = laborTour.replace('Boston - February 8-9', 'Boston - February 8-10');
  const { json } = await post(app, { ...tourOf2013, text: moved });
  t.same(
    [rules(json.conflicts.added), rules(json.conflicts.removed)],
    [...[['no-rest-day'], ['leg-gap']]],
  );
});

t.test('the tour of 2013 has the twelve conflicts that are known', async t => {
  const app = await testApp(t);
  await post(app, { ...tourOf2013, commit: true });
  const { json } = await app.as('coordinator')('GET', `/api/v1/conflicts?tour=${slug}`);
  const found = json.items.map((item: { rule: string; message: string }) => item.message);
  const noEvent = (who: string, where: string) => `No event is on file for ${who} in ${where}.`;
  t.same(found.sort(), [
    'Alex Gomez has 11 days in a row without rest, February 3–13: leave one of them free.',
    'Jaime Rivera has no city on February 10, between Boston (to February 9) and Philadelphia (from February 11).',
    noEvent('Alex Gomez', 'Los Angeles, February 12–13'),
    noEvent('Alex Gomez', 'Olympia, February 5'),
    noEvent('Alex Gomez', 'Portland, February 6'),
    noEvent('Alex Gomez', 'San Francisco, February 9–11'),
    noEvent('Alex Gomez', 'Santa Cruz, February 7–8'),
    noEvent('Alex Gomez', 'Seattle, February 3–4'),
    noEvent('Jaime Rivera', 'Boston, February 8–9'),
    noEvent('Jaime Rivera', 'New York City, February 6–7'),
    noEvent('Jaime Rivera', 'Philadelphia, February 11'),
    noEvent('Jaime Rivera', 'Washington, February 3–5'),
  ]);
});

t.test(
  'in the feeds a moved leg keeps its UID, and a dropped one is cancelled and comes back',
  async t => {
    const app = await testApp(t);
    app.clock.now = new Date('2013-01-10T12:00:00Z');
    await post(app, { ...tourOf2013, commit: true });
    const feed = 'speakers/jaime-rivera';
    const first = await entries(app, feed);
    const text = laborTourWith({
      '  • Philadelphia - February 11\n': '',
      'Boston - February 8-9': 'Boston - February 9-10',
    });
    const of = (all: typeof first, city: string) =>
      all.find(({ summary }) => summary?.includes(city))!;

    app.clock.now = new Date('2013-01-11T12:00:00Z');
    t.equal((await post(app, { text, year: 2013, commit: true })).status, 201);
    const second = await entries(app, feed);
    const [boston, philadelphia] = [of(first, 'Boston'), of(first, 'Philadelphia')];
    const summary = 'Boston – February 9–10 (Jaime Rivera)';
    t.same(of(second, 'Boston'), { ...boston, summary, sequence: boston.sequence + 1 });
    const sequence = philadelphia.sequence + 1;
    t.match(
      second.find(({ uid }) => uid === philadelphia.uid),
      { sequence, isCancelled: true },
    );
    t.same(of(second, 'New York'), of(first, 'New York'));

    app.clock.now = new Date('2013-01-12T12:00:00Z');
    t.equal((await post(app, { ...tourOf2013, commit: true })).status, 201);
    const third = await entries(app, feed);
    t.same(of(third, 'Philadelphia'), { ...philadelphia, sequence: sequence + 1 });
  },
);

t.test('with publish: false the public sees neither the tour nor its speakers', async t => {
  const app = await testApp(t);
  const paths = [
    `/api/v1/tours/${slug}`,
    '/api/v1/speakers/alex-gomez',
    '/feeds/speakers/alex-gomez.ics',
    `/feeds/tours/${slug}.ics`,
  ];
  const statuses = () => Promise.all(paths.map(async path => (await publicGet(app, path)).status));
  const draft = { ...tourOf2013, commit: true, publish: false };
  t.equal((await post(app, draft)).status, 201);
  t.same(await statuses(), [404, 404, 404, 404]);
  t.notMatch((await publicGet(app, '/feeds/all.ics')).text, /Gomez|Seattle/);
  t.notMatch((await publicGet(app, '/api/v1/speakers')).text, /Gomez/);
  t.equal((await post(app, { ...draft, publish: true })).status, 201);
  t.same(await statuses(), [200, 200, 200, 200]);
  t.equal((await post(app, draft)).status, 200, 'it is not taken back');
  t.same(await statuses(), [200, 200, 200, 200]);
});

/** Posts what must be refused with a code, and checks that nothing was stored. */
async function refuses(
  t: Test,
  app: TestApp,
  body: object,
  expected: { status: number; code: string; detail?: string | RegExp },
): Promise<void> {
  const before = await dump(app.store);
  const { status, json } = await post(app, body);
  t.match({ status, code: json.code, detail: json.detail }, expected, expected.code);
  t.same(await dump(app.store), before, 'nothing is stored');
}

t.test('a commit with an open problem is refused, with what to do', async t => {
  const app = await testApp(t);
  const texts: Record<string, string> = {
    'Tour\n• Boston - Feb 30':
      'Line 2: "Boston - Feb 30" names February 30, a day that does not exist: correct the date.',
    'Tour\n• Boston - Feb 5-3':
      'Line 2: "Boston - Feb 5-3" goes backwards (February 5, then February 3): write the earlier day first, or the year of each date.',
    'Tour\nDates: Feb 3-5':
      'Line 2: "Dates: Feb 3-5" says when but not where: write the city and a dash before it.',
    'Tour\n• Sietle - Feb 3':
      'Line 2: No city is called "Sietle". Did you mean Seattle, WA; Sittwe, Myanmar (Burma); Sirte, Libya; Sale, Morocco; Santee, CA? Correct the name, or answer with the city or the nearest larger one.',
    'Tour\n• Boston - Feb 3\n• Harvard University, Cambridge, MA - Feb 4':
      'Line 3: "Cambridge" in "Harvard University, Cambridge, MA" is no region or country that is known. Did you mean Cambridge, MA? Write the city and its region alone, or answer with the city.',
    'Tour\n• Boston - Feb 3\n• Chicago':
      'Line 3: "Chicago" stands in the list of cities without a date: add a dash and the days, as in "Boston - February 8-9".',
  };
  for (const [text, detail] of Object.entries(texts)) {
    const expected = { status: 422, code: 'announcement-has-problems', detail };
    await refuses(t, app, { text, year: 2013, commit: true }, expected);
    t.equal((await post(app, { text, year: 2013 })).status, 200, 'a preview shows it');
  }
});

t.test('a text that is no announcement is refused', async t => {
  const app = await testApp(t);
  const commit = true;
  const cases: [object, number, string, RegExp][] = [
    [{ text: '' }, 422, 'invalid-input', /The text is empty: paste the announcement/],
    [{ text: ' \n\t\u00A0' }, 422, 'invalid-input', /The text is empty/],
    [{ text: 'a'.repeat(2_000_000) }, 413, 'too-large', /./],
    [{ text: 'a'.repeat(300_000) }, 413, 'too-large', /larger than 256 kB: paste only the tour/],
    [{ text: 'é'.repeat(140_000) }, 413, 'too-large', /larger than 256 kB/],
    [{ text: 'Tour\nBoston\0 - Feb 3' }, 422, 'invalid-input', /Line 2 has a control character/],
    [{ text: 'Tour\n\nBoston\u001B - Feb 3' }, 422, 'invalid-input', /Line 3 has a control/],
    [{ text: 'Tour \uD800\nBoston - Feb 3' }, 422, 'invalid-input', /Line 1 has a control/],
    [{ text: 'Tour\nNo stops.', commit }, 422, 'announcement-without-legs', /"Boston - February/],
    [{ text: '• Boston - Feb 3', commit }, 422, 'announcement-without-title', /Begin the text/],
    [{ text: 'x'.repeat(301), title: 'x'.repeat(301) }, 422, 'invalid-input', /title/],
    [{ text: 'Tour', title: 'a\nb' }, 422, 'invalid-input', /title/],
    [{ text: 'Tour', title: '  ' }, 422, 'invalid-input', /title/],
    [{ text: 'Tour', year: 1969 }, 422, 'invalid-input', /year/],
    [{ text: 'Tour', countries: ['El Salvador'] }, 422, 'invalid-input', /country code/],
    [{ text: 'Tour', tour: 'x' }, 422, 'invalid-input', /tour: is not a field that Gira knows/],
    [{}, 422, 'invalid-input', /text: is missing/],
  ];
  for (const [body, status, code, detail] of cases) {
    await refuses(t, app, body, { status, code, detail });
  }
});

t.test('answers that answer nothing are refused or noted', async t => {
  const app = await testApp(t);
  const text = 'Tour\nA word.\n• Boston - Feb 3';
  const unknown = { status: 422, code: 'unknown-reference' };
  const of = (answer: object) => ({ text, year: 2013, commit: true, answers: [answer] });
  await refuses(t, app, of({ line: 9, city: 'boston-ma-us' }), {
    ...unknown,
    detail: 'The text has 3 lines.',
  });
  await refuses(t, app, of({ line: 3, city: 'Sietle' }), {
    ...unknown,
    detail: '"Sietle" is no one city: send the slug of a candidate.',
  });
  await refuses(t, app, of({ line: 3, coast: 'moon-coast' }), {
    ...unknown,
    detail: 'There is no coast "moon-coast".',
  });
  const invalid = { status: 422, code: 'invalid-input' };
  for (const answer of [{ line: 0, ignore: true }, { line: 3 }, { line: 3, ignore: false }]) {
    await refuses(t, app, of(answer), invalid);
  }
  const idle = await post(app, { ...of({ line: 2, city: 'seattle-wa-us' }), commit: false });
  t.same(idle.json.notes, ['The answer to line 2 changes nothing: no stop stands there.']);
});

t.test('only a coordinator imports', async t => {
  const { as, store } = await testApp(t);
  const before = await dump(store);
  const wrong = { authorization: 'Bearer another-key-than-that-of-the-tests' };
  for (const headers of [{}, wrong]) {
    const { status, json } = await as('public')('POST', url, tourOf2013, headers);
    t.match({ status, code: json.code }, { status: 401, code: 'unknown-key' });
  }
  t.same(await dump(store), before);
});

t.test('what is too long for a name is listed and stored nowhere', async t => {
  const app = await testApp(t);
  const long = 'Lo'.repeat(200);
  const sentences = [
    `${long} Ruiz will tour the US East Coast.`,
    `Ana Ruiz (${long}) will tour the US East Coast.`,
    `Ana Ruiz, ${'organiser '.repeat(40)}, will tour the US East Coast.`,
  ];
  for (const [at, sentence] of sentences.entries()) {
    const text = `Tour ${at}\n${sentence}\n• Boston - Feb 3`;
    const { status, json } = await post(app, { text, year: 2013, commit: true });
    t.equal(status, 201);
    t.same(json.speakers, []);
    t.match(json.notes, [/^Nobody was found in line 2 who speaks at its stops\. If somebody does/]);
  }
  const title = await post(app, { text: `${'Long '.repeat(80)}\n• Boston - Feb 3`, commit: true });
  t.match(title.json, { code: 'announcement-without-title' });
});

t.test('400 legs are stored and found again', async t => {
  const app = await testApp(t);
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct'];
  const cities = ['Boston', 'New York', 'Chicago', 'Seattle'];
  const lines = Array.from({ length: 400 }, (_, at) => {
    const day = (Math.floor(at / 4) % 10) * 2 + 1;
    return `• ${cities[at % 4]} - ${months[Math.floor(at / 40)]} ${day}`;
  });
  const body = { text: ['Long Tour', ...lines].join('\n'), year: 2013, commit: true };
  const stored = await post(app, body);
  t.equal(stored.status, 201);
  t.equal(stored.json.legs.length, 400);
  t.equal((await post(app, body)).status, 200);
});

t.test('several stops on a line, and a Spanish announcement, from end to end', async t => {
  const app = await testApp(t);
  const stops = (json: {
    legs: { city: { slug: string }; firstDate: string; lastDate: string }[];
  }) => json.legs.map(leg => `${leg.city.slug} ${leg.firstDate} ${leg.lastDate}`);
  const text = 'One Line Tour\nSeattle - Feb 3 / Olympia, WA – Feb 5 / Portland - Feb 7-8';
  const line = await post(app, { text, year: 2013, commit: true });
  t.same(stops(line.json), [
    'seattle-wa-us 2013-02-03 2013-02-03',
    'olympia-wa-us 2013-02-05 2013-02-05',
    'portland-or-us 2013-02-07 2013-02-08',
  ]);
  const gira = [
    'Gira nacional de solidaridad 2013',
    '',
    'Marta Peña, secretaria general del Sindicato de Maestras (SIMEDUCO), recorrerá la Costa Este de Estados Unidos.',
    '• Nueva York - del 3 al 5 de febrero',
    '• Filadelfia - 6 y 7 de febrero',
    '',
    'Luis Paz recorrerá la Costa Este de Australia.',
    '• Sídney - 3 de marzo',
    '• Melbourne: del 28 de marzo al 2 de abril',
  ].join('\n');
  const spanish = await post(app, { text: gira, commit: true });
  t.equal(spanish.status, 201);
  t.match(spanish.json.tour, {
    title: 'Gira nacional de solidaridad 2013',
    countries: ['US', 'AU'],
  });
  t.match(spanish.json.speakers, [
    {
      slug: 'marta-pena',
      role: 'secretaria general del Sindicato de Maestras',
      organization: { name: 'SIMEDUCO' },
      coast: 'us-east-coast',
    },
    { slug: 'luis-paz', role: null, organization: null, coast: 'au-east-coast' },
  ]);
  t.same(stops(spanish.json), [
    'new-york-city-ny-us 2013-02-03 2013-02-05',
    'philadelphia-pa-us 2013-02-06 2013-02-07',
    'sydney-nsw-au 2013-03-03 2013-03-03',
    'melbourne-vic-au 2013-03-28 2013-04-02',
  ]);
  t.equal((await post(app, { text: gira, commit: true })).status, 200);
});

t.test('ten commits at once answer 201 once and 200 nine times', async t => {
  const app = await testApp(t);
  const all = await Promise.all(
    Array.from({ length: 10 }, () => post(app, { ...tourOf2013, commit: true })),
  );
  t.same(all.map(({ status }) => status).sort(), [...Array(9).fill(200), 201]);
});

t.test('a commit meets a speaker, a union and a tour that are added at that moment', async t => {
  const app = await testApp(t);
  const post = app.as('coordinator');
  for (const letter of ['A', 'B', 'C', 'D', 'E']) {
    const [name, union, title] = [`Ana ${letter}uiz`, `UNION${letter}`, `Tour ${letter} 2013`];
    const text = `${title}\n${name} (${union}) will tour the US East Coast.\n• Boston - Feb 3`;
    const all = await Promise.all([
      post('POST', url, { text, commit: true }),
      post('POST', '/api/v1/speakers', { name }),
      post('POST', '/api/v1/organizations', { name: union }),
      post('POST', '/api/v1/tours', { title }),
    ]);
    t.same(
      all.map(({ status }) => status),
      [201, 201, 201, 201],
    );
    t.equal((await post('POST', url, { text, commit: true })).status, 200);
  }
});

t.test(
  'whatever the text, a preview is 200 and stores nothing; twice committed is once',
  async t => {
    const app = await testApp(t);
    const oneLine = /^(?=.*\S)[^\p{Cc}\p{Cs}\u2028\u2029]{1,300}$/u;
    await fc.assert(
      fc.asyncProperty(soup, async text => {
        const before = await dump(app.store);
        const preview = await post(app, { text: `A Tour\n${text}`, year: 2013 });
        assert.deepEqual(await dump(app.store), before);
        if (preview.status === 422) return assert.match(text, /\p{Cs}/u);
        assert.equal(preview.status, 200, preview.text);
        const { tour, speakers } = preview.json;
        const named = speakers.flatMap(({ name, role, organization }: Record<string, unknown>) => [
          ...[name, role ?? 'no role'],
          ...[(organization as { name: string } | null)?.name ?? 'no organization'],
        ]);
        for (const name of [tour.title, ...named]) assert.match(name, oneLine);
        const body = { text: `A Tour\n${text}`, year: 2013, commit: true };
        const [first, second] = [await post(app, body), await post(app, body)];
        assert.ok([200, 201, 422].includes(first.status), first.text);
        assert.equal(second.status, first.status === 422 ? 422 : 200, second.text);
      }),
      { numRuns: 60 },
    );
  },
);
