import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
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
const TOUR = '/feeds/tours/spring.ics';

/** A leg on the tour, and what moves it. */
async function onTour({ store }: Node) {
  await storeTours(store);
  const days = (first: number) => ({
    firstDate: `2027-03-${String(first).padStart(2, '0')}`,
    lastDate: `2027-03-${String(first + 1).padStart(2, '0')}`,
  });
  const leg = done(
    await addLeg(
      store,
      { tour: 'spring', speaker: 'alex', city: 'seattle-wa-us', ...days(1) },
      by(),
    ),
  );
  const move = async (on: Node, first: number) =>
    done(await changeLeg(on.store, leg.id, days(first), by()));
  const isMovedTo = (text: string, first: number) =>
    text.includes(`DTSTART;VALUE=DATE:202703${String(first).padStart(2, '0')}`);
  return { move, isMovedTo };
}

const databaseOf = async (t: Test) => (await serverDatabase(t))!;

t.test(
  'each poll after a write on the same node has it, however many follow',
  { skip },
  async t => {
    const node = await startNode(t, await databaseOf(t));
    const { move, isMovedTo } = await onTour(node);
    let tag = '';
    for (let day = 2; day < 27; day++) {
      await move(node, day);
      const { status, headers, text } = await node.poll(TOUR, { 'if-none-match': tag });
      t.equal(status, 200, 'no 304 for what has changed');
      t.ok(isMovedTo(text, day), `day ${day}`);
      tag = headers.get('etag')!;
      t.equal((await node.poll(TOUR, { 'if-none-match': tag })).status, 304);
    }
  },
);

t.test(
  'another node has it within a moment, and is not asked for what is as it was',
  { skip },
  async t => {
    const databaseUrl = await databaseOf(t);
    const [one, other] = [await startNode(t, databaseUrl), await startNode(t, databaseUrl)];
    const { move, isMovedTo } = await onTour(one);
    for (const day of [5, 6, 7]) {
      const before = await other.poll(TOUR);
      await move(one, day);
      let polled = await other.poll(TOUR);
      // Without a notice it would go on for five minutes.
      while (!isMovedTo(polled.text, day)) polled = await other.poll(TOUR);
      t.not(polled.headers.get('etag'), before.headers.get('etag'));
    }
    t.comment('the archive takes the entries of a tour along');
    done(await changeTour(one.store, 'spring', { status: 'archived' }, by()));
    t.notMatch((await one.poll(TOUR)).text, /BEGIN:VEVENT/);
  },
);

t.test(
  'a listener that is lost costs a question for each poll, and no truth',
  { skip },
  async t => {
    const databaseUrl = await databaseOf(t);
    const [one, other] = [await startNode(t, databaseUrl), await startNode(t, databaseUrl)];
    const { move, isMovedTo } = await onTour(one);
    await other.poll(TOUR);
    const listeners = [one, other].map(({ store }) => hearing(store.changes));
    for (const day of [8, 9, 10, 11]) {
      for (const { untilLast } of listeners) await untilLast('begin');
      await one.store.db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'gira listener' and datname = current_database()`);
      for (const { untilLast } of listeners) await untilLast('lose');
      await move(one, day);
      t.ok(isMovedTo((await other.poll(TOUR)).text, day), `day ${day} on the other node`);
      t.ok(isMovedTo((await one.poll(TOUR)).text, day), `day ${day} on the node that wrote`);
    }
  },
);

t.test(
  'while the database is away the last good bytes are sent, with their age',
  { skip },
  async t => {
    const databaseUrl = await databaseOf(t);
    const proxy = await databaseProxy(t, databaseUrl);
    const [one, cutOff] = [await startNode(t, databaseUrl), await startNode(t, proxy.url)];
    const { move, isMovedTo } = await onTour(one);
    const good = await cutOff.poll(TOUR);
    t.equal(good.headers.get('age'), null);
    const { untilLast } = hearing(cutOff.store.changes);
    await proxy.cut();
    await untilLast('lose');
    for (let second = 0; second < 3; second++) {
      const { status, headers, text } = await cutOff.poll(TOUR);
      t.equal(status, 200);
      t.equal(text, good.text);
      t.match(headers.get('age'), /^\d+$/);
      const tag = good.headers.get('etag')!;
      t.equal((await cutOff.poll(TOUR, { 'if-none-match': tag })).status, 304);
      await pause(300);
    }
    const never = await cutOff.poll('/feeds/speakers/alex.ics');
    t.equal(never.status, 503, 'what was never asked for is not there');
    t.ok(Number(never.headers.get('retry-after')) > 0);
    await move(one, 12);
    await proxy.mend();
    let polled = await cutOff.poll(TOUR);
    const since = performance.now();
    while (!isMovedTo(polled.text, 12) && performance.now() - since < 20_000) {
      await pause(100);
      polled = await cutOff.poll(TOUR);
    }
    t.ok(isMovedTo(polled.text, 12), 'and what was written meanwhile as soon as it is back');
    t.equal(polled.headers.get('age'), null);
  },
);

t.test(
  'a database that does not answer keeps nobody waiting who can have old bytes',
  { skip },
  async t => {
    const databaseUrl = await databaseOf(t);
    const proxy = await databaseProxy(t, databaseUrl);
    const [one, held] = [await startNode(t, databaseUrl), await startNode(t, proxy.url)];
    const { move } = await onTour(one);
    const good = await held.poll(TOUR);
    await move(one, 13);
    proxy.hold();
    await pause(50);
    const { status, text } = await held.poll(TOUR);
    t.equal(status, 200);
    t.equal(text, good.text);
    await proxy.cut();
  },
);
