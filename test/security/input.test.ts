import t from 'tap';
import { KEY, testApp } from '../support/app.js';
import { operationsOf } from '../support/operations.js';
import { isProblem, sendRaw } from '../support/problem.js';

const app = await testApp(t);
await app.app.ready();
const writes = operationsOf(app.app, '/api').filter(({ requestBody }) =>
  Object.hasOwn(requestBody?.content ?? {}, 'application/json'),
);
const urlOf = (path: string) => path.replaceAll(/\{\w+\}/g, '11111111-1111-4111-8111-111111111111');

t.test('no body is so deep, wide or odd that it is a fault of ours', async t => {
  t.ok(writes.length > 30);
  const bodies = [
    `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
    `{${Array.from({ length: 10_000 }, (_, index) => `"k${index}":1`).join()}}`,
    `{"title":1e400,"a":${'9'.repeat(10_000)}}`,
    ...['null', '[]', '"text"', '1', '{"":1}', '\ufeff{}', '{"a":1,"a":2}'],
  ];
  for (const { method, path } of writes) {
    for (const body of bodies) {
      const answer = await sendRaw(app.app, method as 'POST', urlOf(path), body, {
        'if-match': '*',
      });
      t.ok(answer.status < 500, `${method} ${path} ${body.slice(0, 12)}: ${answer.status}`);
    }
  }
});

t.test('a body that means to change what all objects have is no JSON to Gira', async t => {
  for (const { method, path } of writes) {
    for (const body of [
      '{"__proto__":{"role":"coordinator"}}',
      '{"constructor":{"prototype":{"role":"coordinator"}}}',
      '{"text":{"__proto__":{"a":1}}}',
      '{"__\\u0070roto__":{}}',
    ]) {
      const answer = await sendRaw(app.app, method as 'POST', urlOf(path), body);
      isProblem(t, answer, 'malformed-json');
    }
  }
  t.equal(({} as { role?: string }).role, undefined);
});

t.test('every operation refuses a field that it does not know', async t => {
  for (const { method, path } of writes) {
    const body = JSON.stringify({ isAdministrator: true });
    const answer = await sendRaw(app.app, method as 'POST', urlOf(path), body, { 'if-match': '*' });
    t.ok([404, 422].includes(answer.status), `${method} ${path}: ${answer.status}`);
    t.notMatch(answer.json, { isAdministrator: true });
  }
});

t.test('a parameter that comes twice, or ten thousand of them, is no fault of ours', async t => {
  const call = app.as('coordinator');
  for (const { method, path } of operationsOf(app.app)) {
    if (method !== 'GET' || path.endsWith('/stream')) continue;
    for (const query of [
      'limit=1&limit=2&lang=en&lang=es&q=a&q=b&tour=a&tour=b&cursor=a&cursor=b',
      'limit[]=1&limit[a]=1&__proto__[a]=1&constructor=1&toString=1',
      Array.from({ length: 2000 }, (_, index) => `p${index}`).join('&'),
    ]) {
      const { status } = await call('GET', `${urlOf(path)}?${query}`);
      t.ok(status < 500, `${path}?${query.slice(0, 20)}: ${status}`);
    }
  }
});

t.test('the same in forms of pages', async t => {
  for (const body of [
    'key=a&key=b&back=%2F&back=%2Fx',
    '__proto__=1&constructor=1&toString=1&hasOwnProperty=1',
    Array.from({ length: 50_000 }, (_, index) => `p${index}=`).join('&'),
    `key=${'%'.repeat(5000)}`,
  ]) {
    for (const url of ['/sign-in', '/request', '/language']) {
      const type = { 'content-type': 'application/x-www-form-urlencoded' };
      const headers = { ...type, authorization: `Bearer ${KEY}` };
      const reply = await app.app.inject({ method: 'POST', url, payload: body, headers });
      t.ok(reply.statusCode < 500, `${url}: ${reply.statusCode}`);
    }
  }
});

t.test('no path leads to a file that is not meant to be read', async t => {
  for (const path of [
    ...['/docs/static/../../package.json', '/docs/static/..%2f..%2fpackage.json', '/.git/config'],
    ...['/docs/static/%2e%2e/%2e%2e/package.json', '/package.json', '/.env', '/src/server.ts'],
    ...['/docs/static/....//package.json', '/docs/static/..\\..\\package.json', '/docs/static/'],
    ...['/data/pg/PG_VERSION', '/docs/static/package.json%00.css', '//etc/passwd'],
  ]) {
    const reply = await app.app.inject(path);
    t.ok(reply.statusCode >= 300 && reply.statusCode < 500, `${path}: ${reply.statusCode}`);
    t.notMatch(reply.body, /"dependencies"|root:|\[core\]/, path);
  }
});
