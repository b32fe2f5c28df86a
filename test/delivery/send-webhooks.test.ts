import { createHmac } from 'node:crypto';
import t, { type Test } from 'tap';
import { startCalling } from '../../src/delivery/calling.js';
import { sendWebhooks } from '../../src/delivery/send-webhooks.js';
import { openStore } from '../../src/store/open.js';
import type { Store } from '../../src/store/store.js';
import { nextBatch, takeDueWebhook } from '../../src/store/webhook-deliveries.js';
import { type Call, type Somebody, testApp } from '../support/app.js';
import { storeChapters } from '../support/chapters.js';
import { embeddedStore, serverDatabase } from '../support/databases.js';
import { dump } from '../support/dump.js';
import { type Receiver, receiver, toThisMachine } from '../support/receiver.js';

const evening = {
  ...{ tour: 'spring', speakers: ['alex'], title: 'An evening' },
  ...{ localStart: '2027-03-01T18:30', localEnd: '2027-03-01T20:00' },
  timeZone: 'America/Los_Angeles',
};
const secret = 'a secret of sixteen'.replaceAll(' ', '-');

async function prepared(t: Test, store?: Store) {
  const test = await testApp(t, { outbound: toThisMachine, ...(store && { store }) });
  await storeChapters(test.store);
  const there = await receiver(t);
  const hook = async (who: Somebody, body: object = {}) => {
    const asked = { url: `${there.url}/hook`, secret, ...body };
    const { status, json } = await test.as(who)('POST', '/api/v1/webhooks', asked);
    if (status !== 201) throw new Error(JSON.stringify(json));
    return json;
  };
  const send = () =>
    sendWebhooks(test.store, { outbound: toThisMachine, now: () => test.clock.now });
  const later = (minutes: number) => {
    test.clock.now = new Date(test.clock.now.getTime() + minutes * 60_000);
  };
  return { ...test, there, hook, send, later };
}

/** All changes that a receiver got, in the order in which they came; each must be signed. */
function told({ received }: Receiver, t: Test, key = secret) {
  return received.flatMap(({ headers, body }) => {
    const [, seconds, mac] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['gira-signature']))!;
    t.equal(createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex'), mac, 'signed');
    return JSON.parse(body).items as { id: number; subject: string; at: string }[];
  });
}

/** What `GET /changes` shows somebody. */
async function shown(call: Call) {
  return (await call('GET', '/api/v1/changes?limit=100')).json.items as { id: number }[];
}

/** An event that is registered, changed and confirmed. */
async function anEvent(call: Call, changes: object = {}) {
  const { json } = await call('POST', '/api/v1/events', { ...evening, ...changes });
  const any = { 'if-match': '*' };
  await call('PATCH', `/api/v1/events/${json.id}`, { title: 'Another' }, any);
  await call('PUT', `/api/v1/events/${json.id}/confirmation`, {}, any);
  return json.id as string;
}

t.test('what is changed is told as GET /changes shows it, in order, and once', async t => {
  const { as, there, hook, send } = await prepared(t);
  const call = as('coordinator');
  const made = await hook('coordinator');
  await anEvent(call);
  t.equal(await send(), null);
  const all = await shown(call);
  t.strictSame(told(there, t), all);
  t.equal(all.length, 4, 'the webhook itself, and three of the event');
  t.match(there.received[0]!.headers, {
    'content-type': 'application/json; charset=utf-8',
    'gira-webhook': made.id,
    'gira-delivery': /^[0-9a-f-]{36}$/,
  });
  await send();
  t.equal(there.received.length, 1);
  t.match((await call('GET', `/api/v1/webhooks/${made.id}`)).json, {
    deliveredAt: '2026-11-22T12:00:00.000Z',
    deliveredUntil: '2026-11-22T12:00:00.000Z',
    ...{ failingSince: null, error: null, disabledAt: null },
  });
});

t.test(
  'a receiver that fails for an hour gets all of it afterwards, and nothing twice',
  async t => {
    const { as, there, hook, send, later } = await prepared(t);
    const call = as('coordinator');
    const { id } = await hook('coordinator');
    there.answer = (_, response) => response.writeHead(500).end();
    await anEvent(call);
    const tries: number[] = [];
    for (let minute = 0; minute < 60; minute++) {
      const before = there.received.length;
      await send();
      if (there.received.length > before) tries.push(minute);
      if (minute === 10)
        await anEvent(call, { localStart: '2027-03-02T18:30', localEnd: '2027-03-02T20:00' });
      later(1);
    }
    t.ok(tries.length >= 5 && tries.length <= 7, `tried at minutes ${tries}`);
    const deliveries = new Set(there.received.map(({ headers }) => headers['gira-delivery']));
    t.equal(deliveries.size, 1, 'what was not taken is told again before anything else');
    t.equal(new Set(there.received.map(({ body }) => body)).size, 1, 'word for word');
    t.match((await call('GET', `/api/v1/webhooks/${id}`)).json, {
      failingSince: '2026-11-22T12:00:00.000Z',
      error: '127.0.0.1 does not take it (500).',
    });
    there.received.length = 0;
    there.answer = (_, response) => response.writeHead(204).end();
    later(66);
    await send();
    t.strictSame(told(there, t), await shown(call));
    t.match((await call('GET', `/api/v1/webhooks/${id}`)).json, {
      failingSince: null,
      error: null,
    });
  },
);

