import cluster from 'node:cluster';
import type { FastifyBaseLogger, FastifyServerOptions } from 'fastify';
import { type App, buildApp } from './app.js';
import { type Config, doubtsOf } from './config.js';
import { startCalling } from './delivery/calling.js';
import { startDelivery } from './delivery/delivery.js';
import { type Rederived, rederiveEvents } from './operations/rederive-events.js';
import { outbound as outboundTo } from './outbound/call.js';
import { USUAL_MAX_DELAY } from './plugins/load-shedding.js';
import { startBackups } from './store/backup/rolling.js';
import { fixFeedHost } from './store/installation.js';
import { observeQueries } from './store/observe-queries.js';
import { openStore } from './store/open.js';
import { CannotStart, type Store } from './store/store.js';
import { startTracing, type Tracing } from './telemetry/tracing.js';
import { metricsOfAll } from './workers/metrics-of-all.js';

/** A server that listens, and the store behind it. */
export type Serving = { store: Store; address: string; close(): Promise<void> };

/**
 * Opens the store, builds the app and listens. `prepare` runs in between, with the open store.
 * Throws CannotStart with a sentence for people where that is not possible.
 */
export async function serve(
  config: Config,
  logger: FastifyServerOptions['logger'],
  prepare: (store: Store) => Promise<void> = async () => {},
): Promise<Serving> {
  const store = await openStore(config);
  let app: App | undefined;
  const traced = await traceTo(config.traces, store, message => app?.log.warn(message));
  try {
    await prepare(store);
    const feedHost = await fixFeedHost(store.db, new URL(config.publicUrl).hostname);
    const rederived = await rederiveEvents(store, new Date());
    const outbound = outboundTo(config.privateHosts);
    app = await buildApp({
      ...{ store, config, feedHost, outbound, logger, maxDelay: USUAL_MAX_DELAY },
      tracing: traced,
      ...(cluster.isWorker && { metricsOfAll }),
    });
    const stopTelling = store.servers?.heed({ tell: news => app?.log.warn(news) });
    app.addHook('onClose', async () => void stopTelling?.());
    const address = await app.listen({ host: config.host, port: config.port });
    tellOfRederived(rederived, app.log);
    for (const doubt of doubtsOf(config)) app.log.warn(doubt);
    const delivery = startDelivery(store, { ...config, feedHost }, app.log);
    const calling = startCalling(store, { outbound }, app.log);
    const backups = startBackups(store, config.dataDir, { log: app.log });
    const close = async () => {
      await app?.draining.begin();
      await app?.close();
      await Promise.all([delivery.close(), calling.close(), backups.close(), traced?.close()]);
      await store.close();
    };
    return { store, address, close };
  } catch (error) {
    await traced?.close();
    await store.close();
    throw sentenceOf(error, config);
  }
}

/** Tells a collector of requests and of what they ask the database, where there is one. */
async function traceTo(
  target: Config['traces'],
  store: Store,
  warn: (message: string) => void,
): Promise<Tracing | null> {
  if (target === null) return null;
  const tracing = await startTracing(target, warn);
  const stop = observeQueries(store.db, tracing.query);
  const close = async () => {
    stop();
    await tracing.close();
  };
  return { ...tracing, close };
}

/** What new zone data did to coming events is a matter for the log, and for the clash report. */
function tellOfRederived({ moved, stuck }: Rederived, log: FastifyBaseLogger): void {
  if (moved.length + stuck.length === 0) return;
  log.warn(
    { moved, stuck },
    `new zone data moved ${moved.length} coming events in the world, and ${stuck.length} could not move: see the findings tz-rules-changed`,
  );
}

function sentenceOf(error: unknown, { host, port }: Config): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const at = `port ${port} of ${host}`;
  if (code === 'EADDRINUSE') {
    return new CannotStart(`Another program already listens on ${at}. Set PORT to a free one.`);
  }
  if (code === 'EACCES') {
    return new CannotStart(`This user may not listen on ${at}. Set PORT to one above 1023.`);
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new CannotStart(`This machine has no address ${host}. Set HOST to one that it has.`);
  }
  return error;
}
