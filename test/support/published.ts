import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Test } from 'tap';
import { buildApp } from '../../src/app.js';
import type { Outcome } from '../../src/publishing/folder.js';
import { publish } from '../../src/publishing/publish.js';
import { fixFeedHost } from '../../src/store/installation.js';
import type { TestApp } from './app.js';
import { staticHost } from './static-host.js';

/** What a database has for everybody, as files in a folder, and a host that serves them. */
export type PublishedSite = {
  folder: string;
  host: FastifyInstance;
  publish(): Promise<Outcome>;
  /** The files of the folder, in order. */
  files(): string[];
  read(file: string): string;
};

export async function publishedSite(
  t: Test,
  { store, clock }: Pick<TestApp, 'store' | 'clock'>,
  server: string | null = null,
): Promise<PublishedSite> {
  const folder = join(t.testdir({}), 'site');
  const publicUrl = 'https://gira.test';
  const app = await buildApp({
    config: { coordinatorKey: null, publicUrl, trustProxy: false, rateLimit: null },
    ...{ store, feedHost: await fixFeedHost(store.db, 'gira.test'), staticSite: { server } },
    now: () => clock.now,
  });
  const host = staticHost(folder);
  t.teardown(() => Promise.all([app.close(), host.close()]));
  return {
    ...{ folder, host },
    publish: () => publish(app, { publicUrl, server }, folder),
    files: () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter(each => each.isFile())
        .map(each => join(each.parentPath, each.name).slice(folder.length + 1))
        .sort(),
    read: file => readFileSync(join(folder, file), 'utf8'),
  };
}
