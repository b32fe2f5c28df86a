// Requests that nobody would write, to each operation of the API.
import fc from 'fast-check';
import t from 'tap';
import { counts, seed } from '../../campaign/counts.js';
import { KEY, testApp } from '../../support/app.js';
import { type Operation, pathsOf, undeclared } from '../../support/declared.js';
import { fitting, hostile, hostileText, type Known, spoiled } from '../../support/from-schema.js';
import { inject } from '../../support/inject.js';

const numRuns = counts.fuzz;

type Parameter = NonNullable<Operation['parameters']>[number];
type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
type Request = { method: Method; url: string; headers: Record<string, string>; payload?: string };

const { app, as } = await testApp(t);
const call = as('coordinator');

/** Slugs and ids that exist, for requests that come through. */
const known: Known = {
  ...{ tour: [], speaker: [], organization: [], id: [], coast: ['us-east-coast', 'us-west-coast'] },
  ...{ city: ['boston-ma-us', 'seattle-wa-us'], rule: ['legs-overlap'], country: ['US'] },
};
for (const [kind, path, body] of [
  ['organization', 'organizations', { name: 'Union' }],
  ['speaker', 'speakers', { name: 'Ana Ruiz', visibility: 'after' }],
  ['speaker', 'speakers', { name: 'Jo' }],
  ['tour', 'tours', { title: 'Tour', status: 'published' }],
  ['tour', 'tours', { title: 'Delegation', kind: 'delegation' }],
  ['id', 'legs', { tour: 'tour', speaker: 'ana-ruiz', ...days(8, 12), city: 'boston-ma-us' }],
  ['id', 'legs', { tour: 'tour', speaker: 'jo', ...days(9, 9), city: 'seattle-wa-us' }],
] as const) {
  const { json } = await call('POST', `/api/v1/${path}`, body);
  known[kind]!.push(json.slug ?? json.id);
}
Object.assign(known, { tours: known.tour, lead: known.organization, senders: known.organization });
Object.assign(known, { supporters: known.organization, parent: known.organization });
known.slug = [known.tour, known.speaker, known.coast, known.city].flatMap(names => names ?? []);

Object.assign(known, { speakers: known.speaker, interpreter: known.speaker, host: ['union'] });
Object.assign(known, { room: ['Hall A', 'attic'], timeZone: ['America/New_York', 'us/eastern'] });
Object.assign(known, { subject: ['tour', 'jo'], text: ['Boston - February 8-9'] });
const chapter = await keyOf({ role: 'chapter', organization: 'union', label: 'Union' });
const ofTour = await keyOf({ role: 'coordinator', tours: ['delegation'], label: 'Delegation' });

/** Who asks: mostly who may, and everybody else; null sends no key. */
const askers: (string | null)[] = [KEY, KEY, KEY, chapter, chapter, ofTour, null];

/** Bodies that come through, in which one field or two are changed. */
const evening = { tour: 'tour', speakers: ['ana-ruiz'], title: 'Evening', venue: '' };
const hours = { localStart: '2026-11-09T10:00', localEnd: '2026-11-09T10:50' };
const examples: Record<string, () => object> = {
  addEvent: () => ({ ...evening, ...hours }),
  checkEvent: () => ({ event: { ...evening, ...hours } }),
  changeEvent: () => ({ ...hours }),
  addVenue: () => ({ name: 'Hall', city: 'boston-ma-us' }),
  setBusyCalendar: () => ({ url: 'http://10.0.0.1/a.ics' }),
  addLeg: () => ({ tour: 'tour', speaker: 'jo', city: 'boston-ma-us', ...days(1, 2) }),
  addArrangement: () => ({ leg: known.leg?.[0], kind: 'lodging' }),
  addSubscription: () => ({ kind: 'speaker', speaker: 'jo', label: 'Crew' }),
  setOutcome: () => ({ attendance: 5, moneyRaised: [{ amount: 1.5, currency: 'USD' }] }),
  addWebhook: () => ({ url: 'http://198.41.0.4/hook' }),
  addRequest: () => ({ city: 'boston-ma-us', days: ['2027-03-01'], contact: 'Kim' }),
  acceptRequest: () => ({ tour: 'tour', speaker: 'jo', ...days(1, 2) }),
  importAnnouncement: () => ({ text: 'Tour\n\nJo will tour the East Coast.\nBoston - May 8-9' }),
};

/** Who holds one of the requests. */
const receipt = { now: '' };

