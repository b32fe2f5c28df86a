import { noPrivateHosts, type PrivateHosts, readPrivateHosts } from './outbound/addresses.js';
import { CannotStart } from './store/store.js';

/** Everything that the environment sets; the README's configuration table names each. */
export type Config = {
  host: string;
  port: number;
  databaseUrl: string | null;
  /** Servers that follow the one at `databaseUrl`. */
  replicaUrls: string[];
  dataDir: string;
  /** Scheme, host and port of every link, and the folder of published files; without a slash at the end. */
  publicUrl: string;
  coordinatorKey: string | null;
  /** The sites that may show a tour in a frame, as the policy of its page names them. */
  embedAncestors: string;
  /** Requests a minute of one key, or of one address without a key; null: any number. */
  rateLimit: number | null;
  /** Memory that calendars may take, in bytes. */
  feedMemory: number;
  /** The mail server, with user and password where it asks for them; null: nothing is mailed. */
  smtpUrl: string | null;
  /** From whom mails are; null: Gira at the host of `publicUrl`. */
  mailFrom: string | null;
  /** Whom Gira calls on somebody's behalf although they are in a private network. */
  privateHosts: PrivateHosts;
  logLevel: (typeof logLevels)[number];
  /** Processes that share the port; more than one need a database server. */
  workers: number;
  /** How many proxies stand before the server, or whose addresses; false: none. */
  trustProxy: boolean | number | string;
  /** Where traces are sent, and which share of them; null: nowhere. */
  traces: { url: string; share: number } | null;
};

export const USUAL_FEED_MEMORY = 64 * 1024 * 1024;

/** Each is asked twice a second by every process. */
const MOST_REPLICAS = 16;

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

type Environment = Record<string, string | undefined>;

/** Reads the environment. Throws CannotStart with a sentence naming the variable that is wrong. */
export function readConfig(environment: Environment = process.env): Config {
  const read = (name: string) => environment[name]?.trim() || null;
  const host = read('HOST') ?? '127.0.0.1';
  const port = readPort(read('PORT') ?? '3000');
  const databaseUrl = readDatabaseUrl(read('DATABASE_URL'));
  return {
    host,
    port,
    databaseUrl,
    replicaUrls: readReplicaUrls(read('DATABASE_REPLICA_URLS'), databaseUrl),
    dataDir: read('GIRA_DATA_DIR') ?? './data',
    publicUrl: readPublicUrl(read('GIRA_PUBLIC_URL') ?? addressOf(host, port)),
    coordinatorKey: readKey(read('GIRA_COORDINATOR_KEY')),
    embedAncestors: readAncestors(read('GIRA_EMBED_ANCESTORS') ?? '*'),
    rateLimit: readRateLimit(read('GIRA_RATE_LIMIT') ?? '6000'),
    feedMemory: readMegabytes(read('GIRA_FEED_MEMORY')),
    smtpUrl: readSmtpUrl(read('SMTP_URL')),
    mailFrom: readMailFrom(read('GIRA_MAIL_FROM')),
    privateHosts: readHosts(read('GIRA_PRIVATE_HOSTS')),
    logLevel: readLogLevel(read('LOG_LEVEL') ?? 'info'),
    workers: readWorkers(read('GIRA_WORKERS') ?? '1', databaseUrl),
    trustProxy: readTrustProxy(read('TRUST_PROXY')),
    traces: readTraces({
      all: read('OTEL_EXPORTER_OTLP_ENDPOINT'),
      own: read('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'),
      share: read('OTEL_TRACES_SAMPLER_ARG') ?? '1',
    }),
  };
}

/** People think this one up: a shorter one is among the first that a program tries. */
const SHORTEST_KEY = 12;

/** What works, and may not be what is wanted: sentences for the log. */
export function doubtsOf({ coordinatorKey, publicUrl }: Config): string[] {
  const doubts: string[] = [];
  if (coordinatorKey !== null && coordinatorKey.length < SHORTEST_KEY) {
    doubts.push(
      `GIRA_COORDINATOR_KEY has less than ${SHORTEST_KEY} letters, and whoever guesses it may do everything: set a longer one before others can reach this server`,
    );
  }
  // Who only looks at what is to be published may start it so; in a folder nobody could follow a link.
  if (publicUrl !== new URL(publicUrl).origin) {
    doubts.push(
      `GIRA_PUBLIC_URL names a folder, ${publicUrl}: files may be published there, but a server is at the root of its host`,
    );
  }
  return doubts;
}

/** The address under which this machine reaches a server that listens there. */
export function addressOf(host: string, port: number): string {
  const isAny = host === '0.0.0.0' || host === '::';
  const name = isAny ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new CannotStart(`PORT must be a number from 0 to 65535, not "${text}".`);
}

/** The URL holds a password, so no message repeats it. */
function readDatabaseUrl(text: string | null): string | null {
  if (text === null || /^postgres(ql)?:\/\/./.test(text)) return text;
  throw new CannotStart(
    'DATABASE_URL must begin with postgres://, or be unset for the embedded database.',
  );
}

/** The URLs hold passwords, so no message repeats them. */
function readReplicaUrls(text: string | null, databaseUrl: string | null): string[] {
  const urls = text === null ? [] : text.split(/[\s,]+/).filter(url => url !== '');
  if (!urls.every(url => /^postgres(ql)?:\/\/./.test(url)) || urls.length > MOST_REPLICAS) {
    throw new CannotStart(
      `DATABASE_REPLICA_URLS must be up to ${MOST_REPLICAS} addresses that begin with postgres://, with commas between them.`,
    );
  }
  if (urls.length === 0 || databaseUrl !== null) return urls;
  throw new CannotStart(
    'DATABASE_REPLICA_URLS names servers that follow the one of DATABASE_URL: set that, too.',
  );
}

