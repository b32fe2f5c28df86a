// Every secret is a word of its own. Whoever may not know of it asks everything that can be asked.
import t, { type Test } from 'tap';
import { type Answer, type Call, type Somebody, testApp } from '../../support/app.js';
import { operationsOf } from '../../support/operations.js';
import { addressesOf, pagesOf, readsOf, Secrets, saidBy } from '../../support/secrets.js';

const api = '/api/v1';
const any = { 'if-match': '*' };
const at = (day: number, from: number, to: number) => ({
  localStart: `2027-02-${String(day).padStart(2, '0')}T${from}:00`,
  localEnd: `2027-02-${String(day).padStart(2, '0')}T${to}:00`,
});

/** Two chapters with much to hide from each other, on a tour that is published and one that is not. */
async function prepared(t: Test) {
  const test = await testApp(t);
  const root = test.as('coordinator');
  const [a, b] = [new Secrets(), new Secrets()];
  /** What coordinators of other tours may know besides: the register of venues is theirs, too. */
  const ofVenues = new Set<string>();
  const made = await registers(root, b, ofVenues);
  const { add } = made;
  const keyOf = async (body: object) => (await add('/keys', body)).key as string;
  const chapterA = {
    key: await keyOf({ role: 'chapter', organization: 'local-a', label: a.of('label') }),
  };
  const chapterB = {
    key: await keyOf({ role: 'chapter', organization: 'local-b', label: b.of('label') }),
  };
  const theirs = await eventsOfB({ ...made, ofB: test.as(chapterB), root, b });
  const own = await thingsOfA(test.as(chapterA), a);
  const subscriptions = await subscribed(test.as(chapterB), b);
  const webhooks = await hooked(test.as(chapterB), b);
  const arrangements = await arranged(test.as(chapterB), theirs.confirmed!, b);
  const feeds = [
    ...(await feedsOf(test.as(chapterA), feedsOfChapter)),
    ...(await feedsOf(test.as({ tours: ['other-tour'] }), feedsOfOtherTour)),
  ];
  const { conflicts } = await waived(root, b);
  const link = await test.as(chapterA)('PUT', `${api}/events/${own.event}/link`, {}, any);
  const others: Record<string, Somebody> = {
    ...{ public: 'public', chapter: chapterA, link: { key: link.json.token } },
    coordinator: {
      key: await keyOf({ role: 'coordinator', tours: ['other-tour'], label: 'Other' }),
    },
  };
  const whole = { ...made, conflicts, subscriptions, webhooks, arrangements, feeds };
  return { ...test, root, a, b, ofVenues, made: whole, theirs, own, others, chapterA, chapterB };
}

/** Accepts every conflict, for a reason that is nobody else's. */
async function waived(root: Call, b: Secrets): Promise<{ conflicts: string[] }> {
  const { json } = await root('GET', `${api}/conflicts?limit=100`);
  const conflicts = json.items.map(({ fingerprint }: { fingerprint: string }) => fingerprint);
  const reason = b.of('reason of the waiver');
  for (const fingerprint of conflicts) {
    const answer = await root('PUT', `${api}/conflicts/${fingerprint}/waiver`, { reason });
    if (answer.status !== 200) throw new Error(answer.text);
  }
  return { conflicts };
}

/** The id of a private calendar whose name is nobody else's. */
async function subscribed(call: Call, b: Secrets): Promise<string[]> {
  const body = { kind: 'organization', label: b.of('label of the calendar') };
  return [(await adding(call)('/subscriptions', body)).id];
}

/** The id of a webhook at an address, and with a secret, that even who made it reads no more. */
async function hooked(call: Call, b: Secrets): Promise<string[]> {
  const url = `https://hooks.invalid/${b.of('address of a webhook')}`;
  const secret = `${b.of('secret of a webhook')}-secret`;
  return [(await adding(call)('/webhooks', { url, secret })).id];
}

/** The id of what a chapter arranges around its event, in words that are nobody else's. */
async function arranged(call: Call, event: string, b: Secrets): Promise<string[]> {
  const texts = ['place', 'provider', 'contact', 'notes'];
  const said = Object.fromEntries(texts.map(each => [each, b.of(`${each} of the lodging`)]));
  return [(await adding(call)('/arrangements', { event, kind: 'lodging', ...said })).id];
}

