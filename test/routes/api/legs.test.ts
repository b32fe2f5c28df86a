import t, { type Test } from 'tap';
import { type TestApp, testApp } from '../../support/app.js';
import { isProblem } from '../../support/problem.js';
import { laborTour, writing } from '../../support/tours.js';

const url = '/api/v1/legs';
const any = { 'if-match': '*' };
const days = { firstDate: '2026-11-08', lastDate: '2026-11-09' };
const boston = { city: 'boston-ma-us', ...days };

type Made = TestApp & {
  call: ReturnType<TestApp['as']>;
  guest: ReturnType<TestApp['as']>;
  /** A leg that must come to be, as it is answered. */
  add: (leg: object) => Promise<{ id: string; [field: string]: unknown }>;
};

/** A published speaker tour, a delegation and a draft; two speakers. */
async function prepared(t: Test): Promise<Made> {
  const test = await testApp(t);
  const call = test.as('coordinator');
  for (const name of ['Ana', 'Jo']) await call('POST', '/api/v1/speakers', { name });
  const tours = [
    { title: 'Tour', status: 'published' },
    { title: 'Delegation', kind: 'delegation', status: 'published' },
    { title: 'Draft' },
  ];
  for (const tour of tours) await call('POST', '/api/v1/tours', tour);
  const add = async (leg: object) => {
    const { status, json } = await call('POST', url, { tour: 'tour', ...boston, ...leg });
    t.equal(status, 201, JSON.stringify(json));
    return json;
  };
  return { ...test, call, guest: test.as('public'), add };
}

const idsOf = ({ json }: { json: { items: { id: string }[] } }) => json.items.map(({ id }) => id);

t.test(
  'a leg is answered with its city as a whole, and with the coast that it lies on',
  async t => {
    const { add, guest } = await prepared(t);
    const { id, ...leg } = await add({ speaker: 'ana' });
    t.match(id, /^[0-9a-f-]{36}$/);
    t.strictSame(leg, {
      tour: 'tour',
      speaker: 'ana',
      coast: 'us-east-coast',
      city: {
        slug: 'boston-ma-us',
        name: 'Boston',
        region: 'MA',
        country: 'US',
        latitude: 42.35843,
        longitude: -71.05977,
        timeZone: 'America/New_York',
      },
      region: 'MA',
      country: 'US',
      ...days,
      kind: 'stop',
      visibility: 'public',
      status: 'confirmed',
      statusReason: null,
      interpreter: null,
    });
    t.strictSame((await guest('GET', `${url}/${id}`)).json, { id, ...leg });
  },
);

t.test('the coast of a leg that names none is that of the itinerary, else of the city', async t => {
  const { add } = await prepared(t);
  t.equal((await add({ speaker: 'ana', city: 'seattle-wa-us' })).coast, 'us-west-coast');
  t.equal((await add({ speaker: 'ana' })).coast, 'us-west-coast', 'the one itinerary there is');
  t.equal((await add({ speaker: 'ana', coast: 'us-east-coast' })).coast, 'us-east-coast');
  t.equal((await add({ speaker: 'ana', coast: null })).coast, null, 'none is a choice too');
  t.equal((await add({ speaker: 'ana' })).coast, 'us-east-coast', 'with several it is the city');
  t.equal((await add({ speaker: 'jo', city: 'chicago-il-us' })).coast, null, 'on no coast');
});

t.test('a delegation goes to a country; a speaker tour to a city', async t => {
  const { add, call } = await prepared(t);
  const leg = await add({ tour: 'delegation', city: null, country: 'SV' });
  t.match(leg, { speaker: null, coast: null, city: null, region: null, country: 'SV' });
  t.match(await add({ tour: 'delegation', city: 'boston-ma-us' }), { country: 'US' });
  const placed = 'A leg of a speaker tour needs a city.';
  const country = { tour: 'tour', country: 'US', ...days };
  isProblem(t, await call('POST', url, country), 'place-missing', {
    ...{ detail: placed, errors: [['/city', placed]] },
  });
  const somewhere = 'A leg needs a city (or, on a delegation, a country).';
  for (const tour of ['tour', 'delegation']) {
    for (const nowhere of [{}, { city: null }, { city: null, country: null }]) {
      isProblem(t, await call('POST', url, { tour, ...days, ...nowhere }), 'place-missing', {
        ...{ detail: somewhere, errors: [['/city', somewhere]] },
      });
    }
  }
});

t.test('a city and a country that disagree are refused; those that agree are not', async t => {
  const { add, call } = await prepared(t);
  const detail = 'Boston lies in US.';
  const wrong = await call('POST', url, { tour: 'tour', ...boston, country: 'CA' });
  isProblem(t, wrong, 'invalid-input', { detail, errors: [['/country', detail]] });
  t.match(await add({ country: 'US' }), { country: 'US' });
});

