// Who may what: every operation of the OpenAPI document, by everybody, on what is theirs and what is
// not. What is expected follows from the document; what does not is in `exceptions`, with its reason.
import t from 'tap';
import { fingerprintOf } from '../../../src/domain/conflicts/fingerprint.js';
import { insertNotice } from '../../../src/store/notices.js';
import { type Answer, type Call, type Somebody, testApp } from '../../support/app.js';
import { type Operation, operationsOf } from '../../support/operations.js';

/** Whose a thing is: ours, somebody else's and hidden from us, somebody else's and published. */
const whose = ['own', 'hidden', 'public'] as const;
type Whose = (typeof whose)[number];
type Who = 'nobody' | 'wrong' | 'revoked' | 'chapter' | 'link' | 'tour' | 'all';
type Cell = `${Who} ${Whose}`;
const cells: Cell[] = [
  ...(['nobody public', 'nobody hidden', 'wrong public', 'revoked public'] as const),
  ...(['chapter own', 'chapter hidden', 'chapter public', 'link own', 'link hidden'] as const),
  ...(['link public', 'tour own', 'tour hidden', 'tour public', 'all hidden'] as const),
];

const { app, as, store, clock } = await testApp(t);
const root = as('coordinator');
const any = { 'if-match': '*' };
const days = { firstDate: '2027-03-01', lastDate: '2027-03-02' };
/** Nobody answers there, and nobody asks in these tests. */
const hookUrl = 'https://hooks.invalid/gira';
let count = 0;
const next = () => count++;
const { add, tours, speakers, organizations } = await prepared();
const makers = {
  city: async () => 'boston-ma-us',
  tour,
  speaker,
  organization,
  coast,
  legs,
  venues,
  events,
  keys,
  subscriptions,
  webhooks,
  arrangements,
  fingerprint,
  proposals,
  requests,
  notices,
};
/** The receipts of requests, by their ids. */
const receipts = new Map<string, string>();
const fixed = new Map<string, Promise<string>>();
const callers = await callersOf();

/**
 * What each operation with a body is sent, given the thing's owner; the least that would succeed.
 * Operations with no entry are sent none, which a document that asks for one does not allow.
 */
const bodies: Record<string, (of: Whose) => object | Promise<object>> = {
  importAnnouncement: of => ({
    ...{ text: `${tours[of]}\n\nBoston - February 8-9`, year: 2027, title: tours[of] },
  }),
  importDirectory: of => ({ text: 'In Canada\nUnifor', tour: tours[of] }),
  addTour: () => ({ title: 'Another' }),
  changeTour: () => ({ summary: `${Math.random()}` }),
  addSpeaker: () => ({ name: 'Somebody New' }),
  changeSpeaker: () => ({ bio: `${Math.random()}` }),
  // Nobody answers there, so it is kept with its error.
  setBusyCalendar: () => ({ url: 'https://calendar.invalid/a.ics' }),
  addCoast: () => ({ name: 'Gulf Coast', country: 'US', regions: ['TX'] }),
  addLeg: of => ({ tour: tours[of], city: 'boston-ma-us', ...days }),
  changeLeg: () => ({ kind: 'rest' }),
  cancelLeg: () => ({ reason: 'The roads are closed.' }),
  postponeLeg: () => ({ reason: 'The roads are closed.' }),
  shiftLeg: () => ({ days: 1 }),
  addOrganization: () => ({ name: 'Somebody Else' }),
  changeOrganization: () => ({ url: `https://gira.test/${Math.random()}` }),
  addVenue: () => ({ name: `Hall ${Math.random()}`, city: 'boston-ma-us', force: true }),
  changeVenue: () => ({ capacity: 10 }),
  addEvent: of => eventBody(of),
  changeEvent: () => ({ title: `${Math.random()}` }),
  confirmEvent: () => ({}),
  unconfirmEvent: () => ({}),
  holdEvent: () => ({}),
  renewEventLink: () => ({}),
  setOutcome: () => ({ attendance: next() }),
  cancelEvent: () => ({ reason: 'The hall burnt down.' }),
  postponeEvent: () => ({ reason: 'The roads are closed.' }),
  rejectEvent: () => ({ reason: 'The speaker is elsewhere.' }),
  swapEvents: async of => ({ with: await events(of) }),
  waiveConflict: () => ({ reason: 'They rest there.' }),
  setPolicy: () => ({ rules: { 'leg-gap': 'off' } }),
  checkEvent: async of => ({ event: await eventBody(of) }),
  proposePlacement: () => ({ requests: [{ title: 'Evening', city: 'seattle-wa-us' }] }),
  addArrangement: async of => ({ event: await fixedThing('events', of), kind: 'lodging' }),
  changeArrangement: () => ({ notes: `${Math.random()}` }),
  addKey: () => ({ role: 'coordinator', label: 'Ana' }),
  addSubscription: of => ({ kind: 'tour', tour: tours[of], label: 'Crew' }),
  setOrganizationNoticeAddress: () => ({ email: 'local@chapters.example' }),
  setSpeakerNoticeAddress: () => ({ email: 'ana@union.example', language: 'es' }),
  addMailSubscription: () => ({ email: `${Math.random()}@follower.example`, feed: 'all' }),
  addRequest: of => requestBody(of),
  changeRequest: () => ({ message: `${Math.random()}` }),
  declineRequest: () => ({ reason: 'Too far.' }),
  acceptRequest: of => ({ speaker: speakers[of], ...days }),
  addWebhook: of => ({ url: hookUrl, tour: tours[of] }),
  signIn: async () => ({ token: await newToken() }),
};

