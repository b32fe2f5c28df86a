import t, { type Test } from 'tap';
import type { InputError, RefusalCode } from '../../../src/domain/refusals.js';
import { type Answer, type Call, testApp } from '../../support/app.js';
import { dump } from '../../support/dump.js';
import { isProblem } from '../../support/problem.js';
import { writing } from '../../support/tours.js';

const url = '/api/v1/requests';
const unknown = '00000000-0000-4000-8000-000000000000';
const any = { 'if-match': '*' };
const asked = {
  ...{ tour: 'spring', city: 'seattle-wa-us', days: ['2027-03-02', '2027-03-01'] },
  ...{ offers: ['hall', 'resolution'], organization: 'Carpenters of Ballard' },
  ...{ contact: 'Kim, +1 206 555 0100', message: 'We would fill the hall.\nCome!' },
};
const holding = (receipt: string) => ({ 'gira-receipt': receipt });
const becoming = { speaker: 'ana', firstDate: '2027-03-01', lastDate: '2027-03-02' };
const evening = {
  title: 'An evening in Ballard',
  ...{ localStart: '2027-03-01T19:00', localEnd: '2027-03-01T21:00' },
};

/** As `isProblem`, whatever fields it points to. */
function refuses(t: Test, answer: Answer, code: RefusalCode) {
  const errors: InputError[] = answer.json?.errors ?? [];
  isProblem(t, answer, code, { errors: errors.map(each => [each.pointer, each.message]) });
}

/** A published tour, a draft, a speaker, and everybody who may come by. */
async function prepared(t: Test) {
  const app = await testApp(t);
  const { add } = writing(app);
  await add('/organizations', { name: 'Local 10' });
  await add('/tours', { title: 'Spring', status: 'published' });
  await add('/tours', { title: 'Winter' });
  await add('/speakers', { name: 'Ana' });
  const stranger = app.as('public');
  const ask = async (body: object = {}, by: Call = stranger) => {
    const answer = await by('POST', url, { ...asked, ...body });
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.json;
  };
  return {
    ...{ ...app, add, ask, stranger, call: app.as('coordinator') },
    chapter: app.as({ chapter: 'local-10' }),
    bound: app.as({ tours: ['spring'] }),
    other: app.as({ tours: ['winter'] }),
  };
}

t.test('anybody asks a tour for a stop, and is shown a receipt once', async t => {
  const { stranger, call, store } = await prepared(t);
  const made = await stranger('POST', url, asked);
  const { receipt, url: address, ...request } = made.json;
  const { id, ...rest } = request;
  t.match(receipt, /^gira_receipt_[\w-]{43}$/);
  t.strictSame(
    [made.status, made.headers.location, made.headers['cache-control'], address, rest],
    [
      201,
      `${url}/${id}`,
      'no-store',
      `https://gira.test${url}/${id}`,
      {
        ...{ ...asked, days: ['2027-03-01', '2027-03-02'], status: 'open', statusReason: null },
        ...{ leg: null, event: null },
        ...{ createdAt: '2026-11-22T12:00:00.000Z', updatedAt: '2026-11-22T12:00:00.000Z' },
      },
    ],
  );
  t.strictSame((await stranger('GET', `${url}/${id}`, undefined, holding(receipt))).json, request);
  t.strictSame((await call('GET', url)).json, { items: [request], nextCursor: null });
  t.notOk(JSON.stringify(await dump(store)).includes(receipt), 'and nothing stored gives it away');
});

t.test('what is left out is nobody’s tour, no offer and no words', async t => {
  const { stranger, chapter } = await prepared(t);
  const least = { city: 'seattle-wa-us', days: ['2027-03-01'], contact: 'kim@example.org' };
  const { json } = await stranger('POST', url, least);
  t.match(json, { ...least, tour: null, offers: [], organization: null, message: '' });
  const theirs = await chapter('POST', url, { ...least, message: 'x' });
  t.equal(theirs.json.organization, 'local-10', 'a chapter is known by its key');
});

