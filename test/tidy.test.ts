import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import t from 'tap';
import { rules } from '../src/domain/conflicts/index.js';
import { projectFile } from '../src/project-files.js';
import { groupOf, starters, testFiles } from './support/together.js';

const root = projectFile('.');
const sources = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .map(file => join(folder, file))
    .sort();
const src = sources('src');
const all = [...src, ...sources('db'), ...sources('scripts')];
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** What a file imports: paths from the root, or names of packages. */
function importsOf(file: string): string[] {
  const statements = /^(?:import|export)\b[^;]*?\bfrom '([^']+)'|^import '([^']+)'/gm;
  return [...read(file).matchAll(statements)].map(([, named, bare]) => {
    const target = (named ?? bare)!;
    if (!target.startsWith('.')) return target;
    return relative(root, resolve(root, dirname(file), target)).replace(/\.js$/, '.ts');
  });
}

/** The part of the house that a file belongs to: the longest of these that it begins with. */
const parts = {
  'src/domain/time': [
    'src/domain',
    'luxon',
    'moment-timezone',
    'fastest-levenshtein',
    'node:module',
  ],
  'src/domain/holiday-library.ts': ['date-holidays', 'node:fs', 'node:module', 'node:path'],
  'src/domain': ['src/domain', 'typebox', 'fastest-levenshtein', 'node:crypto', 'node:util'],
  // What a map shows of the world.
  'src/domain/tour-map': [
    ...['src/domain', 'd3-geo', 'topojson-client', 'topojson-specification', 'geojson'],
    ...['node:fs', 'node:module'],
  ],
  // The one solver of placements.
  'src/domain/proposals': ['src/domain', 'typebox', 'yalps'],
  'src/feeds': ['src/domain', 'src/feeds', 'ics'],
  'src/views': ['src/domain', 'src/views'],
  'src/views/paper/qr-code.ts': ['src/views', 'uqr'],
  'db/schema': ['db/schema', 'src/domain', 'drizzle-orm'],
  'src/store': [
    ...['src/domain', 'src/store', 'db/schema', 'src/project-files.ts'],
    ...['drizzle-orm', 'pg', '@electric-sql/pglite', 'node:'],
  ],
  'src/workers': ['src/workers', 'src/run.ts', 'node:cluster', 'node:events', 'prom-client'],
  // The one way in which addresses are called that somebody gave.
  'src/outbound': ['src/outbound', 'node:', 'ipaddr.js'],
  'src/operations': [
    ...['src/domain', 'src/store', 'src/operations', 'src/outbound', 'typebox'],
    ...['node:worker_threads'],
  ],
  'src/delivery': [
    ...['src/domain', 'src/notices', 'src/operations', 'src/outbound', 'src/store'],
    ...['src/delivery', 'src/config.ts', 'fastify', 'nodemailer', 'node:timers'],
  ],
  'src/serving': [
    ...['src/domain', 'src/feeds', 'src/store', 'src/serving'],
    ...['fastify', 'node:http', 'node:timers', 'node:util', 'node:zlib'],
  ],
  // What a stranger sees, as files.
  'src/publishing': [
    ...['src/domain', 'src/publishing', 'src/plugins/own-api.ts', 'src/store/store.ts'],
    ...['src/views/frame.ts', 'fastify', 'node:fs', 'node:path'],
  ],
  'src/plugins': [
    ...['src/domain', 'src/store', 'src/plugins', 'fastify', '@fastify/', 'ajv', 'typebox'],
    ...['prom-client', 'src/telemetry'],
    ...['node:crypto', 'node:http', 'node:net', 'node:stream'],
  ],
  // The one part that knows OpenTelemetry.
  'src/telemetry': ['src/telemetry', '@opentelemetry/', 'node:async_hooks', 'node:http'],
  // What the pages look like is a file of its own kind.
  'src/plugins/assets.ts': [
    'src/project-files.ts',
    'src/domain',
    'fastify',
    'node:fs',
    'node:zlib',
  ],
  'src/routes': [
    ...['src/domain', 'src/feeds', 'src/views', 'src/store', 'src/operations', 'src/plugins'],
    ...['src/routes', 'src/serving', 'src/delivery', 'src/outbound'],
    ...['fastify', '@fastify/', 'typebox'],
  ],
} as const;

type Part = keyof typeof parts;
function partOf(file: string): Part | undefined {
  const fitting = (Object.keys(parts) as Part[]).filter(
    part => file === part || file.startsWith(`${part}/`),
  );
  return fitting.sort((a, b) => b.length - a.length)[0];
}

t.test('every import goes in a direction that the architecture allows', async t => {
  const wrong = all.flatMap(file => {
    const part = partOf(file);
    if (!part) return [];
    const allowed = (target: string) => parts[part].some(each => target.startsWith(each));
    return importsOf(file)
      .filter(target => !allowed(target))
      .map(target => `${file} imports ${target}`);
  });
  t.same(wrong, []);
});

t.test('no rule knows another rule, and no route another route', async t => {
  const ruleFiles = rules.map(({ id }) => `src/domain/conflicts/${id}.ts`);
  const between = ruleFiles.flatMap(file => importsOf(file).filter(it => ruleFiles.includes(it)));
  t.same(between, []);
  // A route is what a list of routes registers; what several share is none, nor is a list.
  const lists = [
    'src/app.ts',
    'src/routes/api/api.ts',
    'src/routes/pages/pages.ts',
    'src/routes/pages/board/board-pages.ts',
  ];
  const isRoute = (file: string) =>
    file.startsWith('src/routes/') &&
    !lists.includes(file) &&
    /\bapp\.(get|post|put|delete|route|register)\b|\bserve\w+\(/.test(read(file));
  const routes = [...new Set(lists.flatMap(importsOf))].filter(isRoute);
  t.ok(routes.length > 70, `${routes.length} routes are found`);
  t.same(
    routes.flatMap(file => importsOf(file).filter(it => routes.includes(it))),
    [],
  );
});

t.test('nobody imports the app, the server or the scripts but those who start them', async t => {
  const starters = /^(src\/(app|serve|server|run|workers\/supervise)\.ts|scripts\/)/;
  const wrong = all.filter(
    file => !starters.test(file) && importsOf(file).some(target => starters.test(target)),
  );
  t.same(wrong, []);
});

t.test(
  'zones are asked for in the time folder alone, the environment in the configuration',
  async t => {
    const without = (folder: string, pattern: RegExp) =>
      src.filter(file => !file.startsWith(folder) && pattern.test(read(file)));
    t.same(without('src/domain/time/', /luxon|moment-timezone|Intl\.DateTimeFormat|toLocale/), []);
    t.same(without('src/config.ts', /process\.env/), []);
    t.same(without('src/store/', /from 'drizzle-orm|from 'pg'/), []);
  },
);

t.test('every rule has a file, a place in the list and a test of its own name', async t => {
  const isRule = (file: string) => /^export const \w+: Rule = /m.test(read(file));
  const files = src.filter(file => file.startsWith('src/domain/conflicts/') && isRule(file));
  const named = rules.map(({ id }) => `src/domain/conflicts/${id}.ts`);
  t.same(files, [...named].sort());
  const untested = rules.filter(
    ({ id }) => !existsSync(join(root, `test/domain/conflicts/${id}.test.ts`)),
  );
  t.same(untested, []);
});

t.test('every feed format has a test', async t => {
  const files = src.filter(file => file.startsWith('src/feeds/'));
  const isTyped = (file: string) => !/^export (const|function|class)/m.test(read(file));
  const untested = files.filter(file => {
    const test = file.replace('src/', 'test/').replace(/\.ts$/, '.test.ts');
    return !isTyped(file) && !existsSync(join(root, test));
  });
  t.same(untested, []);
});

t.test('no file is orphaned', async t => {
  const entries = [
    ...['src/server.ts', 'src/store/create-cluster.ts', 'db/drizzle.config.ts'],
    'src/operations/proposal-worker.ts',
    'src/telemetry/packages.ts',
    ...all.filter(file => /^scripts\/[\w-]+\.ts$/.test(file)),
  ];
  const imported = new Set(all.flatMap(importsOf));
  t.same(
    all.filter(file => !imported.has(file) && !entries.includes(file)),
    [],
  );
});

t.test('npm test, or npm run test:long, runs every group of tests', async t => {
  const files = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' });
  t.same(files.filter(file => /^together\/.*\.ts$/.test(file)).sort(), starters);
  const named = starters.map(file => file.replace(/.*\/|\.ts$/g, '')).sort();
  t.same([...new Set<string>(testFiles.map(groupOf))].sort(), named, 'none is empty');
});

t.test('files stay small', async t => {
  const lengths = src.map(file => read(file).split('\n').length).sort((a, b) => a - b);
  t.ok(lengths[Math.floor(lengths.length / 2)]! <= 100, 'the median file has 100 lines at most');
  t.same(
    src.filter(file => read(file).split('\n').length > 300),
    [],
  );
  const scripts = sources('scripts').filter(file => /^scripts\/[\w-]+\.ts$/.test(file));
  t.same(
    scripts.filter(file => read(file).split('\n').length > 70),
    [],
  );
});