/** What operations are asked besides. */
const queries: Record<string, string> = {
  searchCities: '?q=bos',
  // A key is no session; it ends those that came from it.
  signOut: '?everywhere=true',
};

/** What the document does not say, and why. The last word that fits counts. */
const exceptions: [operations: RegExp, cells: RegExp, status: number, reason: string][] = [
  [/^(getCoast|getCity|getOrganization)$/, /hidden/, 200, 'there are no hidden ones'],
  [/^changeOrganization$/, /^tour/, 403, 'the register is everybody’s: those of all tours mend it'],
  [/^getVenue$/, /^(chapter|tour)/, 200, 'chapters and coordinators know every venue by its name'],
  [/^getVenue$/, /^link own/, 404, 'a link is for its event alone'],
  [/^changeVenue$/, /^chapter (hidden|public)/, 403, 'chapters know every venue by its name'],
  [/^changeVenue$/, /^tour hidden/, 403, 'coordinators know every venue, and change their own'],
  [/^changeVenue$/, /^link (own|hidden)/, 404, 'a link is for its event alone'],
  [/^(listKeys|addKey|revokeKey|linkKey)$/, /^tour/, 403, 'a key may be for other tours'],
  [/^listFeeds$/, /^tour/, 403, 'calendars are of many tours'],
  [/^getOutcome$/, /^(chapter|link|tour) public/, 403, 'it is for those who run the event'],
  [/^renewEventLink$/, /^link own/, 403, 'a link makes no other link'],
  [/^signOut$/, /^link/, 403, 'a link opens no session'],
  [/^addTour$/, /^tour/, 403, 'a new tour is nobody’s yet'],
  [/^(addVenue|addEvent|listChanges)$/, /^link/, 403, 'a link is for its event alone'],
  [/^(importAnnouncement|importDirectory)$/, /^tour (hidden|public)/, 403, 'for its tours alone'],
  [/^getBusyCalendar$/, /^tour public/, 403, 'it is for those who may change the speaker'],
  [/Arrangements?$/, /^link/, 403, 'a link is for its event alone'],
  [/^addArrangement$/, /^(chapter|tour) public/, 403, 'its host and its coordinators arrange'],
  [/^addArrangement$/, /^(chapter|tour) hidden/, 422, 'no event of that id, as far as they know'],
  [/^(get|change|remove)Arrangement$/, /^(chapter|tour) public/, 404, 'they are for nobody else'],
  [/Subscriptions?$/, /^link/, 403, 'a link is for its event alone'],
  [/^addSubscription$/, /^chapter hidden/, 422, 'no tour of that name, as far as they know'],
  [/^addSubscription$/, /^tour (hidden|public)/, 403, 'for its tours alone'],
  [/Webhooks?$/, /^link/, 403, 'a link is for its event alone'],
  [/^addWebhook$/, /^(chapter|tour) hidden/, 422, 'no tour of that name, as far as they know'],
  [/^addWebhook$/, /^tour public/, 403, 'for its tours alone'],
  [/^(get|remove)Webhook$/, /^tour/, 404, 'what a chapter made is the chapter’s'],
  [/^(get|remove)Webhook$/, /^chapter public/, 404, 'what another chapter made is theirs'],
  [/^revokeSubscription$/, /^tour/, 404, 'what a chapter made is the chapter’s'],
  [/^revokeSubscription$/, /^chapter public/, 404, 'what another chapter made is theirs'],
  [/^addMailSubscription$/, /./, 202, 'for everybody'],
  [/^listNotices$/, /^link/, 403, 'a link is for its event alone'],
  [/^tellNotice$/, /^tour public/, 404, 'what is told of other tours is not told'],
  [
    /OrganizationNoticeAddress$/,
    /^(chapter|tour|link) (hidden|public)/,
    403,
    'it is no calling card',
  ],
  [/OrganizationNoticeAddress$/, /^(tour|link) own/, 403, 'the register is everybody’s'],
  [/^getSpeakerNoticeAddress$/, /^tour public/, 403, 'it is no calling card'],
  [/^(addLeg|addEvent)$/, /^tour (hidden|public)/, 403, 'for its tours alone'],
  [/^addRequest$/, /./, 201, 'what is asked already would be 200'],
  [/^addRequest$/, /^(?!all).* hidden/, 422, 'no tour of that name, as far as they know'],
  [/^changeRequest$/, /(own|public)/, 200, 'whoever holds the receipt'],
  [/^withdrawRequest$/, /(own|public)/, 204, 'whoever holds the receipt'],
  [/^(decline|accept)Request$/, /^tour public/, 404, 'what is asked of other tours is not told'],
  [/^(addEvent|checkEvent)$/, /^chapter hidden/, 422, 'no tour of that name, as far as they know'],
  [/^checkEvent$/, /^(link|tour) hidden/, 422, 'no tour of that name, as far as they know'],
  [
    /^(getProposal|listCityOrders|getTourSummary|listTourConflicts)$/,
    /^tour public/,
    403,
    'what is only proposed, or is added up, is for those who coordinate the tour',
  ],
];

