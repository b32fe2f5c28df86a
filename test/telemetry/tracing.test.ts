import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import t, { type Test } from 'tap';
import { buildApp } from '../../src/app.js';
import { fixFeedHost } from '../../src/store/installation.js';
import { observeQueries } from '../../src/store/observe-queries.js';
import type { Store } from '../../src/store/store.js';
import { startTracing } from '../../src/telemetry/tracing.js';
import { KEY } from '../support/app.js';
import { embeddedFolder, onBothDatabases, testStore } from '../support/databases.js';
import { receiver } from '../support/receiver.js';
import { startScript } from '../support/scripts.js';

type Value = { stringValue?: string; intValue?: number | string };
type Sent = {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  attributes: { key: string; value: Value }[];
  status: { code?: number };
};

/** What kinds of spans are called in OTLP. */
const kinds = { internal: 1, server: 2, client: 3 };
const trace = '0af7651916cd43dd8448eb211c80319c';
const parent = `00-${trace}-b7ad6b7169203331-01`;

/** An app that tells a collector of ours, and what it has told once it is closed. */
async function traced(t: Test, store: Store, url: string | null = null, share = 1) {
  const collector = await receiver(t);
  const warnings: string[] = [];
  const target = { url: url ?? `${collector.url}/v1/traces`, share };
  const tracing = await startTracing(target, message => void warnings.push(message));
  const stop = observeQueries(store.db, tracing.query);
  const feedHost = await fixFeedHost(store.db, 'gira.test');
  const config = { coordinatorKey: KEY, publicUrl: 'https://gira.test', rateLimit: null };
  const app = await buildApp({
    ...{ store, feedHost, tracing, config: { ...config, trustProxy: false } },
  });
  t.teardown(async () => {
    stop();
    await tracing.close();
    await app.close();
  });
  const told = async () => {
    await tracing.close();
    return collector.received.flatMap(({ body }) => spansIn(body));
  };
  return { app, told, warnings, collector, tracing };
}

function spansIn(body: string): Sent[] {
  const { resourceSpans } = JSON.parse(body);
  return resourceSpans.flatMap(({ scopeSpans }: { scopeSpans: { spans: Sent[] }[] }) =>
    scopeSpans.flatMap(({ spans }) => spans),
  );
}

const factsOf = ({ attributes }: Sent): Record<string, string | number> =>
  Object.fromEntries(
    attributes.map(({ key, value }) => [key, value.stringValue ?? Number(value.intValue)]),
  );
const bearer = { authorization: `Bearer ${KEY}` };

onBothDatabases(
  t,
  'a request is a span of its caller’s trace, with its queries',
  async (t, store) => {
    const { app, told } = await traced(t, store);
    await store.db.query.tours.findFirst();
    // A connection is kept for several requests, and a body comes when it comes.
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    const type = { 'content-type': 'application/json' };
    const headers = { ...bearer, ...type, traceparent: parent };
    const body = JSON.stringify({ title: 'A tour that nobody traces' });
    const late = new ReadableStream({
      async start(stream) {
        await sleep(200);
        stream.enqueue(new TextEncoder().encode(body));
        stream.close();
      },
    });
    const sent = { method: 'POST', headers, body: late, duplex: 'half' } as RequestInit;
    const made = await fetch(`${url}/api/v1/tours`, sent);
    t.equal(made.status, 201);
    t.equal((await fetch(`${url}/api/v1/coasts`)).status, 200);
    const all = await told();
    const spans = all.filter(({ traceId }) => traceId === trace);
    const others = all.filter(({ traceId }) => traceId !== trace);
    t.match(others.at(-1), { name: 'GET /api/v1/coasts', kind: kinds.server });
    t.equal(new Set(others.map(({ traceId }) => traceId)).size, 1);
    const root = spans.find(({ kind }) => kind === kinds.server)!;
    t.match(root, { name: 'POST /api/v1/tours', traceId: trace, parentSpanId: 'b7ad6b7169203331' });
    t.strictSame(factsOf(root), {
      'http.request.method': 'POST',
      'http.route': '/api/v1/tours',
      'http.response.status_code': 201,
      'gira.request_id': made.headers.get('x-request-id'),
    });
    const queries = spans.filter(({ kind }) => kind === kinds.client);
    t.equal(queries.length, spans.length - 1, 'what nobody asked for by HTTP is not told');
    const statements = queries.map(each => String(factsOf(each)['db.query.text']));
    const inserts = statements.filter(each => /^insert into "tours"/.test(each));
    t.equal(inserts.length, 1);
    t.match(inserts[0], /\$1/);
    for (const each of queries) {
      t.match(each, { traceId: trace, parentSpanId: root.spanId, name: /^[A-Z]+$/ });
      t.equal(factsOf(each)['db.system.name'], 'postgresql');
    }
  },
);

