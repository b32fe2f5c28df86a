import { sql } from 'drizzle-orm';
import t from 'tap';
import { errorInLog } from '../../src/plugins/errors-in-log.js';
import { testApp } from '../support/app.js';
import { onBothDatabases } from '../support/databases.js';

t.test('an error is told with its type, code, stack and causes', async t => {
  const cause = Object.assign(new TypeError('inner'), { code: 'EPIPE' });
  const told = errorInLog(new Error('outer', { cause }));
  t.match(told, {
    ...{ type: 'Error', message: 'outer', stack: /^Error: outer\n +at .*errors-in-log/ },
    cause: { type: 'TypeError', message: 'inner', code: 'EPIPE', stack: /^TypeError: inner\n +at/ },
  });
  t.match(errorInLog('thrown'), { type: 'string', message: 'no error' });
});

t.test('a circle of causes ends', async t => {
  const error = new Error('round');
  error.cause = error;
  t.ok(JSON.stringify(errorInLog(error)).length < 20_000);
});

onBothDatabases(
  t,
  'no value that somebody sent is in the log of a failed query',
  async (t, store) => {
    const lines: string[] = [];
    const stream = { write: (line: string) => void lines.push(line) };
    const { app } = await testApp(t, { store, logger: { level: 'trace', stream } });
    const failing = [
      () => store.db.execute(sql`select ${'top-secret'}::int`),
      () => store.db.execute(sql`select 1 / (length(${'top-secret'}) - 10)`),
      () => store.db.execute(sql`insert into installation (secret) values (${'top-secret'})`),
      () => store.db.execute(sql`select ${'top-secret\n    at line (file.js:1:1)'}::timestamptz`),
    ];
    for (const fail of failing) {
      const error = await fail().catch((error: unknown) => error);
      t.match(error, Error);
      app.log.error({ err: error }, 'request failed');
    }
    t.equal(lines.length, failing.length);
    for (const line of lines) {
      t.match(JSON.parse(line).err, { message: /^Failed query: /, cause: { code: /^\w{5}$/ } });
      t.match(JSON.parse(line).err.stack, /\n +at /);
      t.notMatch(line, /top-secret/);
    }
  },
);
