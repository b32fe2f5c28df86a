import t, { type Test } from 'tap';
import { addLeg, changeLeg } from '../../../src/operations/legs.js';
import { storeTours } from '../../builders/stored.js';
import { KEY } from '../../support/app.js';
import { by, done } from '../../support/chapters.js';
import { serverDatabase } from '../../support/databases.js';
import { startNode } from '../../support/nodes.js';
import { readState } from '../../support/state.js';

const skip = readState().missing ?? false;
const asCoordinator = { authorization: `Bearer ${KEY}` };

/** A calendar that two programs asked for, and that then changed; what was counted is written. */
async function followed(t: Test) {
  const databaseUrl = (await serverDatabase(t))!;
  const node = await startNode(t, databaseUrl);
  await storeTours(node.store);
  const leg = { tour: 'spring', speaker: 'alex', city: 'seattle-wa-us' };
  const days = { firstDate: '2027-03-01', lastDate: '2027-03-02' };
  const { id } = done(await addLeg(node.store, { ...leg, ...days }, by()));
  const poll = (agent: string) => node.poll('/feeds/tours/spring.ics', { 'user-agent': agent });
  for (const agent of ['Google-Calendar-Importer', 'Thunderbird/128', 'Thunderbird/115'])
    await poll(agent);
  const later = { ...by(), now: new Date(by().now.getTime() + 60_000) };
  done(await changeLeg(node.store, id, { lastDate: '2027-03-03' }, later));
  await poll('Thunderbird/128');
  await node.stop();
  return startNode(t, databaseUrl);
}

t.test('200: who follows a calendar, and how far they are behind', { skip }, async t => {
  const node = await followed(t);
  const { status, text } = await node.poll('/api/v1/feeds', asCoordinator);
  t.equal(status, 200);
  const { items, nextCursor } = JSON.parse(text);
  t.equal(nextCursor, null);
  t.match(items, [
    {
      feed: 'tours/spring',
      url: 'https://gira.test/feeds/tours/spring.ics',
      clients: [
        { family: 'google', polls: 1, versionsBehind: 1 },
        { family: 'thunderbird', polls: 3, versionsBehind: 0 },
      ],
    },
  ]);
  const [google, thunderbird] = items[0].clients;
  t.ok(google.heldChangedAt < thunderbird.heldChangedAt);
  t.match(google.lastPollAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
});

t.test('401, 403: it is for coordinators of all tours', { skip }, async t => {
  const node = await startNode(t, (await serverDatabase(t))!);
  t.equal((await node.poll('/api/v1/feeds')).status, 401);
  t.equal((await node.poll('/api/v1/feeds?limit=0', asCoordinator)).status, 422);
  t.same(JSON.parse((await node.poll('/api/v1/feeds', asCoordinator)).text).items, []);
});
