import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { openStore } from '../../src/store/open.js';
import { testApp } from '../support/app.js';
import { start } from '../support/commands.js';
import { embeddedFolder } from '../support/databases.js';
import { dump } from '../support/dump.js';
import { storeEvenings2013, tour2013 } from '../support/evenings-2013.js';

t.test('all that is stored, and each public calendar at the path of its address', async t => {
  const dataDir = embeddedFolder(t);
  const store = await openStore({ databaseUrl: null, dataDir });
  const app = await testApp(t, { store });
  await storeEvenings2013(app);
  const { json } = await app.as('public')('GET', `/api/v1/events?tour=${tour2013}`);
  const { id, venue } = json.items[0];
  const ofServer = await app.app.inject(`/feeds/tours/${tour2013}.ics`);
  await app.app.close();
  const content = await dump(store);
  await store.close();

  const folder = join(t.testdir({}), 'all');
  const environment = { GIRA_DATA_DIR: dataDir, GIRA_PUBLIC_URL: 'https://gira.test' };
  const run = (script: string, ...args: string[]) => start(t, script, args, environment).ended;
  const { code, out, err } = await run('export', folder);
  t.same([code, err], [0, '']);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const calendars = files.filter(file => file.endsWith('.ics'));
  t.match(out, new RegExp(`\\n${calendars.length} public calendars are beside them`));

  await t.test('calendars have the bytes of the server', async t => {
    const kinds = ['all', 'speakers/alex-gomez', 'cities/boston-ma-us', 'coasts/us-east-coast'];
    for (const name of [...kinds, `tours/${tour2013}`, `venues/${venue}`])
      t.ok(calendars.includes(`feeds/${name}.ics`), name);
    t.ok(calendars.includes(`events/${id}.ics`));
    const text = readFileSync(join(folder, `feeds/tours/${tour2013}.ics`), 'utf8');
    t.equal(text, ofServer.body);
    t.same(
      files.filter(file => /^es\/|prefix|html/.test(file)),
      [],
    );
  });

  await t.test(
    'the lines are a backup, for their owner alone, and restore an equal state',
    async t => {
      const file = join(folder, 'gira.jsonl');
      t.equal(statSync(file).mode & 0o777, 0o600);
      const target = embeddedFolder(t);
      const restored = await start(t, 'restore', [file], { GIRA_DATA_DIR: target }).ended;
      t.match(restored, { code: 0, err: '' });
      const again = await openStore({ databaseUrl: null, dataDir: target });
      t.strictSame(await dump(again), content);
      await again.close();
    },
  );

  await t.test(
    'a second run writes over the first, and a folder of others is left alone',
    async t => {
      t.match(await run('export', folder), {
        code: 0,
        out: new RegExp(`${calendars.length} public`),
      });
      const other = t.testdir({});
      writeFileSync(join(other, 'photo.jpg'), '');
      const refused = await run('export', other);
      t.match(refused, {
        code: 1,
        out: '',
        err: /holds files that Gira has not written \(photo\.jpg\)/,
      });
      t.same(readdirSync(other), ['photo.jpg']);
      t.match(await run('export'), {
        code: 1,
        err: /^Name one folder\.\nUsage: npm run export -- DIR/,
      });
    },
  );
});
