import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import t, { type Test } from 'tap';
import { type Answer, testApp } from '../support/app.js';
import { operationsOf } from '../support/operations.js';

const app = await testApp(t);
await app.app.listen({ host: '127.0.0.1', port: 0 });
const { port } = app.app.server.address() as AddressInfo;
const pages = [
  '/',
  '/sign-in',
  '/board',
  '/request',
  '/feeds/all.ics',
  '/docs',
  '/metrics',
  '/healthz',
];
const paths = [
  ...new Set(operationsOf(app.app).map(({ path }) => path.replaceAll(/\{\w+\}/g, 'x'))),
  ...pages,
];

/** What is answered to a method that no client has a name for. */
function ask(method: string, path: string, headers: Record<string, string> = {}) {
  return new Promise<Pick<Answer, 'status' | 'headers' | 'text'>>((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', method, path, headers, agent: false });
    asked.on('response', async response => {
      let text = '';
      for await (const part of response) text += part;
      resolve({ status: response.statusCode!, headers: response.headers, text });
    });
    asked.on('error', reject);
    asked.end();
  });
}

function saysNothing(
  t: Test,
  { status, headers, text }: Awaited<ReturnType<typeof ask>>,
  what: string,
) {
  t.ok([401, 404].includes(status), `${what}: ${status}`);
  t.notMatch(text, /secret/, `${what} is no echo`);
  t.notMatch(Object.keys(headers).join(), /access-control|^allow/, what);
}

t.test('TRACE, OPTIONS and what else nobody needs say nothing at any address', async t => {
  const preflight = {
    ...{ 'x-secret': 'secret', origin: 'https://evil.example' },
    ...{
      'access-control-request-method': 'DELETE',
      'access-control-request-headers': 'authorization',
    },
  };
  t.ok(paths.length > 60);
  for (const method of ['TRACE', 'OPTIONS', 'PROPFIND', 'SEARCH', 'LOCK', 'PURGE'])
    for (const path of paths)
      saysNothing(t, await ask(method, path, preflight), `${method} ${path}`);
});

t.test('nobody writes where only reading is meant, nor by another name of the method', async t => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
    for (const path of ['/feeds/all.ics', '/healthz', '/metrics', '/openapi.json', '/docs'])
      t.match(await ask(method, path), { status: 404 }, `${method} ${path}`);
  const override = { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE' };
  t.match(await ask('GET', '/api/v1/tours', override), { status: 200 });
});

t.test('HEAD is answered as GET, without a body', async t => {
  for (const path of paths) {
    if (path.endsWith('/stream')) continue;
    const [get, head] = [await ask('GET', path), await ask('HEAD', path)];
    t.strictSame([head.status, head.text], [get.status, ''], path);
  }
});
