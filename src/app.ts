import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { type Config, USUAL_FEED_MEMORY } from './config.js';
import { serverAddress } from './domain/static-address.js';
import { pinnedRules } from './domain/time/rules.js';
import { createRenderer } from './feeds/icalendar.js';
import { noPrivateHosts } from './outbound/addresses.js';
import { type Outbound, outbound as publicOutbound } from './outbound/call.js';
import { useAssets } from './plugins/assets.js';
import { useKeys } from './plugins/auth.js';
import { answerClientError } from './plugins/client-errors.js';
import { answerFrameworkErrors, useProblems } from './plugins/errors.js';
import { useLastUsed } from './plugins/last-used.js';
import { shedLoad } from './plugins/load-shedding.js';
import { withoutSecrets } from './plugins/logging.js';
import { useMetrics } from './plugins/metrics.js';
import { useOpenApi } from './plugins/openapi.js';
import { type Patience, patienceOf, usualPatience } from './plugins/patience.js';
import { limitGuesses, limitStrangers, useRateLimits } from './plugins/rate-limits.js';
import { environmentKey, eventLinks, storedKeys } from './plugins/recognisers.js';
import { requestIds, useRequestIds } from './plugins/request-ids.js';
import { guardHeaders, useGuardHeaders } from './plugins/security-headers.js';
import { buildSerializer } from './plugins/serialization.js';
import { useTracing } from './plugins/tracing.js';
import { formats, useLineBreaks, useStrictValidation } from './plugins/validation.js';
import { api } from './routes/api/api.js';
import { addComponents } from './routes/api/components.js';
import { feedRoutes } from './routes/feeds.js';
import { formatRoutes } from './routes/formats.js';
import { healthRoutes } from './routes/health.js';
import { metricsRoutes } from './routes/metrics.js';
import { mailRoutes } from './routes/pages/mail.js';
import { pages } from './routes/pages/pages.js';
import { rulesRoutes } from './routes/pages/rules.js';
import { sheetRoutes } from './routes/pages/sheets.js';
import { privateFeedRoutes } from './routes/private-feeds.js';
import { type Draining, drainingOf } from './serving/draining.js';
import { answerBefore, FeedAnswers, type Served } from './serving/feed-answers.js';
import { useFeedPolls } from './serving/feed-polls.js';
import { StoredFeeds } from './serving/stored-feeds.js';
import type { Store } from './store/store.js';
import type { Tracing } from './telemetry/tracing.js';
import type { StaticSite } from './views/frame.js';

/** What the app is made of. `now` is the clock; `feedHost` the host in every UID. */
export type AppParts = {
  store: Store;
  config: Pick<Config, 'coordinatorKey' | 'publicUrl' | 'rateLimit' | 'trustProxy'> &
    Partial<Pick<Config, 'embedAncestors' | 'feedMemory' | 'smtpUrl'>>;
  /** How late the event loop may be, in milliseconds, before requests are refused; any time, unless it is said. */
  maxDelay?: number;
  /** What all processes count together, where this is one of several. */
  metricsOfAll?: () => Promise<string>;
  feedHost: string;
  /** By which addresses are called that somebody gave: public ones alone, unless it says otherwise. */
  outbound?: Outbound;
  /** Set where the pages become files on some web host. */
  staticSite?: StaticSite | undefined;
  now?: () => Date;
  /** How long somebody may take to ask. */
  patience?: Patience;
  /** Set where requests are told to a collector of traces. */
  tracing?: Pick<Tracing, 'request'> | null;
  logger?: FastifyServerOptions['logger'];
};

type ServedParts = Omit<
  Required<AppParts>,
  'logger' | 'maxDelay' | 'metricsOfAll' | 'patience' | 'staticSite' | 'tracing'
>;

/** The application, and how it leaves while others ask it. */
export type App = FastifyInstance & { draining: Draining };

/** Largest body of a request, in bytes; the import allows more. */
const MAX_BODY = 256 * 1024;