/** New things in the place of those that requests have changed, cancelled or erased by now. */
async function refill(): Promise<void> {
  const hall = { name: 'Hall', city: 'boston-ma-us', rooms: ['Hall A', 'Attic'], force: true };
  const ids = {
    arrangements: [],
    venues: [],
    events: [],
    keys: [],
    legs: [],
    subscriptions: [],
    webhooks: [],
    requests: [],
  } as Record<string, string[]>;
  const add = async (kind: string, body: object) => {
    const { json } = await call('POST', `/api/v1/${kind}`, body);
    ids[kind]!.push(json.id);
    return json;
  };
  for (const organization of ['union', null]) await add('venues', { ...hall, organization });
  evening.venue = ids.venues![1]!;
  for (const [hour, host] of [10, 10, 12, 14].map((hour, n) => [hour, n % 2 ? 'union' : null])) {
    const when = { localStart: `2026-11-09T${hour}:00`, localEnd: `2026-11-09T${hour}:50` };
    await add('events', { ...evening, ...when, host });
  }
  await call('PUT', `/api/v1/events/${ids.events![2]}/confirmation`, {}, { 'if-match': '*' });
  const linked = `/api/v1/events/${ids.events![1]}/link`;
  askers[7] = (await call('PUT', linked, {}, { 'if-match': '*' })).json.token;
  await add('legs', { tour: 'delegation', ...days(1, 1), country: 'SV' });
  await add('keys', { role: 'coordinator', label: 'Ana' });
  await add('arrangements', { leg: ids.legs![0], kind: 'contact' });
  await add('arrangements', { event: ids.events![1], kind: 'meal' });
  await add('webhooks', { url: 'http://198.41.0.4/hook' });
  await add('subscriptions', { kind: 'tour', tour: 'tour', label: 'Crew' });
  const asked = { tour: null, city: 'boston-ma-us', days: ['2027-03-01'], contact: 'Kim' };
  await add('requests', { ...asked, message: `${Math.random()}` });
  receipt.now = (await add('requests', { ...asked, message: `${Math.random()}` })).receipt;
  Object.assign(known, { ...ids, venue: ids.venues, with: ids.events, leg: ids.legs });
  known.event = ids.events!;
  known.id = Object.values(ids).flat();
}
await refill();

t.comment(`seed ${seed}, ${numRuns} requests to each operation`);
t.setTimeout(300_000 + numRuns * 15_000);

/** Whatever takes something away comes last. */
const operations = Object.entries(await pathsOf(app))
  .flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  .sort((one, other) => Number(one.method === 'delete') - Number(other.method === 'delete'));

for (const { path, method, operation } of operations) {
  const name = `${method.toUpperCase()} ${path}`;
  t.test(`${name} answers whatever it is asked as it declares`, async t => {
    if (
      method !== 'get' &&
      /arrangements|venues|events|legs|keys|subscriptions|webhooks|requests/.test(path)
    )
      await refill();
    const requests = requestOf(method.toUpperCase() as Method, path, operation);
    const statuses = new Map<number, number>();
    const property = fc.asyncProperty(requests, async request => {
      const answer = await inject(app, request);
      statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1);
      const { statusCode: status } = answer;
      const wrong = status >= 500 ? status : await undeclared(app, request, answer);
      if (wrong !== null) throw new Error(`${wrong}: ${answer.body.slice(0, 500)}`);
    });
    await fc.assert(property, { seed, numRuns, includeErrorInReport: true });
    t.ok(
      statuses.size > 0,
      [...statuses]
        .sort()
        .map(each => each.join(' × '))
        .join(', '),
    );
  });
}

function requestOf(method: Method, path: string, operation: Operation): fc.Arbitrary<Request> {
  const { parameters = [], requestBody } = operation;
  const names = parameters.filter(each => each.in === 'path');
  const query = parameters.filter(each => each.in === 'query');
  const [, kind = ''] = /^\/api\/v1\/(\w+)/.exec(path) ?? [];
  return fc
    .tuple(
      fc.tuple(
        ...names.map(({ name, schema }) =>
          mostly(text(fitting(schema, known, name === 'id' ? kind : name)), hostileText),
        ),
      ),
      queryOf(query),
      requestBody
        ? payloadOf(requestBody, examples[operation.operationId])
        : fc.constant(undefined),
      headersOf(),
    )
    .map(([values, search, payload, headers]) => {
      const left = values.map(value => encoded(pathName(value)));
      const address = path.replace(/\{\w+\}/g, () => left.shift()!);
      const url = search === '' ? address : `${address}?${search}`;
      return payload === undefined ? { method, url, headers } : { method, url, headers, payload };
    });
}