t.test(
  'what is asked twice is asked once, and tells a stranger that it is there alone',
  async t => {
    const { stranger, call, ask } = await prepared(t);
    const { id, receipt } = await ask();
    const again = await stranger('POST', url, { ...asked, days: [...asked.days].reverse() });
    t.strictSame([again.status, again.json], [200, { id, receipt: null }]);
    const otherwise = await stranger('POST', url, { ...asked, offers: [], organization: 'Others' });
    t.strictSame([otherwise.status, otherwise.json], [200, { id, receipt: null }]);
    for (const change of [{ message: 'Please' }, { contact: 'Jo' }, { tour: null }]) {
      t.not((await ask(change)).id, id);
    }
    await stranger('DELETE', `${url}/${id}`, undefined, holding(receipt));
    t.not((await ask()).id, id, 'once it is withdrawn it can be asked again');
    const both = { message: 'At once' };
    const answers = await Promise.all(
      [1, 2, 3].map(() => stranger('POST', url, { ...asked, ...both })),
    );
    t.same(answers.map(({ status }) => status).sort(), [200, 200, 201]);
    t.equal(new Set(answers.map(({ json }) => json.id)).size, 1);
    t.equal((await call('GET', url)).json.items.length, 6);
  },
);

t.test('an Idempotency-Key has the same answer, receipt and all', async t => {
  const { stranger } = await prepared(t);
  const key = { 'idempotency-key': '0f4e' };
  const [one, two] = await Promise.all([1, 2].map(() => stranger('POST', url, asked, key)));
  t.equal(one!.status, 201);
  t.strictSame(two!.json, one!.json);
  refuses(t, await stranger('POST', url, { ...asked, tour: 'winter' }, key), 'unknown-reference');
});

t.test('who holds the receipt follows, changes and withdraws the request', async t => {
  const { stranger, call, ask } = await prepared(t);
  const { id, receipt } = await ask();
  const mine = (method: 'GET' | 'PATCH' | 'DELETE', body?: object, headers = {}) =>
    stranger(method, `${url}/${id}`, body, { ...holding(receipt), ...headers });
  isProblem(t, await mine('PATCH', { message: 'x' }), 'version-required');
  isProblem(t, await mine('PATCH', { message: 'x' }, { 'if-match': '"x"' }), 'stale-version');
  const { headers } = await mine('GET');
  const change = { days: ['2027-03-04', '2027-03-03'], contact: 'Jo', tour: null };
  const changed = await mine('PATCH', change, { 'if-match': headers.etag });
  t.match(changed.json, { ...asked, ...change, days: ['2027-03-03', '2027-03-04'] });
  refuses(t, await mine('PATCH', { tour: 'winter' }, any), 'unknown-reference');
  refuses(t, await mine('PATCH', { city: 'nowhere' }, any), 'unknown-reference');
  refuses(t, await mine('PATCH', { status: 'accepted' }, any), 'invalid-input');
  await ask({ contact: 'Somebody else' });
  await mine('PATCH', { ...asked, message: 'Before' }, any);
  const same = { ...asked, contact: 'Somebody else' };
  isProblem(t, await mine('PATCH', same, any), 'not-possible-now');
  t.equal((await mine('DELETE')).status, 204);
  const gone = (await mine('GET')).json;
  t.match(gone, { status: 'withdrawn', contact: null, message: null, city: asked.city });
  for (const answer of [await mine('DELETE'), await mine('PATCH', { message: 'x' }, any)]) {
    isProblem(t, answer, 'not-possible-now', {
      detail: 'It was withdrawn. Send a new request instead.',
    });
  }
  const open = (await call('GET', `${url}?status=open`)).json.items;
  t.equal(open.length, 1);
});

t.test('a receipt is for its own request, and cannot be guessed', async t => {
  const { stranger, chapter, other, bound, call, ask } = await prepared(t);
  const [one, two] = [await ask(), await ask({ message: 'Another' })];
  const wrong: Record<string, string>[] = [
    {},
    holding(two.receipt),
    holding(''),
    holding(`gira_receipt_${'x'.repeat(43)}`),
    holding(one.receipt.slice(0, -1)),
    holding(one.receipt.toUpperCase()),
  ];
  for (const headers of wrong) {
    for (const by of [stranger, chapter, other]) {
      isProblem(t, await by('GET', `${url}/${one.id}`, undefined, headers), 'not-found');
    }
    for (const by of [stranger, chapter, other, bound, call]) {
      const all = { ...headers, ...any };
      const at = `${url}/${one.id}`;
      isProblem(t, await by('PATCH', at, { message: 'x' }, all), 'not-found');
      isProblem(t, await by('DELETE', at, undefined, all), 'not-found');
    }
  }
  for (const id of [unknown, 'x']) {
    const at = `${url}/${id}`;
    isProblem(t, await stranger('GET', at, undefined, holding(one.receipt)), 'not-found');
    isProblem(t, await stranger('DELETE', at, undefined, holding(one.receipt)), 'not-found');
  }
  const asKey = await stranger('GET', `${url}/${one.id}`, undefined, {
    authorization: `Bearer ${one.receipt}`,
  });
  isProblem(t, asKey, 'unknown-key');
  t.equal((await call('GET', `${url}/${one.id}`)).json.status, 'open');
});