const rows: string[] = [];
const operations = operationsOf(app, '/api/v1');
const found = new Map<string, Map<Cell, number>>();

t.test('every operation that takes a body has one here', async t => {
  const needed = operations.filter(({ requestBody }) => requestBody);
  t.same(needed.map(({ operationId }) => operationId).sort(), Object.keys(bodies).sort());
  const ids = operations.map(({ operationId }) => operationId);
  for (const [pattern, , , reason] of exceptions) {
    t.ok(
      ids.some(id => pattern.test(id)),
      `still needed: ${reason}`,
    );
  }
});

for (const operation of operations) {
  const { operationId, method, path, responses } = operation;
  t.test(`${method} ${path}`, async t => {
    const statuses = new Map<Cell, number>();
    found.set(operationId, statuses);
    for (const cell of cells) {
      const answer = await ask(operation, cell);
      const expected = expectedOf(operation, cell);
      const isDeclared = String(answer.status) in responses;
      const asks = answer.headers['www-authenticate'] ?? null;
      t.strictSame(
        { status: answer.status, isDeclared, asks },
        { status: expected, isDeclared: true, asks: expected === 401 ? 'Bearer' : null },
        `${cell}: ${answer.status === expected ? expected : answer.text}`,
      );
      statuses.set(cell, answer.status);
    }
    rows.push(`${operationId.padEnd(19)} ${cells.map(cell => statuses.get(cell)).join('  ')}`);
  });
}

