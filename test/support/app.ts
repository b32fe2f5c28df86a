import type { FastifyInstance, InjectOptions } from 'fastify';
import type { Test } from 'tap';
import { buildApp } from '../../src/app.js';
import { fixFeedHost } from '../../src/store/installation.js';
import type { Store } from '../../src/store/store.js';
import { testStore } from './databases.js';

/** The coordinator's key of every test. */
export const KEY = 'the-key-of-the-tests';

/** An app on an empty database, with a clock that the test sets, and calls that read like `curl`. */
export type TestApp = {
  app: FastifyInstance;
  store: Store;
  /** The time that the app sees. Set it to move on. */
  clock: { now: Date };
  /** A request as a coordinator, or (`asPublic`) without a key. */
  as: (caller: 'coordinator' | 'public') => Call;
};
type Answer = {
  status: number;
  headers: Record<string, string | string[] | number | undefined>;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests compare whole bodies
  json: any;
};
type Call = (
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE' | 'HEAD',
  url: string,
  body?: object,
  headers?: Record<string, string>,
) => Promise<Answer>;

export async function testApp(t: Test, options: { store?: Store } = {}): Promise<TestApp> {
  const store = options.store ?? (await testStore(t));
  const clock = { now: new Date('2026-11-22T12:00:00Z') };
  const feedHost = await fixFeedHost(store.db, 'gira.test');
  const app = await buildApp({
    store,
    config: { coordinatorKey: KEY, publicUrl: 'https://gira.test', trustProxy: false },
    feedHost,
    now: () => clock.now,
  });
  t.teardown(() => app.close());
  const as = (caller: 'coordinator' | 'public'): Call => {
    const key = caller === 'coordinator' ? { authorization: `Bearer ${KEY}` } : {};
    return async (method, url, body, headers = {}) => {
      const request: InjectOptions = { method, url, headers: { ...key, ...headers } };
      if (body !== undefined) request.payload = body;
      const reply = await app.inject(request);
      const isJson = /json/.test(String(reply.headers['content-type']));
      const json = isJson && reply.body !== '' ? reply.json() : null;
      return { status: reply.statusCode, headers: reply.headers, text: reply.body, json };
    };
  };
  return { app, store, clock, as };
}