t.test('what a leg refers to exists', async t => {
  const { add, call } = await prepared(t);
  const { id } = await add({ speaker: 'ana' });
  const unknown = { tour: 'a', speaker: 'b', coast: 'c' };
  const errors = [
    ['/tour', 'There is no tour "a".'],
    ['/speaker', 'There is no speaker "b".'],
    ['/coast', 'There is no coast "c".'],
  ] as const;
  const detail = errors.map(([, message]) => message).join(' ');
  const city = 'There is no city "atlantis".';
  for (const send of [
    (body: object) => call('POST', url, { tour: 'tour', ...boston, ...body }),
    (body: object) => call('PATCH', `${url}/${id}`, body, any),
  ]) {
    isProblem(t, await send(unknown), 'unknown-reference', { detail, errors });
    isProblem(t, await send({ city: 'atlantis' }), 'unknown-reference', {
      ...{ detail: city, errors: [['/city', city]] },
    });
  }
});

t.test('a leg ends after it begins and lasts a year at most', async t => {
  const { add, call } = await prepared(t);
  const send = (firstDate: string, lastDate: string) =>
    call('POST', url, { tour: 'tour', city: 'boston-ma-us', firstDate, lastDate });
  const backwards = 'The last date lies before the first.';
  isProblem(t, await send('2026-11-02', '2026-11-01'), 'dates-out-of-order', {
    ...{ detail: backwards, errors: [['/lastDate', backwards]] },
  });
  const long = 'A leg lasts 366 days at most.';
  isProblem(t, await send('2026-01-01', '2027-01-02'), 'invalid-input', {
    ...{ detail: long, errors: [['/lastDate', long]] },
  });
  t.equal((await send('2026-01-01', '2027-01-01')).status, 201, '366 days');
  t.equal((await send('1970-01-01', '1970-01-01')).status, 201);
  t.equal((await send('2200-12-31', '2200-12-31')).status, 201);
  const { id } = await add({});
  const changed = await call('PATCH', `${url}/${id}`, { firstDate: '2026-11-10' }, any);
  isProblem(t, changed, 'dates-out-of-order', {
    detail: backwards,
    errors: [['/lastDate', backwards]],
  });
});

t.test('each field of a leg has its form', async t => {
  const { call } = await prepared(t);
  const day = 'must be a day that exists, as 2013-02-03, from 1970 to 2200';
  const form = 'has characters or a form that are not allowed here';
  const wrong: [object, string, string][] = [
    [{ firstDate: '1969-12-31' }, '/firstDate', day],
    [{ lastDate: '2201-01-01' }, '/lastDate', day],
    [{ firstDate: '2026-02-30' }, '/firstDate', day],
    [{ lastDate: 20_261_109 }, '/lastDate', 'must be string'],
    [{ city: { slug: 'boston-ma-us' } }, '/city', 'must be string'],
    [{ city: 'Boston' }, '/city', form],
    [{ country: 'usa' }, '/country', 'must be a country code of two capitals, as US'],
    [{ kind: 'party' }, '/kind', 'must be one of stop, rest, travel'],
    [{ visibility: 'none' }, '/visibility', 'must be one of public, region, after, private'],
    [{ status: 'cancelled' }, '/status', 'is not a field that Gira knows'],
    [{ region: 'MA' }, '/region', 'is not a field that Gira knows'],
    [{ speaker: ['ana'] }, '/speaker', 'must be string'],
  ];
  for (const [fields, pointer, message] of wrong) {
    const answer = await call('POST', url, { tour: 'tour', ...boston, ...fields });
    isProblem(t, answer, 'invalid-input', {
      ...{ detail: `${pointer}: ${message}.`, errors: [[pointer, message]] },
    });
  }
  t.strictSame((await call('GET', url)).json, { items: [], nextCursor: null });
});

