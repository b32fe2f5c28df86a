import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Test } from 'tap';
import { buildApp } from '../../src/app.js';
import type { Outcome } from '../../src/publishing/folder.js';
import { publish } from '../../src/publishing/publish.js';
import { fixFeedHost } from '../../src/store/installation.js';
import type { TestApp } from './app.js';
import { staticHost } from './static-host.js';

/** What a database has for everybody, as files in a folder, and a host that serves them, at its root or `below`. */
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
  below = '',
): Promise<PublishedSite> {
  const root = join(t.testdir({}), 'site');
  const folder = join(root, below);
  const publicUrl = `https://gira.test${below}`;
  const app = await buildApp({
    config: { coordinatorKey: null, publicUrl, trustProxy: false, rateLimit: null },
    ...{ store, feedHost: await fixFeedHost(store.db, 'gira.test'), staticSite: { server } },
    now: () => clock.now,
  });
  const host = staticHost(root);
  t.teardown(() => Promise.all([app.close(), host.close()]));
  return {
    ...{ folder, host },
    async publish() {
      const outcome = await publish(app, { publicUrl, server }, folder);
      // Hosts read it at their root alone.
      if (below !== '') copyFileSync(join(folder, '_headers'), join(root, '_headers'));
      return outcome;
    },
    files: () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter(each => each.isFile())
        .map(each => join(each.parentPath, each.name).slice(folder.length + 1))
        .sort(),
    read: file => readFileSync(join(folder, file), 'utf8'),
  };
}