t.test('coordinators read what is asked of their tours and of none, a page at a time', async t => {
  const { stranger, chapter, bound, other, call, ask } = await prepared(t);
  await ask({ message: 'spring' });
  await ask({ message: 'none', tour: null, city: 'boston-ma-us' });
  await ask({ message: 'winter', tour: 'winter' }, call);
  const said = async (by: Call, query = '') =>
    (await by('GET', url + query)).json.items
      .map(({ message }: { message: string }) => message)
      .sort();
  t.same(await said(call), ['none', 'spring', 'winter']);
  t.same(await said(bound), ['none', 'spring']);
  t.same(await said(other), ['none', 'winter']);
  t.same(await said(call, '?tour=spring'), ['spring']);
  t.same(await said(bound, '?tour=winter'), []);
  t.same(await said(call, '?city=boston-ma-us'), ['none']);
  t.same(await said(call, '?status=declined'), []);
  const first = (await bound('GET', `${url}?limit=1`)).json;
  const second = (await bound('GET', `${url}?limit=1&cursor=${first.nextCursor}`)).json;
  t.same([first.items.length, second.items.length, second.nextCursor], [1, 1, null]);
  t.not(first.items[0].id, second.items[0].id);
  refuses(t, await call('GET', `${url}?cursor=x`), 'invalid-input');
  isProblem(t, await stranger('GET', url), 'unknown-key');
  isProblem(t, await chapter('GET', url), 'not-allowed');
});

t.test('nobody asks for what cannot be', async t => {
  const { stranger, chapter, call } = await prepared(t);
  const cities = Array.from({ length: 200 }, (_, n) => `city-${n}`);
  const year = Array.from({ length: 61 }, (_, n) =>
    new Date(Date.UTC(2027, 0, 1 + n)).toISOString().slice(0, 10),
  );
  for (const body of [
    ...[{ city: cities }, { city: cities.join(' ') }, { city: cities.join('-') }],
    ...[{ city: '' }, { city: undefined }, { contact: undefined }, { days: undefined }],
    ...[{ days: [] }, { days: year }, { days: ['2027-02-29'] }],
    ...[
      { days: ['2027-03-01', '2027-03-01'] },
      { offers: ['hall', 'hall'] },
      { offers: ['money'] },
    ],
    ...[{ contact: 'Kim\r\nBcc: all@example.org' }, { contact: 'Kim\nx' }, { contact: ' ' }],
    ...[{ contact: 'Kim\u2028x' }, { contact: 'Kim\0' }, { contact: 'x'.repeat(301) }],
    ...[{ organization: 'Union\nSubject: x' }, { organization: 'Union\u0085x' }],
    ...[{ organization: '' }, { message: 'x'.repeat(4001) }, { message: '\0' }],
    ...[{ status: 'accepted' }, { receipt: 'x' }, { id: unknown }],
  ]) {
    refuses(t, await stranger('POST', url, { ...asked, ...body }), 'invalid-input');
  }
  for (const [body, by, pointer] of [
    [{ tour: 'winter' }, stranger, '/tour'],
    [{ tour: 'winter' }, chapter, '/tour'],
    [{ tour: 'autumn' }, call, '/tour'],
    [{ city: 'atlantis' }, stranger, '/city'],
  ] as const) {
    const answer = await by('POST', url, { ...asked, ...body });
    isProblem(t, answer, 'unknown-reference', { errors: [[pointer, answer.json.detail]] });
  }
  const over = await stranger('POST', url, { ...asked, days: ['2027-03-01', '2026-11-21'] });
  isProblem(t, over, 'invalid-input', {
    errors: [['/days', 'These days are over in Seattle: 2026-11-21.']],
  });
  t.same((await call('GET', url)).json.items, []);
});

t.test('a coordinator declines a request, and who asked reads why', async t => {
  const { stranger, chapter, other, bound, ask } = await prepared(t);
  const { id, receipt } = await ask();
  const at = `${url}/${id}/decline`;
  const reason = 'We never come near.';
  isProblem(t, await stranger('PUT', at, { reason }, any), 'unknown-key');
  isProblem(t, await chapter('PUT', at, { reason }, any), 'not-allowed');
  isProblem(t, await other('PUT', at, { reason }, any), 'not-found');
  isProblem(t, await bound('PUT', at, { reason }), 'version-required');
  refuses(t, await bound('PUT', at, { reason: 'a\nb' }, any), 'invalid-input');
  t.match((await bound('PUT', at, { reason }, any)).json, { id, status: 'declined' });
  const read = await stranger('GET', `${url}/${id}`, undefined, holding(receipt));
  t.match(read.json, { status: 'declined', statusReason: reason });
  isProblem(t, await bound('PUT', at, { reason }, any), 'not-possible-now');
  const late = await bound('PUT', `${url}/${id}/acceptance`, becoming, any);
  isProblem(t, late, 'not-possible-now');
});

