import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import t, { type Test } from 'tap';
import { openStore } from '../../src/store/open.js';
import { rowsOf } from '../../src/store/rows.js';
import { embeddedFolder } from '../support/databases.js';
import { startScript } from '../support/scripts.js';
import { counts, seed, skipOf, tell } from './counts.js';
import { type Dice, diceOf } from './dice.js';
import { faultsOf } from './soundness.js';
import { type Ask, setStage } from './stage.js';

const KEY = 'the-key-of-the-campaign';
/** Evenings on as many days, and rivals for each: every other confirmation is refused. */
const [EVENINGS, RIVALS] = [20, 2];
const MAX_SECONDS_TO_START = 60;

type Server = { ask: Ask; kill(): Promise<void> };

/** The server as it is started in production, on the embedded database of a folder. */
async function startServer(t: Test, dataDir: string, port: number): Promise<Server> {
  const { child, ended } = startScript(t, `import './src/server.js';`, [], {
    environment: {
      ...{ GIRA_DATA_DIR: dataDir, DATABASE_URL: '', PORT: String(port), LOG_LEVEL: 'silent' },
      ...{ GIRA_COORDINATOR_KEY: KEY, GIRA_RATE_LIMIT: 'off' },
    },
  });
  const url = `http://127.0.0.1:${port}`;
  const isReady = () =>
    fetch(`${url}/readyz`)
      .then(reply => reply.ok)
      .catch(() => false);
  for (let tries = 0; !(await isReady()); tries++) {
    if (child.exitCode !== null || tries === MAX_SECONDS_TO_START * 10) {
      throw new Error(`the server did not start: ${(await ended).stderr}`);
    }
    await sleep(100);
  }
  const ask: Ask = async (method, path, body) => {
    const reply = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        ...{ authorization: `Bearer ${KEY}`, 'if-match': '*' },
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    return { status: reply.status, json: text === '' ? null : JSON.parse(text) };
  };
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return { ask, kill };
}

async function addRivals(ask: Ask): Promise<string[]> {
  const stage = await setStage(ask, { speakers: 1, interpreters: 0, hosts: 0, venues: 0 });
  const ids: string[] = [];
  for (let at = 0; at < EVENINGS * RIVALS; at++) {
    const day = `2027-${String(1 + (at % 10)).padStart(2, '0')}-${at % EVENINGS < 10 ? 10 : 20}`;
    const { json } = await ask('POST', '/events', {
      ...{ tour: stage.tour, title: `Evening ${at}`, speakers: stage.speakers },
      ...{ localStart: `${day}T18:00`, localEnd: `${day}T20:00`, timeZone: 'America/New_York' },
    });
    ids.push(json.id);
  }
  return ids;
}

/** Confirms all at once and kills the server after some answers; gives the ids it said yes to. */
async function killWhileConfirming({ ask, kill }: Server, ids: string[], dice: Dice) {
  const acknowledged: string[] = [];
  const killAfter = 1 + dice.upTo(EVENINGS / 2);
  const unforeseen: unknown[] = [];
  let killed: Promise<void> | null = null;
  await Promise.all(
    dice.some(ids, ids.length).map(async id => {
      const answer = await ask('PUT', `/events/${id}/confirmation`).catch(() => null);
      if (answer?.status === 200) acknowledged.push(id);
      else if (answer && answer.json.code !== 'double-booked') unforeseen.push(answer);
      if (acknowledged.length >= killAfter) killed ??= kill();
    }),
  );
  await killed;
  return { acknowledged, unforeseen };
}

t.test(
  'a server killed while it confirms has every confirmation that it acknowledged (embedded)',
  { skip: skipOf('embedded') },
  async t => {
    tell(`killed, seed ${seed}`);
    const dice = diceOf(seed);
    for (let kill = 0; kill < counts.kills; kill++) {
      const dataDir = embeddedFolder(t);
      const server = await startServer(t, dataDir, 20_000 + dice.upTo(20_000));
      const ids = await addRivals(server.ask);
      const { acknowledged, unforeseen } = await killWhileConfirming(server, ids, dice);
      t.same(unforeseen, []);
      const store = await openStore({ databaseUrl: null, dataDir });
      const rows = await rowsOf<{ id: string; status: string }>(
        store.db,
        sql`select id, status from events`,
      );
      const confirmed = new Set(rows.filter(row => row.status === 'confirmed').map(row => row.id));
      const lost = acknowledged.filter(id => !confirmed.has(id));
      t.same(lost, [], `kill ${kill}: ${acknowledged.length} of ${confirmed.size} acknowledged`);
      t.ok(acknowledged.length > 0 && confirmed.size < EVENINGS, 'it was killed in between');
      t.same(new Set(rows.map(row => row.id)), new Set(ids), 'every event is on file');
      t.same(await faultsOf(store), []);
      tell(`killed: ${acknowledged.length} acknowledged, ${confirmed.size} on file`);
      await store.close();
    }
  },
);
