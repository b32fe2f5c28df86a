import { setTimeout as sleep } from 'node:timers/promises';
import t from 'tap';
import { freePort } from '../../scripts/bench/free-port.js';
import { nginxBefore, withoutNginx } from '../support/nginx.js';
import { replicated } from '../support/replicated.js';
import { startServerProcess } from '../support/server-process.js';
import { askingAt } from './asking-node.js';
import { counts, seed, skipOf, tell } from './counts.js';
import { diceOf } from './dice.js';
import { Load } from './load.js';
import { lostOf } from './lost.js';
import { setStage } from './stage.js';

const KEY = 'the-key-of-the-campaign';

t.test(
  'a primary that is stopped, one that is promoted, a node that is killed and one that is deployed',
  { skip: skipOf('server') || withoutNginx, timeout: 0 },
  async t => {
    const { primary, replica } = await replicated(t, true);
    const environment = {
      ...{ DATABASE_URL: primary.url, DATABASE_REPLICA_URLS: replica.url },
      ...{ GIRA_COORDINATOR_KEY: KEY, GIRA_PUBLIC_URL: 'https://gira.test', TRUST_PROXY: '1' },
    };
    const [onePort, otherPort] = [await freePort(), await freePort()];
    const startOne = () => startServerProcess(t, onePort, environment);
    const startOther = () => startServerProcess(t, otherPort, environment);
    let [one, other] = [await startOne(), await startOther()];
    const url = await nginxBefore(t, [onePort, otherPort]);
    const ask = askingAt(url, KEY);
    const stage = await setStage(ask, { speakers: 3, interpreters: 0, hosts: 0, venues: 0 });
    const { json: retitled } = await ask('POST', '/events', {
      ...{ tour: stage.tour, title: 'Version 0.', speakers: stage.speakers.slice(0, 1) },
      ...{ localStart: '2027-12-01T18:00', localEnd: '2027-12-01T20:00', timeZone: 'UTC' },
    });
    await ask('PUT', `/events/${retitled.id}/confirmation`);

    const load = new Load(url, KEY, stage, diceOf(seed));
    const { seconds } = load;
    load.start({ bookers: 3, pollers: 6, pause: 10 });
    load.retitle(retitled.id, 100);
    const calm = () => sleep(1000 * counts.calm);
    await calm();
    seconds.note('node 1 is killed');
    await one.kill();
    await calm();
    one = await startOne();
    seconds.note('node 1 is there again');
    await calm();
    seconds.note('node 2 is told to stop');
    t.equal(await other.terminate(), 0);
    other = await startOther();
    seconds.note('node 2 is there again');
    await calm();
    seconds.note('the primary is stopped');
    await primary.stop('SIGQUIT');
    await calm();
    replica.promote();
    seconds.note('the replica is promoted');
    await calm();
    seconds.note('the first primary begins to follow');
    await primary.follow(replica);
    await calm();
    await load.stop();

    console.error(seconds.table());
    t.same(load.unforeseen, []);
    t.same(load.stale, [], `of ${load.times.length} polls`);
    t.equal(seconds.total('polls failed'), 0);
    t.ok(seconds.total('told 503') > 0, 'while there was no primary');
    const options = { databaseUrl: replica.url, dataDir: '' };
    t.same(await lostOf(options, load.acknowledged), [], `of ${load.acknowledged.size} bookings`);
    t.same(await Promise.all([one.terminate(), other.terminate()]), [0, 0]);
    tell(`failover: ${load.acknowledged.size} bookings acknowledged, all on file`);
  },
);
