import t, { type Test } from 'tap';
import type { Conflict } from '../../../src/domain/conflicts/conflict.js';
import { MAX_STREAMS_EACH } from '../../../src/plugins/stream-places.js';
import { openStore } from '../../../src/store/open.js';
import { KEY, type TestApp, testApp } from '../../support/app.js';
import { embeddedFolder, embeddedStore, serverDatabase } from '../../support/databases.js';
import { listening, type Reading, readStream } from '../../support/event-stream.js';
import { isProblem } from '../../support/problem.js';
import { startScript } from '../../support/scripts.js';
import { readState } from '../../support/state.js';

const path = '/api/v1/conflicts/stream';
const any = { 'if-match': '*' };

/** A node that listens, with a tour and two speakers; Ana has a leg. */
async function node(t: Test, options: Parameters<typeof testApp>[1] = {}) {
  const store = options.store ?? (await embeddedStore(t));
  const test = await testApp(t, { ...options, store });
  const origin = await listening(test.app);
  return { ...test, origin, call: test.as('coordinator') };
}

async function prepared(t: Test) {
  const test = await node(t);
  await prepare(test);
  return test;
}

async function prepare({ as }: TestApp) {
  const call = as('coordinator');
  await call('POST', '/api/v1/tours', { title: 'Tour', status: 'published' });
  await call('POST', '/api/v1/speakers', { name: 'Ana' });
  await addLeg({ as }, 'boston-ma-us', 8, 9);
}

async function addLeg({ as }: Pick<TestApp, 'as'>, city: string, first: number, last: number) {
  const [firstDate, lastDate] = [first, last].map(day => `2027-02-${String(day).padStart(2, '0')}`);
  const leg = { tour: 'tour', speaker: 'ana', city, firstDate, lastDate };
  const { status, json, text } = await as('coordinator')('POST', '/api/v1/legs', leg);
  if (status !== 201) throw new Error(text);
  return json.id as string;
}

/** Reads on until a report, kept up to date by what is told, is what GET answers. */
async function agrees(
  t: Test,
  report: Conflict[],
  reading: Reading,
  list: () => Promise<Conflict[]>,
) {
  const state = new Map(report.map(each => [each.fingerprint, each]));
  const byName = (all: Iterable<Conflict>) =>
    [...all].sort((one, other) => (one.fingerprint < other.fingerprint ? -1 : 1));
  const listed = byName(await list());
  while (JSON.stringify(byName(state.values())) !== JSON.stringify(listed)) {
    const { event, data } = (await reading.next())!;
    t.equal(event, 'change');
    for (const fingerprint of data.removed) t.ok(state.delete(fingerprint));
    for (const each of [...data.added, ...data.changed]) state.set(each.fingerprint, each);
  }
  return [...state.values()];
}