const [tour, speaker] = ['public-tour', 'ana'];
const feedsOfChapter = [
  ...[{ kind: 'organization' }, { kind: 'tour', tour }],
  ...[
    { kind: 'speaker', speaker },
    { kind: 'speaker', speaker: 'bo', tour },
  ],
];
const feedsOfOtherTour = [
  ...[
    { kind: 'organization', organization: 'local-b' },
    { kind: 'tour', tour: 'other-tour' },
  ],
  { kind: 'speaker', speaker },
];

/** The tokens of private calendars: whoever has them sees what their maker does. */
async function feedsOf(call: Call, bodies: readonly object[]): Promise<string[]> {
  const made = bodies.map(body => adding(call)('/subscriptions', { ...body, label: 'Crew' }));
  return (await Promise.all(made)).map(({ url }) => url.split('/').at(-2) as string);
}

function adding(call: Call) {
  return async (path: string, body: object) => {
    const answer = await call('POST', `${api}${path}`, body);
    if (answer.status !== 201) throw new Error(`${path}: ${answer.text}`);
    return answer.json;
  };
}

async function registers(root: Call, b: Secrets, ofVenues: Set<string>) {
  const add = adding(root);
  for (const name of ['Local A', 'Local B']) await add('/organizations', { name });
  await add('/tours', { title: 'Public Tour', status: 'published' });
  await add('/tours', { title: 'Other Tour', status: 'published' });
  const draft = (await add('/tours', { title: b.of('draft'), summary: b.of('summary') })).slug;
  await add('/speakers', { name: 'Ana' });
  await add('/speakers', { name: b.of('real name'), publicName: 'Bo' });
  const hidden = (await add('/speakers', { name: b.of('private speaker'), visibility: 'private' }))
    .slug;
  const interpreter = (await add('/speakers', { name: b.of('interpreter'), kind: 'interpreter' }))
    .slug;
  const seattle = { city: 'seattle-wa-us', firstDate: '2027-02-01', lastDate: '2027-02-20' };
  const legs = [
    await add('/legs', { tour: 'public-tour', speaker: 'ana', ...seattle }),
    await add('/legs', { tour: 'public-tour', speaker: 'bo', ...seattle }),
    await add('/legs', { tour: 'public-tour', speaker: hidden, ...seattle }),
    await add('/legs', { tour: draft, speaker: 'ana', ...seattle, city: 'tacoma-wa-us' }),
  ].map(({ id }) => id as string);
  const secret = (what: string) => {
    ofVenues.add(what);
    return b.of(what);
  };
  const venue = async (reveal: string) => {
    const what = `${reveal} venue's`;
    const hidden = reveal !== 'public' && {
      ...{ street: secret(`${what} street`), rooms: [secret(`${what} room`)] },
      latitude: b.number(`${what} latitude`, [47, 48]),
      longitude: b.number(`${what} longitude`, [-123, -122]),
    };
    for (const field of ['latitude', 'longitude']) ofVenues.add(`${what} ${field}`);
    const inside = { contact: secret(`${what} contact`), notes: secret(`${what} notes`) };
    const base = { name: `Hall with ${reveal}`, organization: 'local-b', city: 'seattle-wa-us' };
    return (await add('/venues', { ...base, reveal, ...hidden, ...inside, force: true })).id;
  };
  const venues: Record<string, string> = {};
  for (const reveal of ['city', 'confirmed', 'public']) venues[reveal] = await venue(reveal);
  const proposals = [await proposed(add, 'public-tour', b), await proposed(add, draft, b)];
  const requests = [await requested(add, 'public-tour', b), await requested(add, draft, b)];
  return { add, draft, hidden, interpreter, legs, venues, proposals, requests };
}

/** The id of a proposal that has a title which is nobody else's. */
async function proposed(add: ReturnType<typeof adding>, tour: string, b: Secrets) {
  const requests = [{ title: b.of('proposed title'), city: 'seattle-wa-us', speaker: 'ana' }];
  return (await add(`/tours/${tour}/proposals`, { requests })).id as string;
}

/** The id of a request by somebody who is known to nobody else. */
async function requested(add: ReturnType<typeof adding>, tour: string, b: Secrets) {
  const [contact, message] = [b.of('contact of a request'), b.of('message of a request')];
  const organization = b.of('name in a request');
  const place = { city: 'seattle-wa-us', days: ['2027-02-03'] };
  return (await add('/requests', { tour, ...place, contact, message, organization })).id as string;
}