t.test('a coordinator makes a leg and a hold of a request in one step', async t => {
  const { stranger, chapter, other, bound, call, ask } = await prepared(t);
  const { id, receipt } = await ask({ organization: 'local-10' });
  const at = `${url}/${id}/acceptance`;
  const body = { ...becoming, event: evening };
  isProblem(t, await stranger('PUT', at, body, any), 'unknown-key');
  isProblem(t, await chapter('PUT', at, body, any), 'not-allowed');
  isProblem(t, await other('PUT', at, body, any), 'not-found');
  isProblem(t, await bound('PUT', at, body), 'version-required');
  const { headers } = await bound('GET', `${url}/${id}`);
  const answer = await bound('PUT', at, body, { 'if-match': headers.etag as string });
  const { request, leg, event } = answer.json;
  t.equal(answer.status, 200);
  t.match(request, { id, status: 'accepted', leg: leg.id, event: event.id });
  t.match(leg, { tour: 'spring', speaker: 'ana', city: { slug: asked.city }, status: 'confirmed' });
  t.match([leg.firstDate, leg.lastDate], ['2027-03-01', '2027-03-02']);
  t.match(event, { ...evening, status: 'hold', leg: leg.id, speakers: ['ana'], host: 'local-10' });
  t.same((await call('GET', `/api/v1/legs/${leg.id}`)).json, leg);
  t.equal((await call('GET', `/api/v1/events/${event.id}`)).status, 200);
  const read = await stranger('GET', `${url}/${id}`, undefined, holding(receipt));
  t.strictSame(read.json, request);
  const late = await stranger('DELETE', `${url}/${id}`, undefined, holding(receipt));
  isProblem(t, late, 'not-possible-now');
});

t.test('of two acceptances at once one is, and what is refused leaves nothing', async t => {
  const { call, ask } = await prepared(t);
  const { id } = await ask();
  const at = `${url}/${id}/acceptance`;
  const legs = async () => (await call('GET', '/api/v1/legs')).json.items.length;
  for (const [body, code, pointer] of [
    [{ ...becoming, lastDate: '2027-02-01' }, 'dates-out-of-order', '/lastDate'],
    [{ ...becoming, speaker: 'jo' }, 'unknown-reference', '/speaker'],
    [{ ...becoming, tour: 'winter' }, 'invalid-input', '/tour'],
    [
      { ...becoming, event: { ...evening, localEnd: '2027-03-01T18:00' } },
      'dates-out-of-order',
      '/event/localEnd',
    ],
    [{ ...becoming, event: { ...evening, venue: unknown } }, 'unknown-reference', '/event/venue'],
    [{ ...becoming, speaker: null, event: evening }, 'invalid-input', '/event/speakers'],
  ] as const) {
    const answer = await call('PUT', at, body, any);
    refuses(t, answer, code);
    t.equal(answer.json.errors[0]?.pointer, pointer, answer.text);
  }
  t.equal(await legs(), 0, 'nothing');
  const body = { ...becoming, event: evening };
  const answers = await Promise.all([1, 2, 3].map(() => call('PUT', at, body, any)));
  t.same(answers.map(({ status }) => status).sort(), [200, 409, 409]);
  t.equal(await legs(), 1);
  t.equal((await call('GET', '/api/v1/events')).json.items.length, 1);
});

t.test(
  'a request to no tour becomes a leg of a tour that is named, and tells no draft',
  async t => {
    const { stranger, call, bound, other, ask } = await prepared(t);
    const { id, receipt } = await ask({ tour: null });
    const at = `${url}/${id}/acceptance`;
    refuses(t, await other('PUT', at, becoming, any), 'invalid-input');
    isProblem(t, await bound('PUT', at, { ...becoming, tour: 'winter' }, any), 'not-allowed');
    const { json } = await other('PUT', at, { ...becoming, tour: 'winter' }, any);
    t.match(json, { leg: { tour: 'winter' }, event: null, request: { tour: null, event: null } });
    const read = await stranger('GET', `${url}/${id}`, undefined, holding(receipt));
    t.notOk(read.text.includes('winter'));
    const gone = await call('DELETE', `/api/v1/legs/${json.leg.id}`, undefined, any);
    t.equal(gone.status, 204);
    const after = await call('GET', `${url}/${id}`);
    t.match(after.json, { status: 'accepted', leg: null }, 'what is erased leaves nothing');
  },
);