t.test('every operation refuses somebody, and lets in every role that may', async t => {
  for (const { operationId, method, path, security, 'x-roles': roles } of operations) {
    const statuses = found.get(operationId)!;
    const all = [...statuses.values()];
    t.ok(all.includes(401), `${operationId} has its 401`);
    const isOpen = isOpenTo(security);
    t.equal(roles === undefined, isOpen, `${operationId} says who may`);
    const isForAll = method !== 'PATCH' && /(\w|\{coast\}|\{city\}|\{organization\})$/.test(path);
    const isRefused = all.some(status => [403, 404, 422].includes(status));
    t.ok(isRefused || (isOpen && isForAll), `${operationId} has its 403, 404 or 422`);
    const names = roles?.includes('chapter') ? ['all', 'chapter'] : ['all'];
    for (const name of isOpen ? ['nobody', 'chapter', 'link', 'tour', 'all'] : names) {
      const own = [...statuses].filter(([cell]) => cell.startsWith(name));
      t.ok(
        own.some(([, status]) => status < 300),
        `${operationId} lets in: ${name}`,
      );
    }
  }
});

t.test('the table', async t => {
  const [heads, subheads] = [0, 1].map(at => cells.map(cell => cell.split(' ')[at]!.slice(0, 4)));
  t.comment(`${' '.repeat(19)} ${heads!.map(head => head.padEnd(5)).join('')}`);
  t.comment(`${' '.repeat(19)} ${subheads!.map(head => head.padEnd(5)).join('')}`);
  for (const row of rows) t.comment(row);
});

/** What the document and the exceptions say of an operation that somebody asks for. */
function expectedOf(operation: Operation, cell: Cell): number {
  const [who, of] = cell.split(' ') as [Who, Whose];
  const { operationId, method, path, security, responses, 'x-roles': roles } = operation;
  if (who === 'wrong' || who === 'revoked') return 401;
  const isOpen = isOpenTo(security);
  if (who === 'nobody' && !isOpen) return 401;
  const role = who === 'all' || who === 'tour' ? 'coordinator' : 'chapter';
  if (who !== 'nobody' && roles && !roles.includes(role)) return 403;
  const exception = exceptions.findLast(
    ([ids, fitting]) => ids.test(operationId) && fitting.test(cell),
  );
  if (exception) return exception[2];
  const success = Number(Object.keys(responses).find(status => status.startsWith('2')));
  if (who === 'all' || !path.includes('{')) return success;
  if (of === 'hidden') return 404;
  // A link is for one event; everything else is to its holder as to everybody.
  const isOwn = of === 'own' && (who !== 'link' || path.startsWith('/api/v1/events/'));
  return isOwn || method === 'GET' ? success : 403;
}

/** Whether somebody may come without a key: as anybody, or with a receipt. */
function isOpenTo(security: Operation['security']): boolean {
  return !security?.length || security.some(each => !('key' in each));
}

async function ask(operation: Operation, cell: Cell): Promise<Answer> {
  const [who, of] = cell.split(' ') as [Who, Whose];
  const { method, operationId } = operation;
  const isKept = method === 'GET' || expectedOf(operation, cell) >= 300;
  const isAfterwards = operationId === 'setOutcome';
  const id = isAfterwards ? await pastEvents(of) : await thing(operation.path, of, isKept);
  const body = await bodies[operationId]?.(of);
  const url = operation.path.replace(/\{\w+\}/, id) + (queries[operationId] ?? '');
  const isToIt = who === 'link' && of === 'own' && operation.path.startsWith('/api/v1/events/');
  const call = isToIt ? await linkTo(id) : callers[who];
  const isHolder = of !== 'hidden' || who === 'all';
  const receipt = isHolder ? receipts.get(id) : undefined;
  return call(method, url, body, receipt ? { ...any, 'gira-receipt': receipt } : any);
}

/** The id of a thing at a path; a new one where it is about to change. */
async function thing(path: string, of: Whose, isKept: boolean): Promise<string> {
  const [, collection, name] = /^\/api\/v1\/(\w+)\/\{(\w+)\}/.exec(path) ?? [];
  if (name === undefined) return '';
  const kind = (name === 'id' ? collection : name) as keyof typeof makers;
  if (!(kind in makers)) throw new Error(`Nothing here makes ${kind}.`);
  return isKept ? fixedThing(kind, of) : makers[kind](of);
}

