import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { freePort } from '../../scripts/bench/free-port.js';
import { startServerProcess } from '../support/server-process.js';
import { embeddedTemplate } from '../support/state.js';
import { askingAt } from './asking-node.js';

const KEY = 'the-key-of-the-campaign';
const folder = mkdtempSync(join(tmpdir(), 'gira-test-disk-'));
const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', folder]);
const skip = mount.status === 0 ? false : 'this user may not mount a small disk';
t.teardown(() => {
  if (!skip) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true, force: true });
});

t.test(
  'on a full disk calendars go on, writes are refused, and room is all it takes',
  { skip },
  async t => {
    cpSync(embeddedTemplate, folder, { recursive: true });
    const environment = { GIRA_DATA_DIR: folder, GIRA_COORDINATOR_KEY: KEY };
    const server = await startServerProcess(t, await freePort(), environment);
    const ask = askingAt(server.url, KEY);
    const add = async (title: string) => {
      // More than fits into the room that is left on the pages of a table.
      const summary = Array.from({ length: 40 }, () => crypto.randomUUID()).join(' ');
      return (await ask('POST', '/tours', { title, summary, status: 'published' })).status;
    };
    const calendar = async () => (await fetch(`${server.url}/feeds/tours/first.ics`)).status;
    t.equal(await add('First'), 201);
    t.equal(await calendar(), 200);

    const filler = join(folder, 'filler');
    const { bavail, bsize } = statfsSync(folder);
    writeFileSync(filler, Buffer.alloc(bavail * bsize));
    const statuses = new Set<number>();
    for (let count = 0; count < 100; count++) statuses.add(await add(`Refused ${count}`));
    t.ok(statuses.delete(503));
    statuses.delete(201);
    t.same([...statuses], [], 'what still fits is stored, nothing else is answered');
    t.equal(await calendar(), 200);

    truncateSync(filler);
    t.equal(await add('Last'), 201);
    await server.kill();
    const again = await startServerProcess(t, await freePort(), environment);
    const { json } = await askingAt(again.url, KEY)('GET', '/tours/last');
    t.equal(json.title, 'Last');
    t.equal(await again.terminate(), 0);
  },
);
