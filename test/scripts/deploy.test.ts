import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { parse } from 'yaml';
import { commands } from '../../scripts/commands.js';
import { readConfig } from '../../src/config.js';
import { giraVersion, projectFile } from '../../src/project-files.js';

const folder = projectFile('scripts/deploy');
const text = (file: string) => readFileSync(join(folder, file), 'utf8');
/** Names of variables that Gira reads, or what it runs on. */
const known = new Set([
  ...[...readFileSync(projectFile('src/config.ts'), 'utf8').matchAll(/read\('([A-Z_]+)'\)/g)].map(
    ([, name]) => name!,
  ),
  ...['NODE_ENV', 'NODE_OPTIONS', 'MALLOC_ARENA_MAX'],
]);
const isThere = (program: string) => spawnSync(program, ['--version']).error === undefined;

t.test('the compose file', async t => {
  type Service = {
    image: string;
    environment?: Record<string, string>;
    volumes?: string[];
    networks?: string[];
    depends_on?: Record<string, { condition: string }>;
    build?: string;
  } & Record<string, unknown>;
  const compose = parse(text('compose.yaml'), { merge: true });
  const services: Record<string, Service> = compose.services;
  const gira = Object.values(services).filter(({ image }) => image.startsWith('gira:'));
  t.equal(gira.length, 3);

  await t.test('names one version of every image, and of Gira this one', async t => {
    for (const { image } of Object.values(services)) t.match(image, /^[a-z]+:\d+\.\d+[\w.-]*$/);
    for (const { image } of gira) t.equal(image, `gira:${giraVersion()}`);
  });

  await t.test('gives every service no more than it needs', async t => {
    for (const [name, service] of Object.entries(services)) {
      t.match(service, {
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
        restart: name === 'migrate' ? 'no' : 'unless-stopped',
      });
      t.notOk(service.privileged);
    }
  });

  await t.test('leads nowhere that is not there', async t => {
    for (const { volumes = [], networks = [], depends_on = {}, build } of Object.values(services)) {
      for (const [source] of volumes.map(each => each.split(':') as [string]))
        t.ok(
          source.startsWith('.') ? existsSync(join(folder, source)) : source in compose.volumes,
          source,
        );
      for (const network of networks) t.ok(network in compose.networks, network);
      for (const name of Object.keys(depends_on)) t.ok(name in services, name);
      if (build !== undefined) t.ok(existsSync(join(folder, build, 'Dockerfile')));
    }
  });

  await t.test(
    'takes from the example of its settings all that it asks for, and holds no secret',
    async t => {
      const asked = [...text('compose.yaml').matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name!);
      const given = [...text('env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name!);
      t.same([...new Set(asked)].sort(), given.sort());
      const [secret] = Object.values(services).map(
        each => each.environment?.POSTGRES_PASSWORD ?? '',
      );
      t.match(secret, /^\$\{POSTGRES_PASSWORD:\?/);
      t.match(text('env.example'), /^POSTGRES_PASSWORD=$/m);
    },
  );

  await t.test('sets variables that Gira takes', async t => {
    const values: Record<string, string> = { GIRA_HOST: 'gira.example', POSTGRES_PASSWORD: 'x' };
    for (const { environment = {} } of gira) {
      for (const name of Object.keys(environment)) t.ok(known.has(name), name);
      const filled = Object.entries(environment).map(([name, value]) => [
        name,
        value.replace(/\$\{([A-Z_]+)[^}]*\}/g, (_, asked) => values[asked] ?? ''),
      ]);
      t.match(readConfig(Object.fromEntries(filled)), {
        publicUrl: 'https://gira.example',
        databaseUrl: 'postgres://gira:x@db/gira',
        trustProxy: 1,
      });
    }
  });
});

t.test('no service of systemd sets what Gira does not know', async t => {
  const names = [...text('gira@.service').matchAll(/^Environment=(.*)$/gm)].flatMap(([, set]) =>
    [...set!.matchAll(/([A-Z_]+)=/g)].map(([, name]) => name!),
  );
  t.ok(names.length > 3);
  t.same(
    names.filter(name => !known.has(name)),
    [],
  );
});

t.test('systemd understands the services', { skip: !isThere('systemd-analyze') }, async t => {
  const copies = t.testdir({});
  for (const file of readdirSync(folder).filter(name => /\.(service|timer)$/.test(name))) {
    // What runs is not on this machine.
    const unit = text(file).replace(/^(ExecStart(?:Post)?)=\S+/gm, '$1=/bin/true');
    writeFileSync(join(copies, file.replace('@', '@3001')), unit);
  }
  const units = readdirSync(copies).map(file => join(copies, file));
  const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', ...units]);
  const ours = stderr
    .toString()
    .split('\n')
    .filter(line => line.includes('gira'));
  t.same([status, ours], [0, []]);
});

t.test('Caddy understands its file', { skip: !isThere('caddy') && 'no caddy' }, async t => {
  const { status, stderr } = spawnSync(
    'caddy',
    ['validate', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')],
    { env: { ...process.env, XDG_DATA_HOME: t.testdir({}) } },
  );
  t.equal(status, 0, stderr.toString());
});

t.test('the scripts are shell', async () => {
  for (const file of ['gira', 'off-site']) execFileSync('sh', ['-n', join(folder, file)]);
});

t.test('the walk-through names every file beside it, and commands that there are', async t => {
  const guide = text('README.md');
  for (const file of readdirSync(folder).filter(name => name !== 'README.md'))
    t.match(guide, `\`${file}\``);
  const blocks = [...guide.matchAll(/^```\w+\n(.*?)^```/gms)].map(([, lines]) => lines!);
  const called = blocks.flatMap(lines => [...lines.matchAll(/(?:^|one )gira ([a-z]+)/gm)]);
  t.ok(called.length > 4);
  for (const [, name] of called) t.ok(name! in commands, name!);
  t.match(guide, `gira-${giraVersion()}.tgz`);
  const copied = [...guide.matchAll(/\$DEPLOY\/([\w@.-]+)/g)].map(([, file]) => file!);
  for (const file of copied) t.ok(existsSync(join(folder, file)), file);
});

t.test('the container is built of what there is, and of no secret', async t => {
  const ignored = readFileSync(projectFile('.dockerignore'), 'utf8').split('\n');
  t.ok(ignored.includes('scripts/deploy/.env'));
  const dockerfile = readFileSync(projectFile('Dockerfile'), 'utf8');
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.*) \S+$/gm)].flatMap(([, names]) =>
    names!.split(' '),
  );
  t.same(copied, ['package.json', 'package-lock.json', '.']);
  t.match(dockerfile, /^USER node$/m);
  t.match(dockerfile, /^CMD \["gira", "serve"\]$/m);
});