function fixedThing(kind: keyof typeof makers, of: Whose): Promise<string> {
  const key = `${kind} ${of}`;
  const made = fixed.get(key) ?? makers[kind](of);
  fixed.set(key, made);
  return made;
}

/** Tours, speakers and organisations that are ours, hidden and published. */
async function prepared() {
  const add = async (path: string, body: object) => {
    const answer = await root('POST', `/api/v1${path}`, body);
    if (answer.status !== 201) throw new Error(`${path}: ${answer.text}`);
    return answer.json;
  };
  const tours = { own: 'mine', hidden: 'draft', public: 'theirs' };
  const speakers = { own: 'ana', hidden: 'hidden-guest', public: 'bo' };
  const organizations = { own: 'local-a', hidden: 'local-b', public: 'local-b' };
  for (const name of ['Local A', 'Local B']) await add('/organizations', { name });
  await add('/tours', { title: 'Mine', status: 'published' });
  await add('/tours', { title: 'Draft' });
  await add('/tours', { title: 'Theirs', status: 'published' });
  await add('/speakers', { name: 'Ana' });
  await add('/speakers', { name: 'Hidden Guest', visibility: 'private' });
  await add('/speakers', { name: 'Bo' });
  const place = { city: 'seattle-wa-us', firstDate: '2027-01-01', lastDate: '2027-01-02' };
  for (const of of whose) await add('/legs', { tour: tours[of], speaker: speakers[of], ...place });
  const address = { email: 'somebody@union.example' };
  for (const [kind, slugs] of Object.entries({ organizations, speakers })) {
    for (const slug of Object.values(slugs)) {
      await root('PUT', `/api/v1/${kind}/${slug}/notice-address`, address);
    }
  }
  const calendar = { 'content-type': 'text/calendar' };
  for (const speaker of Object.values(speakers)) {
    const url = `/api/v1/speakers/${speaker}/busy-calendar`;
    await root('PUT', url, 'BEGIN:VCALENDAR\nEND:VCALENDAR', calendar);
  }
  return { add, tours, speakers, organizations };
}

async function callersOf(): Promise<Record<Who, Call>> {
  const revoked = await add('/keys', { role: 'coordinator', label: 'Revoked' });
  await root('DELETE', `/api/v1/keys/${revoked.id}`);
  const of: Record<Exclude<Who, 'link'>, Somebody> = {
    ...{ nobody: 'public', wrong: { key: 'wrong' }, revoked: { key: revoked.key } },
    ...{ chapter: { chapter: 'local-a' }, tour: { tours: ['mine'] }, all: 'coordinator' },
  };
  const calls = Object.entries(of).map(([who, somebody]) => [who, as(somebody)]);
  // For things of others any link will do, so long as it is none to them.
  return { ...Object.fromEntries(calls), link: await linkTo(await events('own')) };
}

async function linkTo(id: string): Promise<Call> {
  const answer = await root('PUT', `/api/v1/events/${id}/link`, {}, any);
  if (answer.status !== 200) throw new Error(answer.text);
  return as({ key: answer.json.token });
}

/** On file already: their numbers are enough, since nobody changes them here without saying so. */
async function tour(of: Whose): Promise<string> {
  return tours[of];
}
async function speaker(of: Whose): Promise<string> {
  return speakers[of];
}
async function organization(of: Whose): Promise<string> {
  return organizations[of];
}
async function coast(): Promise<string> {
  return 'us-east-coast';
}

async function legs(of: Whose): Promise<string> {
  return (await add('/legs', { tour: tours[of], city: 'boston-ma-us', ...days })).id;
}

/** A waived conflict: a leg where nothing takes place yet. */
async function fingerprint(of: Whose): Promise<string> {
  const subjects = [{ type: 'leg' as const, id: await legs(of) }];
  const fingerprint = fingerprintOf('leg-without-events', subjects);
  const waived = await root('PUT', `/api/v1/conflicts/${fingerprint}/waiver`, { reason: 'Rest.' });
  if (waived.status !== 200) throw new Error(waived.text);
  return fingerprint;
}