function queryOf(parameters: Parameter[]): fc.Arbitrary<string> {
  const pairs = parameters.map(({ name, schema }) =>
    mostly(text(fitting(schema, known, name)), hostileText).map(value => [name, value] as const),
  );
  const forged = fc
    .oneof(
      hostile,
      fc.array(
        fc.oneof(hostileText, fc.constantFrom('2026-11-08', ...Object.values(known).flat())),
      ),
    )
    .map(key => ['cursor', Buffer.from(JSON.stringify(key)).toString('base64url')] as const);
  const odd = fc.tuple(hostileText, hostileText);
  const usual =
    pairs.length === 0 ? fc.constant([]) : fc.subarray(pairs).chain(p => fc.tuple(...p));
  return fc
    .tuple(usual, fc.array(fc.oneof(forged, odd), { maxLength: 1 }), fc.integer({ max: 9, min: 0 }))
    .map(([some, more, dice]) => (dice < 3 ? [...some, ...more] : some))
    .map(all => all.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&'));
}

function payloadOf(
  { content }: NonNullable<Operation['requestBody']>,
  example: (() => object) | undefined,
): fc.Arbitrary<string> {
  const body = fitting(content['application/json']!.schema, known);
  return fc.oneof(
    ...(example ? [{ arbitrary: body.map(each => changed(example(), each)), weight: 8 }] : []),
    { arbitrary: body.map(each => JSON.stringify(each)), weight: 5 },
    { arbitrary: spoiled(body).map(each => JSON.stringify(each) ?? ''), weight: 4 },
    { arbitrary: hostile.map(each => JSON.stringify(each)), weight: 1 },
    { arbitrary: hostileText, weight: 1 },
  );
}

/** An example, in which two fields at most are as in another body; of one that holds one, that one's. */
function changed(example: object, body: unknown): string {
  const [[name, inner] = ['', null]] = Object.entries(example);
  if (name === 'event') {
    const event = changed(inner, (body as { event?: object }).event ?? {});
    return `{"event":${event}}`;
  }
  const fields = Object.entries(body as object);
  const picked = fields.filter((_, at) => (at * 7 + fields.length) % 9 === 0).slice(0, 2);
  return JSON.stringify({ ...example, ...Object.fromEntries(picked) });
}

function headersOf(): fc.Arbitrary<Record<string, string>> {
  const tag = fc.constantFrom('*', '*', '*', '"x"', 'W/"x"', '', ',', '"');
  return fc
    .record(
      {
        authorization: oddly(
          fc.constantFrom(...askers.map(secret => secret && `Bearer ${secret}`)),
          fc.constantFrom('Bearer x', 'Basic eDp5', 'x', ''),
        ),
        'content-type': oddly(
          fc.constant('application/json'),
          fc.constantFrom('text/plain', 'application/jsonx', 'x', ''),
        ),
        'idempotency-key': oddly(fc.uuid(), fc.constantFrom('a', '', 'a b', 'ñ', 'x'.repeat(201))),
        'if-match': oddly(fc.constant('*'), tag),
        'if-none-match': tag,
        'gira-receipt': oddly(fc.constant(receipt.now), fc.constantFrom('', 'x')),
        accept: fc.constantFrom('*/*', 'text/html', 'x'),
      },
      { requiredKeys: ['authorization', 'content-type', 'if-match'] },
    )
    .map(({ authorization, ...headers }) =>
      // Nobody in particular sends none.
      authorization === null ? headers : { authorization, ...headers },
    );
}

function oddly<T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ arbitrary: usual, weight: 20 }, { arbitrary: odd, weight: 1 });
}

function mostly<T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ arbitrary: usual, weight: 6 }, { arbitrary: odd, weight: 1 });
}

function text(values: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  return values.map(String);
}

/** No name at all, or dots alone, are the address of something else. */
function pathName(value: string): string {
  return /^\.{0,2}$/.test(value) ? '-' : value;
}

/** As a browser writes it; a lone surrogate, which it cannot write, as bytes that are no UTF-8. */
function encoded(value: string): string {
  const lone = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
  return value.slice(0, 2000).split(lone).map(encodeURIComponent).join('%ED%A0%80');
}

async function keyOf(body: object): Promise<string> {
  return (await call('POST', '/api/v1/keys', body)).json.key;
}

function days(first: number, last: number) {
  const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}`;
  return { firstDate: day(first), lastDate: day(last) };
}