/** The URL may hold a password, so no message repeats it. */
function readSmtpUrl(text: string | null): string | null {
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^smtps?:$/.test(url.protocol) && url.hostname !== '') return text;
  throw new CannotStart(
    'SMTP_URL must be the address of a mail server, as smtp://user:password@mail.example:587 (or smtps://), or be unset.',
  );
}

/** One address, with a name before it or not: what no reader could take for two. */
function readMailFrom(text: string | null): string | null {
  const address = /[^<>"()[\]\\@,;:\s\p{Cc}]+@[^<>"()\\@,;\s\p{Cc}]+/u.source;
  const name = /[^<>"()[\]\\@,;:\p{Cc}]*/u.source;
  const isOne = new RegExp(`^(?:${name} <${address}>|${address})$`, 'u');
  if (text === null || isOne.test(text)) return text;
  throw new CannotStart(
    `GIRA_MAIL_FROM must be one mail address, as gira@union.example or Gira <gira@union.example>, not "${text}".`,
  );
}

/** A password in it is refused, so no message repeats it. */
function readPublicUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPlain = url && !url.search && !url.hash && !url.username;
  const folder = /^((?:\/[\w.~-]+)*)\/?$/.exec(url?.pathname ?? '')?.[1];
  if (isPlain && folder !== undefined && /^https?:$/.test(url.protocol)) return url.origin + folder;
  throw new CannotStart(
    'GIRA_PUBLIC_URL must be the address of the server alone, as https://gira.example, or of a folder that is published, as https://host.example/gira.',
  );
}

function readKey(key: string | null): string | null {
  // What an Authorization header can carry as a bearer token (RFC 6750, 2.1), nothing else.
  if (key === null || /^[\w\-.~+/]+=*$/.test(key)) return key;
  throw new CannotStart(
    'GIRA_COORDINATOR_KEY may hold letters, digits and - . _ ~ + / only, since it travels in a header.',
  );
}

/** Sites as CSP 3 names them (2.3.1): schemes and hosts, a whole domain as `https://*.union.example`. */
function readAncestors(text: string): string {
  if (text === '*') return text;
  if (text === 'none') return "'none'";
  const sites = text.split(/[\s,]+/);
  const isSite = (site: string) =>
    /^https?:\/\/(\*\.)?[a-z\d-]+(\.[a-z\d-]+)*(:\d{1,5})?$/i.test(site);
  if (sites.every(isSite)) return sites.join(' ');
  throw new CannotStart(
    `GIRA_EMBED_ANCESTORS must be sites that may show a tour in a frame, as https://local10.example https://*.union.example, or * (all), or none, not "${text}".`,
  );
}

function readRateLimit(text: string): number | null {
  if (text === 'off') return null;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new CannotStart(
    `GIRA_RATE_LIMIT must be a number of requests a minute, from 1, or off, not "${text}".`,
  );
}

function readMegabytes(text: string | null): number {
  if (text === null) return USUAL_FEED_MEMORY;
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text) * 1024 * 1024;
  throw new CannotStart(`GIRA_FEED_MEMORY must be a number of megabytes, from 1, not "${text}".`);
}

function readWorkers(text: string, databaseUrl: string | null): number {
  if (!/^([1-9]|[1-5]\d|6[0-4])$/.test(text)) {
    throw new CannotStart(
      `GIRA_WORKERS must be a number of processes from 1 to 64, not "${text}".`,
    );
  }
  if (text === '1' || databaseUrl !== null) return Number(text);
  throw new CannotStart(
    'GIRA_WORKERS must be 1 with the embedded database, which belongs to one process: set DATABASE_URL.',
  );
}

function readHosts(text: string | null): PrivateHosts {
  const hosts = text === null ? noPrivateHosts : readPrivateHosts(text);
  if (hosts) return hosts;
  throw new CannotStart(
    `GIRA_PRIVATE_HOSTS must be names of hosts and ranges of addresses, as calendar.lan, 10.1.0.0/16, not "${text}".`,
  );
}

function readLogLevel(text: string): Config['logLevel'] {
  const level = logLevels.find(each => each === text);
  if (level) return level;
  throw new CannotStart(`LOG_LEVEL must be one of ${logLevels.join(', ')}, not "${text}".`);
}

function readTrustProxy(text: string | null): Config['trustProxy'] {
  if (text === null || text === 'false') return false;
  if (text === 'true') return true;
  if (/^\d{1,2}$/.test(text)) return Number(text);
  if (/^[0-9a-fA-F.:/, ]+$/.test(text)) return text;
  throw new CannotStart(
    `TRUST_PROXY must be true, false, a number of proxies or their addresses, not "${text}".`,
  );
}

/**
 * The address for traces alone is taken as it is, that for all signals has a path for each
 * (OpenTelemetry, "Endpoint Urls for OTLP/HTTP"). It may hold a password, so no message repeats it.
 */
function readTraces(asked: {
  all: string | null;
  own: string | null;
  share: string;
}): Config['traces'] {
  const { all, own } = asked;
  const share = Number(asked.share);
  if (!/^[01](\.\d{1,9})?$/.test(asked.share) || share > 1) {
    throw new CannotStart(
      `OTEL_TRACES_SAMPLER_ARG must be the share of traces that are sent, from 0 to 1, not "${asked.share}".`,
    );
  }
  const text = own ?? all;
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol)) {
    return { url: own ?? `${text.replace(/\/+$/, '')}/v1/traces`, share };
  }
  const name = own ? 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT' : 'OTEL_EXPORTER_OTLP_ENDPOINT';
  throw new CannotStart(`${name} must be an address of OTLP over HTTP, as http://127.0.0.1:4318.`);
}