async function venues(of: Whose): Promise<string> {
  const reveal = of === 'public' ? 'public' : 'city';
  const place = { city: 'seattle-wa-us', reveal, force: true };
  const name = `Hall ${Math.random()}`;
  const { id } = await add('/venues', { name, organization: organizations[of], ...place });
  await add('/events', { ...(await eventBody(of === 'own' ? of : 'public')), venue: id });
  return id;
}

/** A hold of ours or another's; what is published is confirmed. */
async function events(of: Whose): Promise<string> {
  const { id } = await add('/events', { ...(await eventBody(of)), host: organizations[of] });
  if (of !== 'public') return id;
  const confirmed = await root('PUT', `/api/v1/events/${id}/confirmation`, {}, any);
  if (confirmed.status !== 200) throw new Error(confirmed.text);
  return id;
}

/** A confirmed event that is over. */
async function pastEvents(of: Whose): Promise<string> {
  const body = await eventBody(of);
  const [localStart, localEnd] = [body.localStart, body.localEnd].map(each =>
    each.replace(/^\d{4}/, '2020'),
  );
  const past = { ...body, localStart, localEnd, host: organizations[of] };
  const { id } = await add('/events', past);
  await root('PUT', `/api/v1/events/${id}/confirmation`, {}, any);
  return id;
}

async function eventBody(of: Whose) {
  const hour = String(next() % 24).padStart(2, '0');
  const day = new Date(Date.UTC(2027, 1, 1 + next())).toISOString().slice(0, 10);
  const [localStart, localEnd] = [`${day}T${hour}:00`, `${day}T${hour}:50`];
  const base = { tour: tours[of], speakers: [of === 'own' ? 'ana' : 'bo'], title: 'Evening' };
  return { ...base, localStart, localEnd, timeZone: 'Etc/UTC' };
}

async function proposals(of: Whose): Promise<string> {
  const requests = [{ title: 'Evening', city: 'seattle-wa-us' }];
  return (await add(`/tours/${tours[of]}/proposals`, { requests })).id;
}

function requestBody(of: Whose) {
  const contact = `Kim ${Math.random()}`;
  return { tour: tours[of], city: 'boston-ma-us', days: ['2027-03-01'], contact };
}

async function notices(of: Whose): Promise<string> {
  const said = { subject: 'Moved', text: 'It moved.' };
  const id = await insertNotice(store.db, {
    ...{ at: clock.now, tour: tours[of], events: [], legs: [], audience: 'speaker' },
    ...{ recipient: 'Ana', language: 'en', texts: { en: said, es: said } },
  });
  return String(id);
}

async function requests(of: Whose): Promise<string> {
  const { id, receipt } = await add('/requests', requestBody(of));
  receipts.set(id, receipt);
  return id;
}

async function keys(): Promise<string> {
  return (await add('/keys', { role: 'coordinator', label: 'Somebody' })).id;
}

/** The calendar of a chapter: ours, or another's. */
async function subscriptions(of: Whose): Promise<string> {
  const call = as({ chapter: organizations[of] });
  const body = { kind: 'organization', label: 'Crew' };
  return (await call('POST', '/api/v1/subscriptions', body)).json.id;
}

/** What tells a chapter of changes: ours, or another's. */
async function webhooks(of: Whose): Promise<string> {
  const call = as({ chapter: organizations[of] });
  return (await call('POST', '/api/v1/webhooks', { url: hookUrl })).json.id;
}

/** The lodging around an event of ours, or of another chapter's. */
async function arrangements(of: Whose): Promise<string> {
  return (await add('/arrangements', { event: await fixedThing('events', of), kind: 'lodging' }))
    .id;
}

async function newToken(): Promise<string> {
  const { json } = await root('PUT', `/api/v1/keys/${await keys()}/sign-in-link`);
  return json.url.split('/').at(-1);
}
