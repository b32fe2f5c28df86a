import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  AggregatorRegistry,
  Counter,
  collectDefaultMetrics,
  Gauge,
  Histogram,
  Registry,
} from 'prom-client';
import type { ReplicaUse } from '../store/servers/replicas.js';
import type { PoolUse } from '../store/store.js';

/** What is counted where it happens, and read here when somebody asks. */
export type Measured = {
  served: Readonly<Record<'feeds' | 'pages', { full: number; unchanged: number }>>;
  /** Null where there is no pool: the embedded database has one connection. */
  poolUse: (() => PoolUse) | null;
  /** Null where there are no replicas. */
  replicaUse: (() => ReplicaUse) | null;
  zoneData: string;
};

/** Seconds; the feeds, which are quicker than any of these, are not timed. */
const BUCKETS = [0.005, 0.02, 0.1, 0.5, 2, 10];

/** The process is the same for all apps in it. */
let ofProcess: Registry | null = null;

/**
 * Counts what goes through the app. Returns what writes all of it in Prometheus’ text format, with
 * its content type. A route is told by its pattern, so that no address, and no secret in one, is in it.
 */
export function useMetrics(app: FastifyInstance, measured: Measured): () => Promise<string> {
  const registry = new Registry();
  countRequests(app, registry);
  countAnswers(app, registry);
  measure(registry, measured);
  ofProcess ??= registryOfProcess();
  const registries = [ofProcess, registry];
  // One of several processes is asked for them by the one that adds up.
  AggregatorRegistry.setRegistries(registries);
  return async () => Registry.merge(registries).metrics();
}

/** As `text/plain` with the version of the format. */
export const metricsType = Registry.PROMETHEUS_CONTENT_TYPE;

function registryOfProcess(): Registry {
  const register = new Registry();
  collectDefaultMetrics({ register });
  return register;
}

/** How many requests each route answered, how, and in what time; pages ask the API, too. */
function countRequests(app: FastifyInstance, registry: Registry): void {
  const registers = [registry];
  const requests = new Counter({
    ...{ name: 'gira_http_requests_total', registers, labelNames: ['method', 'route', 'status'] },
    help: 'Requests by route and status, without the calendars and pages sent from bytes that are kept',
  });
  const seconds = new Histogram({
    ...{ name: 'gira_http_request_duration_seconds', registers, labelNames: ['method', 'route'] },
    ...{ help: 'Time to answer a request, by route', buckets: BUCKETS },
  });
  app.addHook('onResponse', async (request, reply) => {
    const of = { method: request.method, route: routeOf(request) };
    requests.inc({ ...of, status: reply.statusCode });
    seconds.observe(of, reply.elapsedTime / 1000);
  });
}

function routeOf({ routeOptions }: FastifyRequest): string {
  return routeOptions.url ?? 'none';
}

type Told = { code?: unknown; conflicts?: unknown };

/** What was refused, by its code, and which clashes were told. */
function countAnswers(app: FastifyInstance, registry: Registry): void {
  const registers = [registry];
  const refusals = new Counter({
    ...{ name: 'gira_refusals_total', registers, labelNames: ['code'] },
    help: 'What was refused, by its code: clashes-now and double-booked are bookings',
  });
  const conflicts = new Counter({
    ...{ name: 'gira_conflicts_told_total', registers, labelNames: ['severity'] },
    help: 'Conflicts told in answers to bookings and checks',
  });
  app.addHook<unknown>('preSerialization', async (_request, reply, payload) => {
    const told = (payload ?? {}) as Told;
    if (reply.statusCode >= 400 && typeof told.code === 'string') refusals.inc({ code: told.code });
    if (Array.isArray(told.conflicts))
      for (const { severity } of told.conflicts) conflicts.inc({ severity: String(severity) });
    return payload;
  });
}

function measureReplicas(registry: Registry, replicaUse: () => ReplicaUse): void {
  const registers = [registry];
  new Gauge({
    ...{ name: 'gira_database_replicas', registers, labelNames: ['state'] },
    help: 'Replicas that answer, and those of them that have all that this process knows of',
    collect() {
      const { known, current } = replicaUse();
      this.set({ state: 'known' }, known);
      this.set({ state: 'current' }, current);
    },
  });
  new Counter({
    ...{ name: 'gira_replica_reads_total', registers, help: 'What was read from replicas' },
    collect() {
      this.reset();
      this.inc(replicaUse().reads);
    },
  });
}

function measure(registry: Registry, measured: Measured): void {
  const { served, poolUse, zoneData } = measured;
  const registers = [registry];
  new Counter({
    ...{ name: 'gira_kept_answers_total', registers, labelNames: ['kind', 'answer'] },
    help: 'Calendars and pages answered from bytes that are kept, in full or by 304',
    collect() {
      this.reset();
      for (const [kind, { full, unchanged }] of Object.entries(served)) {
        this.inc({ kind, answer: 'full' }, full);
        this.inc({ kind, answer: 'unchanged' }, unchanged);
      }
    },
  });
  new Gauge({
    ...{ name: 'gira_workers', registers, help: 'Processes whose figures these are' },
    collect() {
      this.set(1);
    },
  });
  new Gauge({
    ...{ name: 'gira_zone_data_info', registers, labelNames: ['version'] },
    ...{ help: 'The zone data that all times are told by', aggregator: 'first' as const },
    collect() {
      this.set({ version: zoneData }, 1);
    },
  });
  if (measured.replicaUse !== null) measureReplicas(registry, measured.replicaUse);
  if (poolUse === null) return;
  new Gauge({
    ...{ name: 'gira_database_connections', registers, labelNames: ['state'] },
    help: 'Connections of the pool, and requests that wait for one',
    collect() {
      const { total, idle, waiting } = poolUse();
      this.set({ state: 'busy' }, total - idle);
      this.set({ state: 'idle' }, idle);
      this.set({ state: 'waiting' }, waiting);
    },
  });
}