/** The whole web application, ready to listen or to be asked by a test. */
export async function buildApp(parts: AppParts): Promise<App> {
  const { store, config, feedHost, now = () => new Date(), logger = false, staticSite } = parts;
  const { outbound = publicOutbound(noPrivateHosts), patience = usualPatience } = parts;
  const guard = guardHeaders(config.publicUrl);
  const app = Fastify({
    logger: withoutSecrets(logger),
    ...patienceOf(patience),
    bodyLimit: MAX_BODY,
    // What comes in while it closes is answered like all the rest.
    return503OnClosing: false,
    trustProxy: trustOf(config.trustProxy),
    // A trailing slash is a slip of the hand, not another address.
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    rewriteUrl: ({ url = '/' }) => serverAddress(url),
    genReqId: requestIds(config.trustProxy !== false),
    frameworkErrors: answerFrameworkErrors(guard),
    clientErrorHandler: answerClientError,
    schemaController: { compilersFactory: { buildSerializer } },
    serializerOpts: { ajv: { formats, strict: false } },
  }).withTypeProvider<TypeBoxTypeProvider>();

  if (parts.tracing) useTracing(app, parts.tracing);
  useGuardHeaders(app, guard);
  useRequestIds(app);
  useStrictValidation(app);
  useLineBreaks(app);
  useProblems(app);
  addComponents(app);
  await useOpenApi(app);
  if (parts.maxDelay !== undefined) await shedLoad(app, parts.maxDelay);
  const served = { feeds: { full: 0, unchanged: 0 }, pages: { full: 0, unchanged: 0 } };
  const metrics = useMetrics(app, {
    ...{ served, poolUse: store.poolUse, zoneData: pinnedRules.version },
    replicaUse: store.replicas && (() => store.replicas!.use()),
  });

  await app.register(scope =>
    serveFeeds(scope, { store, config, feedHost, now, served: served.feeds, staticSite }),
  );
  await app.register(formatRoutes, { store, now, feedHost, publicUrl: config.publicUrl });
  await app.register(privateFeedRoutes, {
    ...{ store, now, feedHost, publicUrl: config.publicUrl, renderer: createRenderer() },
  });
  const draining = drainingOf(app.server);
  await app.register(healthRoutes, { store, isStopping: draining.isOn });
  await app.register(metricsRoutes, { metrics: parts.metricsOfAll ?? metrics });
  await app.register(rulesRoutes);
  const assets = useAssets(app);
  const { stylesheet } = assets;
  await app.register(sheetRoutes, { store, now, stylesheet });
  await app.register(mailRoutes, { store, now, publicUrl: config.publicUrl, stylesheet });
  await app.register(scope => serveApi(scope, { store, config, feedHost, now, outbound }), {
    prefix: '/api/v1',
  });
  const { publicUrl, embedAncestors = '*' } = config;
  const whose = storedKeys(store, now, config.coordinatorKey);
  await app.register(pages, {
    ...{ now, publicUrl, assets, whose, embedAncestors, store, served: served.pages, staticSite },
  });
  return Object.assign(app as unknown as FastifyInstance, { draining });
}

/** Feeds, most of which are answered before any route is looked for. */
async function serveFeeds(
  app: FastifyInstance,
  parts: Omit<ServedParts, 'outbound'> & Pick<AppParts, 'staticSite'> & { served: Served },
): Promise<void> {
  const { store, config, feedHost, now, served, staticSite } = parts;
  const { publicUrl, feedMemory: maxBytes = USUAL_FEED_MEMORY } = config;
  const renderer = createRenderer();
  const feeds = new StoredFeeds({ store, now, renderer, feedHost, publicUrl, maxBytes });
  app.addHook('onClose', async () => feeds.close());
  // What is written into files is nobody's poll.
  const polled = staticSite === undefined ? useFeedPolls(app, store, now) : () => {};
  const answers = new FeedAnswers(now, polled, served);
  answerBefore(app.server, answers);
  await app.register(feedRoutes, { feeds, answers });
}

/** The API: for whom it answers, how often, and what. */
async function serveApi(
  app: FastifyInstance,
  { store, config, feedHost, now, outbound }: ServedParts,
): Promise<void> {
  const { coordinatorKey, publicUrl, rateLimit } = config;
  await useRateLimits(app, rateLimit);
  const whoAsks = useKeys(app, {
    recognisers: limitGuesses(app, rateLimit, [
      environmentKey(coordinatorKey),
      storedKeys(store, now, coordinatorKey),
      eventLinks(store, now),
    ]),
    hint: coordinatorKey === null ? firstKey : null,
  });
  useLastUsed(app, store, now);
  const limit = limitStrangers(app, rateLimit);
  const sendsMail = typeof config.smtpUrl === 'string';
  const parts = { store, now, publicUrl, feedHost, sendsMail, outbound };
  await app.register(api, {
    ...parts,
    environmentKey: coordinatorKey,
    whoAsks,
    limitStrangers: limit,
  });
}

const firstKey = 'The first one is made by "npm run keys", or set as GIRA_COORDINATOR_KEY.';

/** Fastify takes a number of proxies as the question whether the n-th one back is trusted. */
function trustOf(trustProxy: Config['trustProxy']) {
  if (typeof trustProxy !== 'number') return trustProxy;
  return (_address: string, hop: number) => hop < trustProxy;
}
