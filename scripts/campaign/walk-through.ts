// npm run campaign -- walk-through: what scripts/deploy/README.md says, word for word, on a machine of its own.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { giraVersion, projectFile } from '../../src/project-files.js';
import { copyNode, type Debian, makeDebian, withoutDebian } from './debian.js';
import { type Machine, startMachine } from './machine.js';

const GUIDE = 'scripts/deploy/README.md';
const MEGABYTES = 1024;

/** A block of the guide, and under which words it stands. */
type Step = { name: string; lines: string; isLast: boolean };

/** What stands in the first block for others, here. Off-site is a folder that the service may write to. */
const values = `GIRA_HOST=localhost
BACKUP_TO=/var/lib/gira/elsewhere
BACKUP_KEY=$(age-keygen -y gira-backups.txt 2>/dev/null || echo none)
`;

/** Caddy makes a certificate for this machine that nobody else knows. */
const trust = `curl() { case "$*" in *https://localhost*) set -- --cacert /var/lib/caddy/.local/share/caddy/pki/authorities/local/root.crt "$@";; esac; command curl "$@"; }
`;

/** What people do on other machines, before a step. */
const elsewhere: [before: RegExp, lines: string][] = [
  [/^Gira/, 'age-keygen -o gira-backups.txt'],
  [/^Restoring/, 'age -d -i gira-backups.txt /var/lib/gira/elsewhere/*.age > gira.jsonl.gz'],
];

/** What must be true after a step. */
const proofs: [after: RegExp, lines: string][] = [
  [/^The nodes/, 'for port in 3001 3002; do curl -fsS http://127.0.0.1:$port/readyz; done'],
  [/^TLS/, 'test "$(curl -so /dev/null -w "%{http_code}" https://localhost/metrics)" = 404'],
  [/^Backups/, 'ls /var/lib/gira/elsewhere/gira-*.jsonl.gz.age'],
  [/^Restoring/, 'gira keys list | grep "Ana Ruiz"'],
  // How calendars were answered meanwhile, by code.
  [
    /^Upgrading|^Back again/,
    'sort polls.log | uniq -c; test "$(grep -cv 200 polls.log)" = 0; test "$(wc -l < polls.log)" -gt 20',
  ],
];

/** Does it all, prints a line for each step, and tells whether all went well. */
export async function walkThrough(args: readonly string[]): Promise<boolean> {
  const reason = withoutDebian();
  if (reason !== null) throw new Error(`No machine can be made: ${reason}.`);
  const release = args[0] ?? 'bookworm';
  const debian = makeDebian(release, ['systemd', 'systemd-sysv', 'dbus', 'procps', 'adduser']);
  try {
    bring(debian);
    return await walkOn(debian);
  } finally {
    debian.erase();
  }
}

/** The steps of the guide, and what the machine took. */
async function walkOn(debian: Debian): Promise<boolean> {
  const machine = await startMachine(debian, MEGABYTES);
  try {
    const [, ...steps] = stepsOf(readFileSync(projectFile(GUIDE), 'utf8'));
    const isWell = steps.every((step, index) => {
      const known = steps
        .slice(0, index)
        .flatMap(({ lines }) => lines.match(/^[A-Z]+=.*$/gm) ?? []);
      return take(machine, debian, step, `${values}${trust}${known.join('\n')}\n`);
    });
    console.log(machine.run(memoryLines).out.trim());
    console.log(
      `most memory of the whole machine at one time: ${machine.mostMemory()} MB of ${MEGABYTES}`,
    );
    return isWell;
  } finally {
    await machine.stop();
  }
}

const memoryLines =
  'for each in gira@3001 gira@3002 caddy postgresql@*; do echo "$each: $(($(systemctl show -P MemoryCurrent $each) / 1048576)) MB"; done';

/** The blocks that are for a shell of root on the server, in their order. */
function stepsOf(guide: string): Step[] {
  const steps: Step[] = [];
  let name = '';
  for (const [, heading, block] of guide.matchAll(
    /^(?:\*\*(?:\d+\. )?|### )([^*\n]+?)\.?(?:\*\*|$)|^```sh\n(.*?)^```/gms,
  )) {
    if (heading !== undefined) name = heading;
    else steps.push({ name, lines: block!, isLast: true });
  }
  // Several may be under one heading.
  return steps.map((step, index) => ({ ...step, isLast: steps[index + 1]?.name !== step.name }));
}

function take(
  machine: Machine,
  debian: Debian,
  { name, lines, isLast }: Step,
  prelude: string,
): boolean {
  const start = performance.now();
  for (const [before, there] of elsewhere) if (before.test(name)) machine.run(there);
  const isPolled = /^Upgrading|^Back again/.test(name);
  const polling = isPolled
    ? `(while :; do curl -so /dev/null -w '%{http_code}\\n' https://localhost/feeds/all.ics; done) > polls.log & trap "kill $!" EXIT\n`
    : '';
  let done = machine.run(`${prelude}${polling}${lines}`);
  if (done.code !== 0 && /nodesource/.test(done.out)) {
    console.log(
      `      NodeSource was not reached: ${lastLines(done.out, 1)}; the Node of this machine is copied`,
    );
    copyNode(debian);
    done = { code: 0, out: '' };
  }
  const proof = proofs.find(([after]) => isLast && after.test(name));
  const proved = done.code === 0 && proof ? machine.run(`${trust}${proof[1]}`) : done;
  const isWell = done.code === 0 && proved.code === 0;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${isWell ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (isPolled) console.log(proved.out.trimEnd());
  if (!isWell) console.log(lastLines(done.out + proved.out, 30));
  return isWell;
}

function lastLines(text: string, count: number): string {
  return text.trim().split('\n').slice(-count).join('\n');
}

/** The package, and another one that is called the next version, into the home of root. */
function bring(debian: Debian): void {
  const home = join(debian.root, 'root');
  const [first, next] = [giraVersion(), '0.2.0'];
  execFileSync('npm', ['pack', '--silent', '--pack-destination', home], {
    ...{ cwd: projectFile('.'), stdio: ['ignore', 'ignore', 'inherit'] },
  });
  const lines = `cd ${home}; mkdir next; tar xzf gira-${first}.tgz -C next
    sed -i '0,/"version": "${first}"/s//"version": "${next}"/' next/package/package.json
    tar czf gira-${next}.tgz -C next package; rm -r next`;
  execFileSync('sh', ['-ec', lines]);
}
