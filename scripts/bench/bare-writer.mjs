// The baseline of writes: Fastify and one transaction of `pg`, which writes the same rows as Gira does
// for the event that the file BENCH_ROWS holds, and decides nothing.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import pg from 'pg';

const template = JSON.parse(readFileSync(process.env.BENCH_ROWS, 'utf8'));
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const app = Fastify();

app.get('/readyz', async () => ({ status: 'ok' }));

app.post('/api/v1/events', (request, reply) =>
  inTransaction(async client => {
    const { speakers, venue, room, host, title, localStart, localEnd } = request.body;
    const id = randomUUID();
    const times = { starts_at: `${localStart}Z`, ends_at: `${localEnd}Z` };
    const own = { id, venue, room, host, title, local_start: localStart, local_end: localEnd };
    const day = localStart.slice(0, 10);
    await insert(client, 'events', [{ ...template.held, ...own, ...times, local_date: day }]);
    await insert(
      client,
      'event_speakers',
      speakers.map((speaker, position) => ({ event: id, speaker, position })),
    );
    const resources = [...speakers.map(slug => `person:${slug}`), `venue:${venue}`];
    await insert(
      client,
      'bookings',
      resources.map(resource => ({ event: id, resource, room: null, ...times, confirmed: false })),
    );
    await insert(client, 'changes', [{ ...template.added, subject: id }]);
    reply.code(201);
    return { ...template.answer, id, title, localStart, localEnd };
  }),
);

app.put('/api/v1/events/:id/confirmation', request =>
  inTransaction(async client => {
    const { id } = request.params;
    await client.query('select * from events where id = $1 for update', [id]);
    await client.query(
      `update events set status = 'confirmed', status_at = $2, status_by = $3, confirmed_at = $2,
        updated_at = $2 where id = $1`,
      [id, new Date(), 'bench'],
    );
    const { rows } = await client.query('delete from bookings where event = $1 returning *', [id]);
    const confirmed = rows.map(row => ({ ...row, confirmed: true }));
    await insert(client, 'bookings', confirmed);
    const uid = `event-${id}`;
    await insert(
      client,
      'feed_entries',
      template.entries.map(entry => ({ ...entry, uid })),
    );
    await insert(client, 'changes', [{ ...template.confirmed, subject: id }]);
    return { ...template.answer, id, status: 'confirmed' };
  }),
);

async function inTransaction(work) {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const outcome = await work(client);
    await client.query('commit');
    return outcome;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** Rows that all have the columns of the first, in one statement. */
function insert(client, table, rows) {
  const columns = Object.keys(rows[0]);
  const places = rows.map(
    (_, row) => `(${columns.map((_, at) => `$${row * columns.length + at + 1}`).join(', ')})`,
  );
  const values = rows.flatMap(row => columns.map(column => row[column]));
  return client.query(
    `insert into ${table} (${columns.map(name => `"${name}"`).join(', ')}) values ${places.join(', ')}`,
    values,
  );
}

app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