t.test('a leg that is changed keeps its id, and what the change does not name', async t => {
  const { add, call } = await prepared(t);
  const leg = await add({ speaker: 'ana' });
  const change = async (body: object) => (await call('PATCH', `${url}/${leg.id}`, body, any)).json;
  t.strictSame(await change({ lastDate: '2026-11-12', kind: 'rest' }), {
    ...{ ...leg, lastDate: '2026-11-12', kind: 'rest' },
  });
  t.match(await change({ city: 'seattle-wa-us' }), {
    ...{ id: leg.id, city: { slug: 'seattle-wa-us' }, region: 'WA', country: 'US' },
    ...{ speaker: 'ana', coast: 'us-east-coast' },
  });
  t.match(await change({ city: 'toronto-on-ca' }), { region: 'ON', country: 'CA' });
  t.match(await change({ speaker: 'jo' }), { speaker: 'jo', coast: 'us-east-coast' });
  t.match(await change({ coast: 'us-west-coast' }), { speaker: 'jo', coast: 'us-west-coast' });
  t.match(await change({ coast: null, speaker: null }), { speaker: null, coast: null });
  const moved = await change({ tour: 'delegation', city: null, country: 'SV' });
  t.match(moved, { id: leg.id, tour: 'delegation', city: null, region: null, country: 'SV' });
  t.match(await change({ firstDate: '2026-11-09' }), { city: null, country: 'SV' });
  const back = await call('PATCH', `${url}/${leg.id}`, { tour: 'tour' }, any);
  const placed = 'A leg of a speaker tour needs a city.';
  isProblem(t, back, 'place-missing', { detail: placed, errors: [['/city', placed]] });
});

t.test('a list of legs has those that are asked for, in order of their days', async t => {
  const { add, call } = await prepared(t);
  const second = await add({ speaker: 'ana' });
  const first = await add({ speaker: 'jo', city: 'seattle-wa-us', firstDate: '2026-11-01' });
  const third = await add({
    tour: 'delegation',
    city: null,
    country: 'SV',
    lastDate: '2026-12-01',
  });
  const found = async (query: string) => idsOf(await call('GET', `${url}${query}`));
  t.strictSame(await found(''), [first.id, ...[second.id, third.id].sort()]);
  t.strictSame(await found('?tour=tour'), [first.id, second.id]);
  t.strictSame(await found('?speaker=ana'), [second.id]);
  t.strictSame(await found('?coast=us-west-coast'), [first.id]);
  t.strictSame(await found('?city=boston-ma-us'), [second.id]);
  t.strictSame(await found('?country=SV'), [third.id]);
  t.strictSame(await found('?tour=tour&speaker=jo&country=US'), [first.id]);
  t.strictSame(await found('?tour=nothing'), []);
  const wrong = [
    'tour=A%20B',
    'speaker=',
    'country=us',
    'city=%00',
    'cancelled=maybe',
    'tour=a&tour=b',
  ];
  for (const query of wrong)
    isProblem(t, await call('GET', `${url}?${query}`), 'invalid-input', {
      errors: [
        [`/${query.split('=')[0]}`, (await call('GET', `${url}?${query}`)).json.errors[0].message],
      ],
    });
});

t.test('a forged cursor of legs is refused', async t => {
  const { call } = await prepared(t);
  const id = '00000000-0000-4000-8000-000000000000';
  const keys = [
    ['2026-11-08'],
    ['2026-11-08', 'no-id'],
    ['2026-02-30', id],
    ['2026-11-08; select 1', id],
    ['', ''],
    ['2026-11-08', `${id}\0`],
    ['infinity', id],
    ['2026-11-08', id, 'more'],
  ];
  for (const key of keys) {
    const cursor = Buffer.from(JSON.stringify(key)).toString('base64url');
    isProblem(t, await call('GET', `${url}?cursor=${cursor}`), 'invalid-input', {
      errors: [['/cursor', 'The cursor is not the nextCursor of a page.']],
    });
  }
});

t.test(
  'a public leg that is deleted is cancelled: it can be read, and lists leave it out',
  async t => {
    const { add, call, guest } = await prepared(t);
    const leg = await add({ speaker: 'ana' });
    const removed = await call('DELETE', `${url}/${leg.id}`, undefined, any);
    t.strictSame([removed.status, removed.text], [204, '']);
    for (const ask of [call, guest]) {
      const found = await ask('GET', `${url}/${leg.id}`);
      t.strictSame([found.status, found.json], [200, { ...leg, status: 'cancelled' }]);
      t.strictSame(idsOf(await ask('GET', url)), []);
      t.strictSame(idsOf(await ask('GET', `${url}?cancelled=false`)), []);
      t.strictSame((await ask('GET', `${url}?cancelled=true`)).json.items, [found.json]);
    }
    t.equal(
      (await call('DELETE', `${url}/${leg.id}`, undefined, any)).status,
      204,
      'twice is once',
    );
    t.equal((await guest('GET', `${url}/${leg.id}`)).json.status, 'cancelled');
  },
);

t.test('a leg that the public was never told of is erased', async t => {
  const { add, call } = await prepared(t);
  const never = [
    { tour: 'draft' },
    { visibility: 'private' },
    { visibility: 'after', lastDate: '2026-12-24' },
  ];
  for (const fields of never) {
    const { id } = await add(fields);
    t.equal((await call('DELETE', `${url}/${id}`, undefined, any)).status, 204);
    isProblem(t, await call('GET', `${url}/${id}`), 'not-found');
    isProblem(t, await call('DELETE', `${url}/${id}`, undefined, any), 'not-found');
  }
  t.strictSame(idsOf(await call('GET', `${url}?cancelled=true`)), []);
});