t.test('the audit trail tells of every write, and of nobody how to reach them', async t => {
  const { stranger, chapter, bound, other, call, ask } = await prepared(t);
  const { id, receipt } = await ask();
  const at = `${url}/${id}`;
  await stranger('PATCH', at, { contact: 'Jo, +1 206 555 0199' }, { ...any, ...holding(receipt) });
  await stranger('DELETE', at, undefined, holding(receipt));
  await bound('PUT', `${url}/${(await ask()).id}/acceptance`, becoming, any);
  const trail = async (by: Call) => (await by('GET', '/api/v1/changes?type=request')).json.items;
  const entries = await trail(bound);
  t.same(
    entries.map(({ by, kind }: { by: string; kind: string }) => [by, kind]),
    [
      ['nobody in particular', 'added'],
      ['nobody in particular', 'changed'],
      ['nobody in particular', 'changed'],
      ['nobody in particular', 'added'],
      ['tours spring', 'changed'],
    ],
  );
  t.same(entries[1].fields, { contact: { old: 'private', new: 'private, changed' } });
  t.match(entries[2].fields, { status: { new: 'withdrawn' }, contact: { new: null } });
  t.same([(await trail(chapter)).length, (await trail(other)).length], [0, 0]);
  const all = JSON.stringify(await trail(call));
  for (const word of ['206 555', 'Kim', 'fill the hall', receipt])
    t.notOk(all.includes(word), word);
});

t.test('an address without a key asks twenty times an hour, and no log has a receipt', async t => {
  const lines: string[] = [];
  const stream = { write: (line: string) => lines.push(line) };
  const { as } = await testApp(t, { rateLimit: 100, logger: { level: 'trace', stream } });
  const { add } = writing({ as } as never);
  await add('/tours', { title: 'Spring', status: 'published' });
  const ask = (n: number, by = as('public')) => by('POST', url, { ...asked, message: `${n}` });
  const statuses = [];
  for (let n = 0; n < 21; n++) statuses.push((await ask(n)).status);
  t.same(statuses, [...Array(20).fill(201), 429]);
  const refused = await ask(22);
  isProblem(t, refused, 'too-many-requests');
  t.ok(Number(refused.headers['retry-after']) > 3000);
  t.equal((await as('public')('GET', '/api/v1/tours')).status, 200, 'and reads on');
  t.equal((await ask(23, as('coordinator'))).status, 201, 'with a key it is another matter');
  const { json } = await ask(24, as('coordinator'));
  await as('public')('GET', `${url}/${json.id}`, undefined, holding(json.receipt));
  await as('public')('GET', `${url}/${json.id}?x=${json.receipt}`);
  t.ok(lines.length > 0);
  t.notOk(lines.join('').includes(json.receipt));
});

t.test('a request becomes an evening on a leg that is there', async t => {
  const { bound, ask, add } = await prepared(t);
  const days = { firstDate: '2027-03-01', lastDate: '2027-03-02' };
  const leg = await add('/legs', { tour: 'spring', speaker: 'ana', city: asked.city, ...days });
  const far = await add('/legs', { tour: 'spring', speaker: 'ana', city: 'miami-fl-us', ...days });
  const draft = await add('/legs', { tour: 'winter', city: asked.city, ...days });
  const { id } = await ask();
  const accept = (body: object) => bound('PUT', `${url}/${id}/acceptance`, body, any);
  const pointer = async (body: object) => {
    const { json, status } = await accept(body);
    return [status, json.errors[0].pointer];
  };
  t.same(await pointer({}), [422, '/firstDate']);
  t.same(await pointer({ leg: leg.id, firstDate: '2027-03-01' }), [422, '/firstDate']);
  t.same(await pointer({ leg: far.id }), [422, '/leg'], 'in another city');
  t.same(await pointer({ leg: draft.id }), [422, '/leg'], 'of another tour');
  const { status, json } = await accept({ leg: leg.id, event: evening });
  t.equal(status, 200);
  t.match(json, { request: { status: 'accepted', leg: leg.id }, leg: { id: leg.id } });
  t.match(json.event, { leg: leg.id, speakers: ['ana'], status: 'hold' });
});