t.test('what a page asks of the API is a part of the page, in a trace of its own', async t => {
  const { app, told } = await traced(t, await testStore(t));
  await app.inject({ url: '/request', headers: { traceparent: '00-zz-b7ad6b7169203331-01' } });
  const spans = await told();
  const page = spans.find(({ kind }) => kind === kinds.server)!;
  t.match(page, { name: 'GET /request', traceId: /^[0-9a-f]{32}$/ });
  t.notOk(page.parentSpanId);
  const asked = spans.filter(({ kind }) => kind === kinds.internal);
  t.ok(asked.length > 0);
  for (const each of asked) t.match(each, { parentSpanId: page.spanId, name: /^GET \/api\/v1\// });
  t.equal(new Set(spans.map(({ traceId }) => traceId)).size, 1);
});

t.test('no secret, and nothing that somebody sent, is in what is told', async t => {
  const { app, told, collector } = await traced(t, await testStore(t));
  const secret = 'gira_topsecrettopsecrettopsecrettopsecrettop';
  const headers = { authorization: `Bearer ${secret}`, cookie: `gira=${secret}.1` };
  const pages = [
    `/sign-in/${secret}?key=${secret}`,
    `/feeds/private/${secret}/x.ics`,
    `/${secret}`,
  ];
  for (const url of pages) await app.inject({ url, headers });
  const asked = { city: 'boston-ma-us', days: ['2027-03-01'] };
  const payload = { ...asked, contact: 'topsecret', message: 'topsecret' };
  await app.inject({ method: 'POST', url: '/api/v1/requests', payload });
  await app.inject({ method: 'GET', url: '/api/v1/tours/topsecret', headers: bearer });
  t.ok((await told()).length > 5);
  for (const { body } of collector.received) t.notMatch(body, /topsecret/);
});

t.test('a share of traces is told, and those that their callers want', async t => {
  const { app, told } = await traced(t, await testStore(t), null, 0);
  for (let count = 0; count < 20; count++) await app.inject('/healthz');
  await app.inject({ url: '/healthz', headers: { traceparent: parent } });
  const spans = await told();
  t.equal(spans.length, 1);
  t.match(spans, [{ name: 'GET /healthz', traceId: trace }]);
});

t.test('a query that fails is told as failed, without its words', async t => {
  const store = await testStore(t);
  const { told, tracing } = await traced(t, store);
  const span = tracing.request({ id: 'x', method: 'GET', headers: { traceparent: parent } });
  await new Promise<void>(resolve =>
    span.within(() => {
      store.db.execute(sql`select 1 / (length(${'a'}) - 1)`).catch(() => resolve());
    }),
  );
  span.end({ route: '/x', status: 500 });
  const [query, request] = await told();
  t.match(query, { name: 'SELECT', status: { code: 2 } });
  t.equal(factsOf(query!)['error.type'], 'DrizzleQueryError');
  t.match(request, { name: 'GET /x', status: { code: 2 } });
});

t.test('a collector that is away or hangs costs nobody anything', async t => {
  const silent = createServer(() => {}).listen(0, '127.0.0.1');
  t.teardown(() => silent.close());
  await new Promise(resolve => silent.once('listening', resolve));
  const { port } = silent.address() as { port: number };
  for (const url of ['http://127.0.0.1:1/v1/traces', `http://127.0.0.1:${port}/v1/traces`]) {
    const { app, tracing } = await traced(t, await testStore(t), url);
    for (let count = 0; count < 50; count++)
      t.match(await app.inject('/api/v1/coasts'), { statusCode: 200 });
    const begun = performance.now();
    await tracing.close();
    t.ok(performance.now() - begun < 3000, 'nor does it keep the server from ending');
  }
});

t.test('that nobody takes them is said, and not for each span', async t => {
  const { app, tracing, collector, warnings } = await traced(t, await testStore(t));
  collector.answer = (_, response) => response.writeHead(401).end();
  for (let count = 0; count < 1200; count++) await app.inject('/healthz');
  await tracing.close();
  t.same(warnings, ['traces cannot be sent: nobody takes them']);
});

/** Starts a server, asks it once, ends it; tells which packages of OpenTelemetry were loaded. */
const script = `
  const { createRequire } = await import('node:module');
  const { readConfig } = await import('./src/config.js');
  const { stopOnSignal } = await import('./src/run.js');
  const { serve } = await import('./src/serve.js');
  const { address, close } = await serve(readConfig(), false);
  await (await fetch(address + '/api/v1/coasts')).text();
  const files = Object.keys(createRequire(process.cwd() + '/x.js').cache);
  const names = files.map(file => /@opentelemetry\\/([^/]+)/.exec(file)?.[1]).filter(Boolean);
  stopOnSignal(close);
  process.send([...new Set(names)]);`;

t.test('without an address to send them to, nothing of OpenTelemetry’s SDK is loaded', async t => {
  const environment = { GIRA_DATA_DIR: embeddedFolder(t), PORT: '0', DATABASE_URL: '' };
  const { child, nextMessage, ended } = startScript(t, script, [], { environment });
  // Prometheus' client asks the API, which does nothing by itself, whether there is a trace.
  t.same(await nextMessage(), ['api']);
  child.kill('SIGTERM');
  t.equal((await ended).code, 0);
});

t.test('a server that ends sends what is left before', async t => {
  const collector = await receiver(t);
  const environment = {
    ...{ GIRA_DATA_DIR: embeddedFolder(t), PORT: '0', DATABASE_URL: '' },
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_SERVICE_NAME: 'gira-of-the-test',
    OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=union',
  };
  const { child, nextMessage, ended } = startScript(t, script, [], { environment });
  t.ok(((await nextMessage()) as string[]).includes('sdk-trace'));
  child.kill('SIGTERM');
  t.equal((await ended).code, 0);
  t.match(collector.received, [{ url: '/v1/traces', headers: { 'x-tenant': 'union' } }]);
  const spans = collector.received.flatMap(({ body }) => spansIn(body));
  t.ok(spans.some(({ name }) => name === 'GET /api/v1/coasts'));
  const { attributes } = JSON.parse(collector.received[0]!.body).resourceSpans[0].resource;
  t.match(attributes, [{ key: 'service.name', value: { stringValue: 'gira-of-the-test' } }]);
});
