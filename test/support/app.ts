import type { FastifyInstance, FastifyServerOptions, InjectOptions } from 'fastify';
import tap, { type Test } from 'tap';
import { buildApp } from '../../src/app.js';
import type { Config } from '../../src/config.js';
import type { Outbound } from '../../src/outbound/call.js';
import { fixFeedHost } from '../../src/store/installation.js';
import type { Store } from '../../src/store/store.js';
import { isShared, testStore } from './databases.js';
import { undeclared } from './declared.js';
import { inject } from './inject.js';

/** The coordinator's key of every test. */
export const KEY = 'the-key-of-the-tests';

/**
 * An app on an empty database, with a clock that the test sets, and calls that read like `curl`.
 * A call fails at an answer that the OpenAPI document does not declare.
 */
export type TestApp = {
  app: FastifyInstance;
  store: Store;
  /** The time that the app sees. Set it to move on. */
  clock: { now: Date };
  /** A request by somebody. Keys of chapters and of some tours are made when first used. */
  as: (caller: Somebody) => Call;
};

/** The coordinator of the environment's key, nobody, an organisation, some tours, any key. */
export type Somebody =
  | 'coordinator'
  | 'public'
  | { chapter: string }
  | { tours: string[] }
  | { key: string };
export type Answer = {
  status: number;
  headers: Record<string, string | string[] | number | undefined>;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests compare whole bodies
  json: any;
};
export type Call = (
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE' | 'HEAD',
  url: string,
  body?: object | string,
  headers?: Record<string, string>,
) => Promise<Answer>;

type Options = {
  store?: Store;
  /** Requests a minute; any number unless the test says otherwise. */
  rateLimit?: number;
  trustProxy?: Config['trustProxy'];
  logger?: FastifyServerOptions['logger'];
  /** By which addresses are called; public ones alone unless the test says otherwise. */
  outbound?: Outbound;
};

export async function testApp(t: Test, options: Options = {}): Promise<TestApp> {
  const store = options.store ?? (await testStore(t));
  const clock = { now: new Date('2026-11-22T12:00:00Z') };
  const app = await appOn(t, store, clock, options);
  const made = new Map<string, Promise<string>>();
  const secretOf = (caller: Somebody): Promise<string | null> | string | null => {
    if (caller === 'coordinator') return KEY;
    if (caller === 'public') return null;
    if ('key' in caller) return caller.key;
    const name = JSON.stringify(caller);
    const key = made.get(name) ?? makeKey(as('coordinator'), caller);
    made.set(name, key);
    return key;
  };
  const as = (caller: Somebody): Call => {
    return async (method, url, body, headers = {}) => {
      const secret = await secretOf(caller);
      const key = secret === null ? {} : { authorization: `Bearer ${secret}` };
      const request: InjectOptions = { method, url, headers: { ...key, ...headers } };
      if (body !== undefined) request.payload = body;
      const reply = await inject(app, request);
      const fault = await undeclared(app, { method, url }, reply);
      if (fault) throw new Error(`${fault}: ${reply.body.slice(0, 500)}`);
      const isJson = /json/.test(String(reply.headers['content-type']));
      const json = isJson && reply.body !== '' ? JSON.parse(reply.body) : null;
      return { status: reply.statusCode, headers: reply.headers, text: reply.body, json };
    };
  };
  return { app, store, clock, as };
}

type Kept = { app: FastifyInstance; clock: TestApp['clock'] };
/** Apps of the databases that tests share, each with the clock of the test that uses it now. */
const kept = new WeakMap<Store, Kept>();

/** The app on a database: the one that was there, unless the test wants a special one. */
async function appOn(
  t: Test,
  store: Store,
  clock: TestApp['clock'],
  options: Options,
): Promise<FastifyInstance> {
  const { rateLimit = null, trustProxy = false, logger = false, outbound } = options;
  const feedHost = await fixFeedHost(store.db, 'gira.test');
  const isUsual = rateLimit === null && !trustProxy && !logger && !outbound;
  const isToKeep = isUsual && (await isShared(store));
  const found = isToKeep ? kept.get(store) : undefined;
  if (found) {
    found.clock = clock;
    return found.app;
  }
  // There is said to be a mail server; what waits for it is sent by tests that have one.
  const smtpUrl = 'smtp://mail.test';
  const time = { clock };
  const app = await buildApp({
    config: { coordinatorKey: KEY, publicUrl: 'https://gira.test', trustProxy, rateLimit, smtpUrl },
    ...{ store, feedHost, logger, now: () => time.clock.now },
    ...(outbound && { outbound }),
  });
  (isToKeep ? tap : t).teardown(() => app.close());
  if (isToKeep) kept.set(store, Object.assign(time, { app }));
  return app;
}

/** Makes the key of a chapter or of some tours, which must exist. */
async function makeKey(
  call: Call,
  caller: { chapter: string } | { tours: string[] },
): Promise<string> {
  const body =
    'chapter' in caller
      ? { role: 'chapter', organization: caller.chapter, label: `chapter ${caller.chapter}` }
      : { role: 'coordinator', tours: caller.tours, label: `tours ${caller.tours.join(', ')}` };
  const answer = await call('POST', '/api/v1/keys', body);
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.json.key;
}
