import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import t, { type Test } from 'tap';
import { addLeg, changeLeg } from '../../src/operations/legs.js';
import { changeTour } from '../../src/operations/tours.js';
import { storeTours } from '../builders/stored.js';
import { by, done } from '../support/chapters.js';
import { databaseProxy } from '../support/database-proxy.js';
import { serverDatabase } from '../support/databases.js';
import { hearing } from '../support/hearing.js';
import { type Node, startNode } from '../support/nodes.js';
import { readState } from '../support/state.js';

const skip = readState().missing ?? false;
const TOUR = '/tours/spring';
const databaseOf = async (t: Test) => (await serverDatabase(t))!;

/** A leg on the tour, and what moves it to a day of March. */
async function onTour({ store }: Node) {
  await storeTours(store);
  const days = (day: number) => {
    const date = `2027-03-${String(day).padStart(2, '0')}`;
    return { firstDate: date, lastDate: date };
  };
  const where = { tour: 'spring', speaker: 'alex', city: 'seattle-wa-us' };
  const { id } = done(await addLeg(store, { ...where, ...days(1) }, by()));
  return async (on: Node, day: number) => done(await changeLeg(on.store, id, days(day), by()));
}

const isOn = (text: string, day: number) => text.includes(`>March ${day}<`);

t.test('each look after a write on the same node has it', { skip }, async t => {
  const node = await startNode(t, await databaseOf(t));
  const move = await onTour(node);
  let tag = '';
  for (let day = 2; day < 12; day++) {
    await move(node, day);
    const { status, headers, text } = await node.poll(TOUR, { 'if-none-match': tag });
    t.equal(status, 200, 'no 304 for what has changed');
    t.ok(isOn(text, day), `day ${day}`);
    tag = headers.get('etag')!;
    t.equal((await node.poll(TOUR, { 'if-none-match': tag })).status, 304);
  }
});

t.test('another node has it within a moment', { skip }, async t => {
  const databaseUrl = await databaseOf(t);
  const [one, other] = [await startNode(t, databaseUrl), await startNode(t, databaseUrl)];
  const move = await onTour(one);
  for (const day of [5, 6, 7]) {
    await other.poll(TOUR);
    await move(one, day);
    let { text } = await other.poll(TOUR);
    while (!isOn(text, day)) ({ text } = await other.poll(TOUR));
    t.ok(isOn(text, day));
  }
  done(await changeTour(one.store, 'spring', { status: 'draft' }, by()));
  t.equal((await one.poll(TOUR)).status, 404, 'what is not public any more is gone at once');
});

t.test('while the database is away the last good page is sent, with its age', { skip }, async t => {
  const databaseUrl = await databaseOf(t);
  const proxy = await databaseProxy(t, databaseUrl);
  const [one, cutOff] = [await startNode(t, databaseUrl), await startNode(t, proxy.url)];
  const move = await onTour(one);
  const good = await cutOff.poll(TOUR);
  t.equal(good.headers.get('age'), null);
  const { untilLast } = hearing(cutOff.store.changes);
  await proxy.cut();
  await untilLast('lose');
  const { status, headers, text } = await cutOff.poll(TOUR);
  t.same([status, text], [200, good.text]);
  t.match(headers.get('age'), /^\d+$/);
  t.equal(
    (await cutOff.poll('/speakers/alex')).status,
    503,
    'what was never asked for is not there',
  );
  await move(one, 12);
  await proxy.mend();
  const since = performance.now();
  while (!isOn((await cutOff.poll(TOUR)).text, 12) && performance.now() - since < 20_000) {
    await pause(100);
  }
  t.ok(
    isOn((await cutOff.poll(TOUR)).text, 12),
    'and what was written meanwhile as soon as it is back',
  );
});

t.test('each encoding has a tag of its own, and both say the same', { skip }, async t => {
  const node = await startNode(t, await databaseOf(t));
  await onTour(node);
  const get = async (encoding: string) => {
    const { get } = await import('node:http');
    return new Promise<{ headers: Record<string, unknown>; body: Buffer }>(resolve => {
      get(node.url + TOUR, { headers: { 'accept-encoding': encoding } }, async answer => {
        const parts: Buffer[] = [];
        for await (const part of answer) parts.push(part as Buffer);
        resolve({ headers: answer.headers, body: Buffer.concat(parts) });
      });
    });
  };
  for (const _ of ['made', 'kept']) {
    const [plain, packed] = [await get('identity'), await get('gzip, br')];
    t.equal(packed.headers['content-encoding'], 'gzip');
    t.equal(plain.headers['content-encoding'], undefined);
    t.not(plain.headers.etag, packed.headers.etag);
    t.equal(gunzipSync(packed.body).toString(), plain.body.toString());
    t.match(plain.headers, {
      'cache-control': 'public, no-cache',
      vary: 'accept-language, cookie, accept-encoding',
      'content-security-policy': /frame-ancestors 'none'$/,
    });
  }
});