t.test('one that hangs, breaks off or sends elsewhere has not taken it', async t => {
  const { as, there, hook, send, later } = await prepared(t);
  const { id } = await hook('coordinator');
  const errors: [Receiver['answer'], RegExp][] = [
    [request => request.socket.destroy(), /broke the connection off|closed the connection/],
    [(_, response) => response.writeHead(302, { location: '/' }).end(), /does not follow \(302\)/],
    [(_, response) => response.writeHead(404).end(), /\(404\)/],
  ];
  for (const [answer, error] of errors) {
    there.answer = answer;
    await send();
    t.match((await as('coordinator')('GET', `/api/v1/webhooks/${id}`)).json, { error });
    later(66);
  }
  there.answer = (_, response) => {
    response.writeHead(200);
    response.write('what follows is not read');
  };
  await send();
  t.match((await as('coordinator')('GET', `/api/v1/webhooks/${id}`)).json, { error: null });
});

t.test('after three days of failure it is disabled, and told in the audit trail', async t => {
  const { store, as, there, hook, send, later } = await prepared(t);
  const call = as('coordinator');
  const { id } = await hook('coordinator');
  there.answer = (_, response) => response.writeHead(500).end();
  for (let hour = 0; hour < 73; hour++) {
    await send();
    later(66);
  }
  const { json } = await call('GET', `/api/v1/webhooks/${id}`);
  t.match(json, {
    disabledAt: /^2026-11-25T/,
    disabledReason: 'It failed for three days: 127.0.0.1 does not take it (500).',
  });
  t.match((await shown(call)).at(-1), {
    type: 'webhook',
    subject: id,
    by: 'Gira',
    kind: 'changed',
  });
  await anEvent(call);
  t.same((await dump(store)).webhook_deliveries, [], 'nothing waits for it any more');
  there.received.length = 0;
  t.equal(await send(), null);
  t.same(there.received, []);
});

t.test('a receiver that says that it is gone is disabled at once', async t => {
  const { as, there, hook, send } = await prepared(t);
  const { id } = await hook('coordinator');
  there.answer = (_, response) => response.writeHead(410).end();
  await send();
  t.match((await as('coordinator')('GET', `/api/v1/webhooks/${id}`)).json, {
    disabledReason: 'It wants to be told no more: 127.0.0.1 does not take it (410).',
  });
});

t.test('everybody is told what they may read, and nothing else', async t => {
  const { as, there, hook, send } = await prepared(t);
  const owners: [string, Somebody, object][] = [
    ['all', 'coordinator', {}],
    ['of a tour', 'coordinator', { tour: 'autumn' }],
    ['tour', { tours: ['spring'] }, {}],
    ['chapter a', { chapter: 'a' }, {}],
    ['chapter b', { chapter: 'b' }, {}],
  ];
  for (const [name, who, body] of owners) {
    await hook(who, { url: `${there.url}/${encodeURIComponent(name)}`, ...body });
  }
  await anEvent(as({ chapter: 'a' }));
  await anEvent(as({ chapter: 'b' }), {
    localStart: '2027-03-02T18:30',
    localEnd: '2027-03-02T20:00',
  });
  await anEvent(as('coordinator'), { tour: 'autumn' });
  await as('coordinator')('POST', '/api/v1/keys', { role: 'coordinator', label: 'Kim' });
  await as({ tours: ['spring'] })('POST', '/api/v1/speakers', { name: 'Kim' });
  await as('coordinator')(
    'PATCH',
    '/api/v1/tours/winter',
    { summary: 'Draft' },
    { 'if-match': '*' },
  );
  await send();
  for (const [name, who, { tour }] of owners as [string, Somebody, { tour?: string }][]) {
    const own = {
      ...there,
      received: there.received.filter(({ url }) => url === `/${encodeURIComponent(name)}`),
    };
    const got = told(own, t).map(({ id }) => id);
    const may = (await shown(as(who))) as { id: number; tour: string | null }[];
    const since = got[0]!;
    const expected = may.filter(each => each.id >= since && (!tour || each.tour === tour));
    t.same(
      got,
      expected.map(({ id }) => id),
      name,
    );
    t.ok(got.length > 0, `${name} is told ${got.length}`);
  }
});

t.test('a backlog is told in parts of a hundred', async t => {
  const { as, there, hook, send } = await prepared(t);
  const call = as('coordinator');
  await hook('coordinator');
  for (let at = 0; at < 120; at++)
    await call('POST', '/api/v1/organizations', { name: `Local ${at}` });
  await send();
  t.same(
    there.received.map(({ body }) => JSON.parse(body).items.length),
    [100, 21],
  );
  const ids = told(there, t).map(({ id }) => id);
  t.same(
    ids,
    ids.toSorted((one, other) => one - other),
  );
});