type Made = Registers & { ofB: Call; root: Call; b: Secrets };

async function eventsOfB({ ofB, root, b, venues, interpreter, hidden, draft }: Made) {
  const decide = async (id: string, noun: string, body: object = {}) => {
    const answer = await root('PUT', `${api}/events/${id}/${noun}`, body, any);
    if (answer.status !== 200) throw new Error(`${noun}: ${answer.text}`);
  };
  const event = async (what: string, day: number, fields: object = {}, call = ofB) => {
    const body = {
      ...{ tour: 'public-tour', speakers: ['ana'], title: b.of(`${what}'s title`) },
      ...{ description: b.of(`${what}'s description`), ...at(day, 18, 20) },
      ...{ joinUrl: `https://${b.of(`${what}'s joinUrl`)}.test`, attendance: 'hybrid' },
      ...{ url: `https://${b.of(`${what}'s url`)}.test`, venue: venues.city },
      expectedAttendance: b.number(`${what}'s attendance`, [100_000, 999_999]),
      ...fields,
    };
    return (await adding(call)('/events', body)).id as string;
  };
  const ids: Record<string, string> = {};
  ids.proposal = await event('proposal', 1, { speakers: ['ana', 'bo'] });
  ids.hold = await event('hold', 2, { venue: venues.confirmed });
  await decide(ids.hold, 'hold');
  ids.private = await event(
    'private event',
    3,
    { visibility: 'private', host: 'local-b', interpreter },
    root,
  );
  await decide(ids.private, 'confirmation');
  ids.rejected = await event('rejected', 4);
  await decide(ids.rejected, 'rejection', { reason: b.of('reason of the rejection') });
  ids.hiddenSpeaker = await event(
    'private speaker',
    5,
    { speakers: [hidden], venue: venues.confirmed, host: 'local-b' },
    root,
  );
  await decide(ids.hiddenSpeaker, 'confirmation');
  ids.draft = await event('draft', 6, { tour: draft, host: 'local-b' }, root);
  await decide(ids.draft, 'confirmation');
  const open = { title: 'Evening', description: null, url: null, joinUrl: null };
  const inside = { host: 'local-b', interpreter, room: null };
  ids.confirmed = await event('confirmed', 7, { ...open, ...inside }, root);
  await decide(ids.confirmed, 'confirmation');
  const wanted = { title: b.of('pending title'), description: b.of('pending description') };
  await ofB('PATCH', `${api}/events/${ids.confirmed}`, wanted, any);
  ids.cancelled = await event('cancelled', 8, { ...open, ...inside }, root);
  await decide(ids.cancelled, 'confirmation');
  await decide(ids.cancelled, 'cancellation', { reason: b.of('reason of the cancellation') });
  for (const word of [...b.words]) {
    const unused = /^(confirmed|cancelled)'s (title|description|url|joinUrl)/.test(word[1]);
    if (unused) b.words.delete(word[0]);
  }
  return ids;
}

async function thingsOfA(call: Call, a: Secrets) {
  const add = adding(call);
  const inside = { street: a.of('street'), contact: a.of('contact'), notes: a.of('notes') };
  const venue = (await add('/venues', { name: 'House of A', city: 'seattle-wa-us', ...inside })).id;
  const said = { title: a.of('title'), description: a.of('description') };
  const base = { tour: 'public-tour', speakers: ['ana'], venue, ...said };
  const event = (await add('/events', { ...base, ...at(3, 19, 21) })).id as string;
  for (const day of [1, 2, 5, 6, 7]) {
    await add('/events', {
      ...base,
      speakers: ['ana', 'bo'],
      title: 'Another',
      ...at(day, 19, 21),
    });
  }
  return { venue: venue as string, event };
}

const world = await prepared(t);

t.test('everybody finds their own', async t => {
  const { as, a, b, own, theirs, made, chapterA, chapterB } = world;
  const read = async (somebody: Somebody, ids: string[], venues: string[]) => {
    const paths = [
      '/events?limit=100',
      '/venues',
      '/conflicts',
      '/changes?limit=100',
      '/subscriptions',
      '/webhooks',
      '/arrangements',
    ];
    paths.push(...ids.map(id => `/events/${id}`), ...venues.map(id => `/venues/${id}`));
    const answers = await Promise.all(paths.map(path => as(somebody)('GET', `${api}${path}`)));
    return answers.map(saidBy).join('\n');
  };
  const ofA = await read(chapterA, [own.event], [own.venue]);
  t.same(a.in(ofA).sort(), [...a.words.values()].sort(), 'A');
  const ofB = await read(chapterB, Object.values(theirs), Object.values(made.venues));
  // Of drafts, of people without their public name, of why something was accepted and of what is
  // only proposed or asked for nobody but coordinators reads.
  const notTheirs = [
    ...['summary', 'real name', 'reason of the waiver', 'proposed title'],
    ...['address of a webhook', 'secret of a webhook'],
    ...['contact of a request', 'message of a request', 'name in a request'],
  ];
  t.same(
    b.in(ofB).sort(),
    [...b.words.values()].filter(what => !notTheirs.includes(what)).sort(),
    'B',
  );
});

t.test('nobody finds a word of what is not theirs, wherever they read', async t => {
  const { app, as, b, ofVenues, made, theirs, others } = world;
  const reads = readsOf(app, valuesOf(made, theirs), idsOf(made, theirs));
  t.comment(`${reads.length} addresses a reader`);
  for (const [who, somebody] of Object.entries(others)) {
    const call = as(somebody);
    const leaks = new Set<string>();
    const wrong = new Set<string>();
    for (const read of reads) {
      const { url } = read;
      const pages = await pagesOf(call, read);
      const found = pages.flatMap(page => b.in(saidBy(page), decodeURIComponent(url)));
      for (const what of found) {
        if (who !== 'coordinator' || !ofVenues.has(what)) leaks.add(`${what} at ${url}`);
      }
      const faults = pages.flatMap(({ status }) => (status >= 500 ? [String(status)] : []));
      for (const fault of [...faults, ...pageFaults(pages)]) wrong.add(`${url}: ${fault}`);
      if (url.includes('?')) continue;
      const head = await call('HEAD', url);
      if (head.status !== pages[0]!.status) wrong.add(`HEAD ${url}: ${head.status}`);
    }
    t.same([...leaks], [], `${who}: no leaks`);
    t.same([...wrong], [], `${who}: whole pages`);
  }
});

/** What a page tells of things that are not on it. */
function pageFaults(answers: Answer[]): string[] {
  const pages = answers.slice(1);
  return pages.flatMap(({ json }, index) => {
    const { items, nextCursor } = json;
    if (items.length !== 1) return [`page ${index} has ${items.length}`];
    if (nextCursor === null) return index === pages.length - 1 ? [] : ['ends early'];
    if (index === pages.length - 1) return ['the last page has a cursor'];
    const key: string[] = JSON.parse(Buffer.from(nextCursor, 'base64url').toString());
    const isOwn = (part: string) =>
      /^\d?$/.test(part) || JSON.stringify(items).toLowerCase().includes(part);
    return key.every(part => isOwn(part.toLowerCase()))
      ? []
      : [`the cursor ${key} is of something else`];
  });
}

type Registers = Awaited<ReturnType<typeof registers>> & {
  conflicts?: string[];
  subscriptions?: string[];
  webhooks?: string[];
  arrangements?: string[];
  feeds?: string[];
};

/** Everything that has an address, by the first word of it. */
function idsOf(made: Registers, theirs: Record<string, string>): Record<string, string[]> {
  const { draft, hidden, interpreter, legs, venues } = made;
  return {
    ...{ tours: ['public-tour', draft], speakers: ['ana', 'bo', hidden, interpreter] },
    ...{ coasts: ['us-west-coast'], cities: ['seattle-wa-us', 'tacoma-wa-us'], legs },
    ...{ organizations: ['local-b'], venues: Object.values(venues), keys: [...legs] },
    ...{ events: Object.values(theirs), conflicts: made.conflicts ?? [] },
    ...{ proposals: made.proposals, requests: made.requests },
    arrangements: made.arrangements ?? [],
    notices: ['1', '2', '3'],
    ...{
      subscriptions: made.subscriptions ?? [],
      webhooks: made.webhooks ?? [],
      private: made.feeds ?? [],
      sheets: made.feeds ?? [],
    },
  };
}

function valuesOf(made: Registers, theirs: Record<string, string>) {
  const people = ['ana', 'bo', made.hidden, made.interpreter];
  const organizations = ['local-a', 'local-b'];
  return {
    ...{ tour: ['public-tour', 'other-tour', made.draft], speaker: people, host: organizations },
    ...{ organization: organizations, venue: Object.values(made.venues), country: ['US'] },
    near: ['seattle-wa-us'],
    ...{ city: ['seattle-wa-us', 'tacoma-wa-us'], coast: ['us-west-coast'], q: ['sea', 'a'] },
    ...{ firstDate: ['2027-02-03'], lastDate: ['2027-02-07'], since: ['2020-01-01T00:00:00Z'] },
    rule: ['speaker-double-booked', 'venue-double-booked', 'interpreter-double-booked'],
    ...{ event: Object.values(theirs), leg: made.legs },
    subject: [...Object.values(theirs), ...Object.values(made.venues), ...people, 'local-b'],
  };
}

t.test('nobody finds a word of it by what they write, and changes nothing', async t => {
  const { app, as, root, b, ofVenues, made, theirs, others } = world;
  const before = await snapshot(root, theirs, made.venues);
  const targets = operationsOf(app, api)
    .filter(({ method, path }) => method !== 'GET' && /\{(?!coast|organization)/.test(path))
    .flatMap(({ method, path, requestBody }) => {
      const fields = Object.keys(requestBody?.content['application/json']?.schema.properties ?? {});
      const bodies = [{}, { title: 'Ours' }, { reason: 'x' }, { with: theirs.hold }, { bio: 'x' }];
      const fitting = [...bodies, { reveal: 'public' }, { kind: 'rest' }].filter(body =>
        Object.keys(body).every(field => fields.includes(field)),
      );
      const urls = addressesOf(path, idsOf(made, theirs));
      return urls.flatMap(url => fitting.map(body => [method as 'PUT', url, body] as const));
    });
  t.comment(`${targets.length} writes to what is not theirs`);
  for (const [who, somebody] of Object.entries(others)) {
    const call = as(somebody);
    const leaks = new Set<string>();
    const broken: string[] = [];
    const send = async (method: 'POST' | 'PUT', url: string, body: object) => {
      const answer = await call(method, url, body, any);
      const sent = JSON.stringify([url, body]);
      for (const what of b.in(saidBy(answer), sent)) {
        // Whoever may put people on their own tour may know who they are.
        const isKnown = who === 'coordinator' && (ofVenues.has(what) || what === 'real name');
        if (!isKnown) leaks.add(`${what}: ${method} ${sent}`);
      }
      if (answer.status >= 500) broken.push(`${method} ${sent}: ${answer.status}`);
      return answer;
    };
    for (const event of collisions(made)) await send('POST', `${api}/checks`, { event });
    for (const event of collisions(made).filter((_, index) => index % 5 === 0)) {
      await send('POST', `${api}/events`, event);
    }
    for (const reveal of Object.keys(made.venues)) {
      await send('POST', `${api}/venues`, { name: `Hall with ${reveal}`, city: 'seattle-wa-us' });
    }
    for (const [method, url, body] of targets) {
      const answer = await send(method, url, body);
      if (answer.status < 300) broken.push(`${method} ${url}: ${answer.status}`);
    }
    t.same([...leaks], [], `${who}: no leaks`);
    t.same(broken, [], `${who}: no write`);
  }
  t.strictSame(await snapshot(root, theirs, made.venues), before);
});

/** Events at the hours of all of theirs, with everybody and everywhere that they are. */
function collisions({ venues, hidden, interpreter, draft }: Registers) {
  const who = { tour: 'public-tour', speakers: ['ana', 'bo'] };
  const events = [
    ...[who, ...Object.values(venues).map(venue => ({ ...who, venue }))],
    { ...who, speakers: [hidden] },
    { ...who, tour: draft },
    { ...who, tour: 'other-tour', interpreter },
    { ...who, tour: 'other-tour', room: 'Attic', venue: venues.city },
  ];
  return [1, 2, 3, 5, 6, 7].flatMap(day =>
    events.map(event => ({
      ...{ ...event, ...at(day, 17, 22), title: 'Ours', timeZone: 'America/Los_Angeles' },
    })),
  );
}

async function snapshot(
  root: Call,
  events: Record<string, string>,
  venues: Record<string, string>,
) {
  const paths = [
    ...Object.values(events).map(id => `/events/${id}`),
    ...Object.values(venues).map(id => `/venues/${id}`),
  ];
  return Promise.all(paths.map(async path => (await root('GET', `${api}${path}`)).json));
}
