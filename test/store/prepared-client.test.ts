import pg from 'pg';
import t, { type Test } from 'tap';
import { PreparedClient } from '../../src/store/prepared-client.js';
import { serverDatabase } from '../support/databases.js';
import { readState } from '../support/state.js';

const { missing } = readState();
const skip = missing ?? false;

async function connected(t: Test): Promise<pg.Client> {
  const client = new PreparedClient({ connectionString: (await serverDatabase(t))! });
  await client.connect();
  t.teardown(() => client.end());
  return client;
}

const prepared = async (client: pg.Client): Promise<string[]> => {
  const { rows } = await client.query('select statement from pg_prepared_statements order by 1');
  return rows.map(({ statement }) => statement);
};

t.test('a statement with parameters is prepared once, another is not', { skip }, async t => {
  const client = await connected(t);
  for (const number of [1, 2, 3]) {
    const { rows } = await client.query({ text: 'select $1::int as number' }, [number]);
    t.strictSame(rows, [{ number }]);
  }
  await client.query({ text: 'select 1' }, []);
  await client.query('select $1::text', ['x']);
  t.strictSame(await prepared(client), ['select $1::int as number']);
});

t.test('a statement outlives its failure and a change of its table', { skip }, async t => {
  const client = await connected(t);
  const divide = (by: number) => client.query({ text: 'select 6 / $1::int as sixth' }, [by]);
  t.strictSame((await divide(2)).rows, [{ sixth: 3 }]);
  await t.rejects(divide(0), { code: '22012' });
  t.strictSame((await divide(3)).rows, [{ sixth: 2 }]);

  await client.query('create table held (number int)');
  const read = () => client.query({ text: 'select number from held where number > $1' }, [0]);
  t.strictSame((await read()).rows, []);
  await client.query('alter table held add column name text; insert into held values (7)');
  t.strictSame((await read()).rows, [{ number: 7 }]);
});

t.test('beyond many statements, all are answered and no more are kept', { skip }, async t => {
  const client = await connected(t);
  for (let each = 0; each < 600; each++) {
    const { rows } = await client.query({ text: `select $1::int + ${each} as sum` }, [1]);
    if (rows[0].sum !== each + 1) t.fail(`select ${each}`);
  }
  t.ok((await prepared(client)).length <= 500);
});

t.test(
  'a connection that is lost amid a transaction fails it, and nothing else',
  { skip },
  async t => {
    const connectionString = (await serverDatabase(t))!;
    const pool = new pg.Pool({ connectionString, Client: PreparedClient, max: 2 });
    pool.on('error', () => {});
    t.teardown(() => pool.end());
    const lost = await pool.connect();
    await lost.query('begin');
    const { rows } = await lost.query('select pg_backend_pid() as pid');
    const ended = new Promise<void>(resolve => lost.once('end', () => resolve()));
    await pool.query('select pg_terminate_backend($1)', [rows[0].pid]);
    await t.rejects(lost.query('select 1'));
    await ended;
    lost.release();
    t.strictSame((await pool.query('select 1 as one')).rows, [{ one: 1 }]);
  },
);
