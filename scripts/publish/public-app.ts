import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../src/app.js';
import type { Config } from '../../src/config.js';
import { fixFeedHost } from '../../src/store/installation.js';
import { openStore } from '../../src/store/open.js';
import type { Store } from '../../src/store/store.js';
import type { StaticSite } from '../../src/views/frame.js';

/** Asks an app that listens nowhere for what a stranger is answered, on the database of the settings. */
export async function withPublicApp<T>(
  config: Config,
  work: (app: FastifyInstance, store: Store) => Promise<T>,
  staticSite?: StaticSite,
): Promise<T> {
  const store = await openStore(config);
  try {
    const feedHost = await fixFeedHost(store.db, new URL(config.publicUrl).hostname);
    const unlimited = { ...config, rateLimit: null };
    const app = await buildApp({ store, feedHost, staticSite, config: unlimited });
    try {
      return await work(app, store);
    } finally {
      await app.close();
    }
  } finally {
    await store.close();
  }
}
