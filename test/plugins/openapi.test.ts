import { Ajv2020 } from 'ajv/dist/2020.js';
import t from 'tap';
import { refusals } from '../../src/domain/refusals.js';
import { formats } from '../../src/plugins/validation.js';
import { testApp } from '../support/app.js';

type Operation = {
  operationId: string;
  summary: string;
  tags: string[];
  security?: object[];
  responses: Record<string, { description: string; content?: Record<string, object> }>;
};

/** What is written or read by something else than a key, or by whoever likes. */
const byReceipt = [{ receipt: [] }];
const otherwise: Record<string, object[] | undefined> = {
  signIn: [{}, { key: [] }],
  addRequest: undefined,
  getRequest: [...byReceipt, { key: [] }],
  changeRequest: byReceipt,
  withdrawRequest: byReceipt,
  addMailSubscription: undefined,
};

t.test('the document describes every operation: its name, its errors, who may call it', async t => {
  const { app, as } = await testApp(t);
  const { json } = await as('public')('GET', '/openapi.json');
  t.strictSame(json, JSON.parse(JSON.stringify(app.swagger())));
  t.equal(json.openapi, '3.1.0');
  const operations = Object.entries<Record<string, Operation>>(json.paths).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const ids = operations.map(({ operation }) => operation.operationId);
  t.equal(new Set(ids).size, ids.length, 'no name is given twice');
  for (const { path, method, operation } of operations) {
    const { operationId, summary, tags, responses, security } = operation;
    t.match(operationId, /^[a-z][A-Za-z]+$/);
    t.match(summary, /^[A-Z]/);
    t.equal(tags.length, 1);
    const isWrite = method !== 'get';
    const isKeyed =
      isWrite ||
      /\/(keys|subscriptions|v1\/changes|feeds|policy|summary|outcome|busy-calendar|city-orders|requests|notices|notice-address)$|\/(proposals|arrangements|webhooks)(\/|$)|\/tours\/\{tour\}\/conflicts$/.test(
        path,
      );
    const isFeed = /\.\w+$|^\/sheets\//.test(path);
    const needs =
      operationId in otherwise
        ? otherwise[operationId]
        : isFeed
          ? []
          : isKeyed
            ? [{ key: [] }]
            : undefined;
    t.strictSame(security, needs, `${method} ${path}`);
    for (const [status, { content }] of Object.entries(responses)) {
      // Who subscribed to a calendar that was revoked reads a sentence.
      const isRead = /^(privateFeed|daySheets)$/.test(operationId) && status === '410';
      if (Number(status) < 400 || isRead) continue;
      t.ok(content?.['application/problem+json'], `${operationId} ${status}`);
    }
    for (const status of isFeed ? [400, 404, 500, 503] : [401, 429, 500, 503]) {
      t.ok(responses[status], `${operationId} declares ${status}`);
    }
  }
});

t.test('every shape in the document is a schema, and every code is told', async t => {
  const { app } = await testApp(t);
  await app.ready();
  const document = app.swagger() as unknown as {
    info: { description: string };
    components: { schemas: Record<string, object> };
  };
  const ajv = new Ajv2020({ formats, strict: false });
  ajv.addSchema(document, 'document');
  for (const name of Object.keys(document.components.schemas)) {
    t.type(ajv.getSchema(`document#/components/schemas/${name}`), 'function', name);
  }
  for (const [code, { status, title }] of Object.entries(refusals)) {
    t.ok(document.info.description.includes(`| \`${code}\` | ${status} | ${title} |`), code);
  }
});

t.test('the documentation is there to read, and hides no address of its own in it', async t => {
  const { app, as } = await testApp(t);
  const { status, headers } = await as('public')('GET', '/docs');
  t.equal(status, 200);
  t.match(headers['content-type'], 'text/html');
  const { paths } = app.swagger() as { paths: object };
  for (const hidden of ['/healthz', '/readyz', '/openapi.json', '/docs', '/']) {
    t.notOk(hidden in paths, hidden);
  }
});