t.test('what a node that died had under way is told again, under the same id', async t => {
  const { store, there, hook, send, later, clock } = await prepared(t);
  await hook('coordinator');
  const until = new Date(clock.now.getTime() + 60_000);
  const taken = (await takeDueWebhook(store.db, { now: clock.now, until }))!;
  const batch = (await nextBatch(store.db, taken))!;
  t.equal((await send())?.getTime(), until.getTime(), 'nobody else tells it meanwhile');
  t.same(there.received, []);
  later(1);
  await send();
  t.equal(there.received[0]!.headers['gira-delivery'], batch.id);
  t.strictSame(told(there, t), batch.changes);
});

t.test(
  'a node that ends waits for nobody who hangs, and does not hold it against them',
  async t => {
    const { store, as, there, hook, send, later } = await prepared(t);
    there.answer = () => {};
    const { id } = await hook('coordinator');
    const log = { error: (error: unknown) => t.fail(String(error)) };
    const now = () => new Date('2026-11-22T12:00:01Z');
    const calling = startCalling(store, { outbound: toThisMachine, now }, log);
    while (there.received.length === 0) await new Promise(resolve => setTimeout(resolve, 10));
    // A receiver that hangs is given up after ten seconds: that would be held against it.
    await calling.close();
    const { json } = await as('coordinator')('GET', `/api/v1/webhooks/${id}`);
    t.match(json, { failingSince: null, error: null });
    there.answer = (_, response) => response.end();
    later(2);
    await send();
    const [first, second] = there.received.map(({ headers }) => headers['gira-delivery']);
    t.equal(first, second);
  },
);

t.test('the embedded database does the same', async t => {
  const { as, there, hook, send, later } = await prepared(t, await embeddedStore(t));
  await hook('coordinator');
  there.answer = (_, response) => response.writeHead(500).end();
  await anEvent(as('coordinator'));
  await send();
  there.answer = (_, response) => response.end();
  later(2);
  there.received.length = 0;
  await send();
  t.strictSame(told(there, t), await shown(as('coordinator')));
});

t.test('what a transaction undoes is not told', async t => {
  const { as, there, hook, send } = await prepared(t);
  const call = as('coordinator');
  await hook('coordinator');
  await send();
  await call('POST', '/api/v1/events', { ...evening, speakers: ['nobody'] });
  await send();
  t.equal(there.received.length, 1);
});

t.test('two nodes, many writes at once, a receiver that fails now and then', async t => {
  const databaseUrl = await serverDatabase(t);
  if (databaseUrl === null) return t.comment('there is no server');
  const open = async () => {
    const store = await openStore({ databaseUrl, dataDir: '' });
    t.teardown(() => store.close());
    return store;
  };
  const [first, second] = [await open(), await open()];
  const { as, there, hook, clock, later } = await prepared(t, first);
  const call = as('coordinator');
  const taken: Receiver['received'] = [];
  there.answer = (_, response) => {
    const got = there.received.at(-1)!;
    const fails = there.received.length % 3 === 0;
    if (!fails) taken.push(got);
    setTimeout(() => response.writeHead(fails ? 503 : 200).end(), 5);
  };
  await hook('coordinator');
  const now = () => clock.now;
  const got = () => told({ ...there, received: taken }, t);
  let expected = Infinity;
  const telling = (async () => {
    // A minute passes when all have told what they could: nobody is taken for dead who is telling.
    for (; got().length < expected; later(1)) {
      const nodes = [first, second, first, second];
      await Promise.all(nodes.map(store => sendWebhooks(store, { outbound: toThisMachine, now })));
    }
  })();
  const ids = await Promise.all(
    Array.from({ length: 9 }, (_, at) => {
      const day = `2027-03-0${at + 1}`;
      return anEvent(call, { localStart: `${day}T18:30`, localEnd: `${day}T20:00` });
    }),
  );
  const everything = (await shown(call)) as ReturnType<typeof told>;
  expected = everything.length;
  await telling;
  const numbers = (list: ReturnType<typeof told>) => list.map(({ id }) => id);
  t.same(numbers(got()).toSorted(), numbers(everything).toSorted(), 'each once');
  for (const id of ids) {
    const [are, should] = [got(), everything].map(list =>
      numbers(list.filter(({ subject }) => subject === id)),
    );
    t.same(are, should, 'in order per event');
  }
  t.comment(`${there.received.length} posts, ${taken.length} of them taken`);
});

t.test('a node tells what any node writes, at once', async t => {
  const { store, as, there, hook } = await prepared(t);
  const log = { error: (error: unknown) => t.fail(String(error)) };
  const now = () => new Date('2026-11-22T12:00:01Z');
  const calling = startCalling(store, { outbound: toThisMachine, now }, log);
  t.teardown(() => calling.close());
  await hook('coordinator');
  await anEvent(as('coordinator'));
  while (told(there, t).length < 4) await new Promise(resolve => setTimeout(resolve, 50));
  t.strictSame(told(there, t), await shown(as('coordinator')));
});