t.test(
  'the public sees no legs of drafts, none that are private, none of private speakers',
  async t => {
    const { add, call, guest } = await prepared(t);
    await call('POST', '/api/v1/speakers', { name: 'Secret', visibility: 'private' });
    const hidden = [
      await add({ tour: 'draft', speaker: 'ana' }),
      await add({ speaker: 'ana', visibility: 'private' }),
      await add({ speaker: 'secret' }),
      await add({ speaker: 'secret', visibility: 'region' }),
    ];
    const shown = await add({ speaker: 'ana', firstDate: '2026-11-09' });
    for (const { id } of hidden) {
      isProblem(t, await guest('GET', `${url}/${id}`), 'not-found');
      t.equal((await call('GET', `${url}/${id}`)).status, 200);
    }
    for (const query of ['', '?limit=1', '?speaker=ana', '?cancelled=true', '?city=boston-ma-us']) {
      t.strictSame((await guest('GET', `${url}${query}`)).json, {
        items: [shown],
        nextCursor: null,
      });
    }
    for (const query of ['?speaker=secret', '?tour=draft']) {
      t.strictSame((await guest('GET', `${url}${query}`)).json, { items: [], nextCursor: null });
    }
    t.equal(idsOf(await call('GET', url)).length, 5);
  },
);

t.test('where only the region may be known, the city neither shows nor finds the leg', async t => {
  const { add, call, guest } = await prepared(t);
  await call('POST', '/api/v1/speakers', { name: 'Careful', visibility: 'region' });
  const legs = [
    await add({ speaker: 'ana', visibility: 'region' }),
    await add({ speaker: 'careful', firstDate: '2026-11-09' }),
  ];
  const seen = legs.map(leg => ({ ...leg, city: null }));
  t.strictSame((await guest('GET', url)).json.items, seen);
  for (const [index, { id }] of legs.entries()) {
    t.strictSame((await guest('GET', `${url}/${id}`)).json, seen[index]);
  }
  t.strictSame((await guest('GET', `${url}?coast=us-east-coast&country=US`)).json.items, seen);
  for (const query of ['?city=boston-ma-us', '?city=boston-ma-us&limit=1']) {
    t.strictSame(
      (await guest('GET', `${url}${query}`)).json,
      { items: [], nextCursor: null },
      'not even a cursor tells of them',
    );
  }
  t.equal(idsOf(await call('GET', `${url}?city=boston-ma-us`)).length, 2);
});

t.test('a leg that is shown after it is over is known when its last day ends there', async t => {
  const { add, call, clock, guest } = await prepared(t);
  await call('POST', '/api/v1/speakers', { name: 'Later', visibility: 'after' });
  const stay = { firstDate: '2026-11-22', lastDate: '2026-11-23' };
  const legs = [
    await add({ speaker: 'ana', visibility: 'after', ...stay }),
    await add({ speaker: 'later', ...stay }),
  ];
  const never = await add({ speaker: 'later', visibility: 'region', ...stay });
  const ids = legs.map(({ id }) => id).sort();
  const one = async () =>
    Promise.all(ids.map(async id => (await guest('GET', `${url}/${id}`)).status));
  for (const instant of ['2026-11-22T12:00:00Z', '2026-11-24T04:59:59Z']) {
    clock.now = new Date(instant);
    t.strictSame(await one(), [404, 404], `${instant} is before midnight in Boston`);
    for (const query of ['', '?limit=1']) {
      const { json } = await guest('GET', `${url}${query}`);
      t.strictSame(json, { items: [], nextCursor: null });
    }
  }
  clock.now = new Date('2026-11-24T05:00:00Z');
  t.strictSame(await one(), [200, 200]);
  t.strictSame(idsOf(await guest('GET', url)).sort(), ids);
  isProblem(t, await guest('GET', `${url}/${never.id}`), 'not-found');
});

t.test('legs are found near a city, but not where only their region may be told', async t => {
  const app = await testApp(t);
  const leg = await laborTour(app);
  const near = async (city: string) =>
    (await app.as('public')('GET', `/api/v1/legs?near=${city}`)).json.items.length;
  t.same([await near('tacoma-wa-us'), await near('seattle-wa-us')], [1, 1]);
  t.same([await near('spokane-wa-us'), await near('no-such-city')], [0, 0]);
  await writing(app).change(leg, { visibility: 'region' });
  t.same([await near('tacoma-wa-us'), await near('seattle-wa-us')], [0, 0]);
});
