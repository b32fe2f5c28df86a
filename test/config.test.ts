import t from 'tap';
import { addressOf, type Config, doubtsOf, readConfig } from '../src/config.js';
import { noPrivateHosts, readPrivateHosts } from '../src/outbound/addresses.js';
import { CannotStart } from '../src/store/store.js';

const usual: Config = {
  host: '127.0.0.1',
  port: 3000,
  databaseUrl: null,
  replicaUrls: [],
  dataDir: './data',
  publicUrl: 'http://127.0.0.1:3000',
  coordinatorKey: null,
  embedAncestors: '*',
  rateLimit: 6000,
  feedMemory: 64 * 1024 * 1024,
  smtpUrl: null,
  mailFrom: null,
  privateHosts: noPrivateHosts,
  logLevel: 'info',
  workers: 1,
  trustProxy: false,
  traces: null,
};

t.test('without any variable the server listens on this machine, on its own database', async t => {
  t.strictSame(readConfig({}), usual);
});

t.test('an empty variable, or one of spaces, is as good as none', async t => {
  const names = [
    ...['HOST', 'PORT', 'DATABASE_URL', 'GIRA_DATA_DIR', 'GIRA_PUBLIC_URL'],
    ...['GIRA_COORDINATOR_KEY', 'GIRA_RATE_LIMIT', 'GIRA_FEED_MEMORY', 'LOG_LEVEL', 'TRUST_PROXY'],
    ...['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'],
    ...['OTEL_TRACES_SAMPLER_ARG'],
    ...['GIRA_PRIVATE_HOSTS', 'GIRA_EMBED_ANCESTORS', 'GIRA_WORKERS', 'DATABASE_REPLICA_URLS'],
  ];
  for (const empty of ['', '  ', '\n']) {
    t.strictSame(readConfig(Object.fromEntries(names.map(name => [name, empty]))), usual);
  }
});

t.test('every variable sets its own part of the configuration', async t => {
  const right: [Record<string, string>, Partial<Config>][] = [
    [{ HOST: '0.0.0.0' }, { host: '0.0.0.0', publicUrl: 'http://localhost:3000' }],
    [{ HOST: '::1' }, { host: '::1', publicUrl: 'http://[::1]:3000' }],
    [{ PORT: '8080' }, { port: 8080, publicUrl: 'http://127.0.0.1:8080' }],
    [{ PORT: ' 0 ' }, { port: 0, publicUrl: 'http://127.0.0.1:0' }],
    [{ PORT: '65535' }, { port: 65_535, publicUrl: 'http://127.0.0.1:65535' }],
    [{ DATABASE_URL: 'postgres://u:p@db/gira' }, { databaseUrl: 'postgres://u:p@db/gira' }],
    [{ DATABASE_URL: 'postgresql:///gira' }, { databaseUrl: 'postgresql:///gira' }],
    [
      { DATABASE_URL: 'postgres:///g', DATABASE_REPLICA_URLS: ' postgres:///a, postgresql:///b,' },
      { databaseUrl: 'postgres:///g', replicaUrls: ['postgres:///a', 'postgresql:///b'] },
    ],
    [{ GIRA_DATA_DIR: '/var/lib/gira' }, { dataDir: '/var/lib/gira' }],
    [{ GIRA_PUBLIC_URL: 'https://gira.example/' }, { publicUrl: 'https://gira.example' }],
    [{ GIRA_PUBLIC_URL: 'HTTP://Gira.Example:8080' }, { publicUrl: 'http://gira.example:8080' }],
    [
      { GIRA_PUBLIC_URL: 'https://a.example/~ana/gira/' },
      { publicUrl: 'https://a.example/~ana/gira' },
    ],
    [{ GIRA_COORDINATOR_KEY: 'aZ09-._~+/==' }, { coordinatorKey: 'aZ09-._~+/==' }],
    [{ GIRA_EMBED_ANCESTORS: 'none' }, { embedAncestors: "'none'" }],
    [
      { GIRA_EMBED_ANCESTORS: 'https://local10.example,  https://*.union.example:8443' },
      { embedAncestors: 'https://local10.example https://*.union.example:8443' },
    ],
    [{ GIRA_RATE_LIMIT: 'off' }, { rateLimit: null }],
    [{ GIRA_FEED_MEMORY: '256' }, { feedMemory: 256 * 1024 * 1024 }],
    [
      { GIRA_PRIVATE_HOSTS: 'Calendar.lan, 10.1.0.0/16,::1' },
      { privateHosts: readPrivateHosts('calendar.lan,10.1.0.0/16,::1')! },
    ],
    [{ SMTP_URL: 'smtp://u:p@mail.example:587' }, { smtpUrl: 'smtp://u:p@mail.example:587' }],
    [{ SMTP_URL: 'smtps://mail.example' }, { smtpUrl: 'smtps://mail.example' }],
    [{ GIRA_MAIL_FROM: 'a@b.example' }, { mailFrom: 'a@b.example' }],
    [{ GIRA_MAIL_FROM: 'La gira <a@b.example>' }, { mailFrom: 'La gira <a@b.example>' }],
    [{ GIRA_RATE_LIMIT: '1' }, { rateLimit: 1 }],
    [
      { GIRA_WORKERS: '64', DATABASE_URL: 'postgres:///g' },
      { workers: 64, databaseUrl: 'postgres:///g' },
    ],
    [{ GIRA_RATE_LIMIT: ' 120 ' }, { rateLimit: 120 }],
    ...(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const).map(
      (logLevel): [Record<string, string>, Partial<Config>] => [
        { LOG_LEVEL: logLevel },
        { logLevel },
      ],
    ),
    [{ TRUST_PROXY: 'false' }, { trustProxy: false }],
    [{ TRUST_PROXY: 'true' }, { trustProxy: true }],
    [{ TRUST_PROXY: '2' }, { trustProxy: 2 }],
    [{ TRUST_PROXY: '10.0.0.0/8, ::1' }, { trustProxy: '10.0.0.0/8, ::1' }],
    [
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/' },
      { traces: { url: 'http://collector:4318/v1/traces', share: 1 } },
    ],
    [
      {
        OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
        OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://traces.example/in?key=1',
        OTEL_TRACES_SAMPLER_ARG: '0.25',
      },
      { traces: { url: 'https://traces.example/in?key=1', share: 0.25 } },
    ],
  ];
  for (const [environment, changes] of right) {
    t.strictSame(readConfig(environment), { ...usual, ...changes }, JSON.stringify(environment));
  }
});