t.test('first the whole report, then each change of it', async t => {
  const { origin, call, as } = await prepared(t);
  const list = async () => (await call('GET', '/api/v1/conflicts')).json.items as Conflict[];
  const reading = await readStream(t, origin + path, KEY);
  t.equal(reading.status, 200);
  t.match(Object.fromEntries(reading.headers), {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const first = await reading.next();
  t.strictSame(first, { event: 'report', id: 1, data: { items: await list() } });

  const leg = await addLeg({ as }, 'chicago-il-us', 9, 10);
  const second = await reading.next();
  t.match(second, { event: 'change', id: 2 });
  const rules = second!.data.added.map(({ rule }: Conflict) => rule);
  t.ok(rules.includes('leg-handover-day'), rules.join());
  t.strictSame(second!.data.removed, []);
  const { fingerprint } = second!.data.added[0];
  const known = await agrees(t, [...first!.data.items, ...second!.data.added], reading, list);

  await call('PUT', `/api/v1/conflicts/${fingerprint}/waiver`, { reason: 'They drive.' });
  const third = await reading.next();
  t.match(third, {
    event: 'change',
    data: { added: [], removed: [], changed: [{ waived: true }] },
  });
  await call('DELETE', `/api/v1/legs/${leg}`, undefined, any);
  await agrees(
    t,
    [...known.filter(each => each.fingerprint !== fingerprint), ...third!.data.changed],
    reading,
    list,
  );
});

t.test('a filter narrows the report and its changes', async t => {
  const { origin, as } = await prepared(t);
  const reading = await readStream(t, `${origin}${path}?rule=leg-handover-day`, KEY);
  t.same((await reading.next())!.data, { items: [] });
  await addLeg({ as }, 'seattle-wa-us', 20, 21);
  await addLeg({ as }, 'chicago-il-us', 9, 10);
  t.match((await reading.next())!.data.added, [{ rule: 'leg-handover-day' }]);
});

const skip = readState().missing ?? false;
t.test('a write on one node is told on another', { skip }, async t => {
  const databaseUrl = (await serverDatabase(t))!;
  const open = async () => {
    const store = await openStore({ databaseUrl, dataDir: '' });
    t.teardown(() => store.close());
    return node(t, { store });
  };
  const [one, other] = [await open(), await open()];
  await prepare(one);
  const reading = await readStream(t, other.origin + path, KEY);
  t.equal((await reading.next())!.event, 'report');
  await addLeg(one, 'chicago-il-us', 9, 10);
  const told = await reading.next();
  t.match(told, { event: 'change' });
  t.ok(told!.data.added.some(({ rule }: Conflict) => rule === 'leg-handover-day'));
});

t.test('nobody is told what the list would not tell them', async t => {
  const { origin, as, call } = await prepared(t);
  await call('POST', '/api/v1/organizations', { name: 'Local A', kind: 'chapter' });
  const chapter = { role: 'chapter', organization: 'local-a', label: 'A' };
  const key = (await call('POST', '/api/v1/keys', chapter)).json.key as string;
  await call('POST', '/api/v1/tours', { title: 'Secret' });
  const readers = [as('public'), as({ key })];
  const readings = [
    await readStream(t, origin + path, null),
    await readStream(t, origin + path, key),
  ];
  const known = await Promise.all(
    readings.map(async reading => (await reading.next())!.data.items as Conflict[]),
  );
  const hidden = { tour: 'secret', speaker: 'ana', city: 'chicago-il-us' };
  await call('POST', '/api/v1/legs', {
    ...hidden,
    firstDate: '2027-02-08',
    lastDate: '2027-02-12',
  });
  t.ok((await call('GET', '/api/v1/conflicts?rule=legs-overlap')).json.items.length > 0);
  await addLeg({ as }, 'new-york-city-ny-us', 12, 13);
  for (const [at, reading] of readings.entries()) {
    const list = async () => (await readers[at]!('GET', '/api/v1/conflicts')).json.items;
    const told = await agrees(t, known[at]!, reading, list);
    t.notMatch(JSON.stringify(told), /secret|Chicago|legs-overlap/);
    t.ok(
      told.some(({ rule }) => rule === 'leg-gap'),
      'what they may know is told',
    );
  }
});

t.test('a stream ends when its key is revoked', async t => {
  const { origin, call } = await prepared(t);
  const body = { role: 'coordinator', label: 'Ana' };
  const { id, key } = (await call('POST', '/api/v1/keys', body)).json;
  const reading = await readStream(t, origin + path, key);
  t.equal((await reading.next())!.event, 'report');
  await call('DELETE', `/api/v1/keys/${id}`);
  t.equal(await reading.next(), null);
  t.equal((await readStream(t, origin + path, key)).status, 401);
});

t.test('a key has so many streams, and gets a new one when it leaves one', async t => {
  const { origin } = await prepared(t);
  const open: Reading[] = [];
  for (let count = 0; count < MAX_STREAMS_EACH; count++) {
    const reading = await readStream(t, origin + path, KEY);
    await reading.next();
    open.push(reading);
  }
  t.equal((await readStream(t, origin + path, KEY)).status, 429);
  t.equal((await readStream(t, origin + path, null)).status, 200, 'of others they are others');
  open[0]!.leave();
  let status = 429;
  while (status === 429) status = (await readStream(t, origin + path, KEY)).status;
  t.equal(status, 200);
});

t.test('a node that stops ends its streams at once', async t => {
  const { app, origin } = await prepared(t);
  const reading = await readStream(t, origin + path, KEY);
  t.equal((await reading.next())!.event, 'report');
  const [end] = await Promise.all([reading.next(), app.close()]);
  t.equal(end, null);
});

t.test('it is a stream of events and nothing else; HEAD tells so without one', async t => {
  const { as } = await prepared(t);
  const call = as('public');
  const head = await call('HEAD', path);
  t.match(head, { status: 200, headers: { 'content-type': /event-stream/ }, text: '' });
  isProblem(
    t,
    await call('GET', path, undefined, { accept: 'application/json' }),
    'not-acceptable',
  );
  t.equal((await call('GET', `${path}?severity=fatal`)).status, 422);
});

t.test('SIGTERM ends a node with open streams, and the streams', async t => {
  const script = `
    const { readConfig } = await import('./src/config.js');
    const { stopOnSignal } = await import('./src/run.js');
    const { serve } = await import('./src/serve.js');
    const { address, close } = await serve(readConfig(), false);
    stopOnSignal(close);
    process.send(address);`;
  const environment = { GIRA_DATA_DIR: embeddedFolder(t), PORT: '0', GIRA_COORDINATOR_KEY: KEY };
  const { child, nextMessage, ended } = startScript(t, script, [], { environment });
  const reading = await readStream(t, `${await nextMessage()}${path}`, KEY);
  t.equal((await reading.next())!.event, 'report');
  child.kill('SIGTERM');
  t.equal(await reading.next(), null);
  t.equal((await ended).code, 0);
});