t.test('what works, and may not be what is wanted, is told', async t => {
  const doubts = (environment: Record<string, string>) => doubtsOf(readConfig(environment));
  t.same(
    doubts({ GIRA_COORDINATOR_KEY: 'twelve-chars', GIRA_PUBLIC_URL: 'https://g.example' }),
    [],
  );
  const [short, ...others] = doubts({ GIRA_COORDINATOR_KEY: 'eleven-char' });
  t.match(short, /^GIRA_COORDINATOR_KEY has less than 12 letters/);
  t.notMatch(short, /eleven-char/);
  t.same(others, []);
  t.match(doubts({ GIRA_PUBLIC_URL: 'https://g.example/tours' }), [
    /^GIRA_PUBLIC_URL names a folder/,
  ]);
});

t.test('a wrong value stops the start with a sentence that names the variable', async t => {
  const wrong: Record<string, string[]> = {
    PORT: ['x', '-1', '65536', '3000.5', '0x10', '1e3', '３０００', '99999999'],
    DATABASE_URL: [
      'mysql://u:secret@db/gira',
      'postgres:',
      'postgres://',
      'secret',
      'db.secret:5432',
    ],
    // With the embedded database there are none.
    DATABASE_REPLICA_URLS: ['postgres://replica/g', 'mysql://u:secret@db/gira', 'secret'],
    // With the embedded database there is one.
    GIRA_WORKERS: ['0', '65', 'auto', '1.5', '-1', '2'],
    GIRA_PUBLIC_URL: [
      ...[
        'gira.example',
        'ftp://gira.example',
        'https://gira.example//',
        'https://gira.example/a b',
        'https://a b',
        '/',
      ],
      ...[
        'https://gira.example/?a=1',
        'https://gira.example/#a',
        'https://user:secret@gira.example',
      ],
    ],
    GIRA_COORDINATOR_KEY: [
      'two secrets of somebody',
      'secret-of-somebodyñ',
      'secret-of-somebody"',
      'secret-of-somebody\u0007',
      '=secret-of-somebody',
      'secret-of-somebody:',
    ],
    GIRA_FEED_MEMORY: ['0', '-1', '1.5', '64MB', '1e3', 'off'],
    GIRA_EMBED_ANCESTORS: [
      ...[
        'union.example',
        'https://a; script-src *',
        "'self'",
        'https://a/path',
        '* none',
        'https:',
      ],
      ...['https://a.example,', 'data:', 'https://*', 'https://a.*.example'],
    ],
    GIRA_RATE_LIMIT: ['0', '-1', '1.5', '1e3', 'OFF', 'none', '100/s', '0100', '9999999999'],
    GIRA_PRIVATE_HOSTS: ['10.0.0.0/33', '10.1/16', '10.1.2', 'https://a', 'a b', 'a,', ':1:'],
    SMTP_URL: ['mail.secret', 'https://u:secret@mail.example', 'smtp://', 'smtp:secret'],
    GIRA_MAIL_FROM: ['Gira', 'a@b, c@d', 'a@b c@d', 'A, B <a@b>', 'A <a@b> <c@d>'],
    LOG_LEVEL: ['verbose', 'INFO', '30'],
    OTEL_EXPORTER_OTLP_ENDPOINT: ['collector:4318', 'grpc://secret@collector', 'secret', 'http://'],
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: ['ftp://secret', '/v1/traces'],
    OTEL_TRACES_SAMPLER_ARG: ['2', '-1', 'all', '1.5', '1e-1', '.5'],
    TRUST_PROXY: ['yes', 'TRUE', '-1', 'proxy.example', '100 proxies'],
  };
  for (const [name, values] of Object.entries(wrong)) {
    for (const value of values) {
      t.throws(() => readConfig({ [name]: value }), CannotStart, `${name}=${value}`);
      const sentence = messageOf({ [name]: value });
      t.match(sentence, new RegExp(`^${name} .*\\.$`));
      t.notMatch(sentence, /secret/, 'and does not repeat a secret');
    }
  }
});

t.test('the address of a server that listens everywhere is one that can be asked', async t => {
  t.equal(addressOf('0.0.0.0', 3000), 'http://localhost:3000');
  t.equal(addressOf('::', 3000), 'http://localhost:3000');
  t.equal(addressOf('fe80::1', 80), 'http://[fe80::1]:80');
  t.equal(addressOf('gira.test', 80), 'http://gira.test:80');
});

function messageOf(environment: Record<string, string>): string {
  try {
    readConfig(environment);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}
