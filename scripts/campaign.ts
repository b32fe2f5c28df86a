// npm run campaign: the tests of double booking and of calendars' subscribers (test/campaign), of proposals and the
// fuzz of the API with many more tries than `npm test`.
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { projectFile } from '../src/project-files.js';

const USAGE = `npm run campaign -- [--rounds 200] [--walk 10000] [--kills 100] [--fuzz 2000]
                    [--checks 2000] [--schedules 100000] [--proposals 500]
                    [--subscribers 3000] [--pairs 10000] [--calm 8] [--minutes 30]
                    [--seed N] [--database server|embedded]

  --rounds    rounds of fifty confirmations at once
  --walk      steps of the random walk of writes at once
  --kills     times that a server, and its database, is killed while it books
  --fuzz      requests that nobody would write, to each operation of the API
  --checks    events and legs that are checked, then written, with the whole report before and after
  --proposals random requests that a placement is proposed for
  --schedules random schedules that all rules are asked about, beside a naive report
  --subscribers changes, between which simulated subscribers poll calendars
  --calm      seconds between two faults, while a primary is stopped, a replica promoted, a node killed and deployed
  --minutes   of polls and bookings by which memory and open files must not grow
  --pairs     writes of which each is followed by a poll of a calendar
  --seed      repeats what an earlier campaign asked for; it prints its seed
  --database  one kind of database; both unless it is given`;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    walk: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '100' },
    calm: { type: 'string', default: '8' },
    minutes: { type: 'string', default: '30' },
    fuzz: { type: 'string', default: '2000' },
    checks: { type: 'string', default: '2000' },
    proposals: { type: 'string', default: '500' },
    schedules: { type: 'string', default: '100000' },
    subscribers: { type: 'string', default: '3000' },
    pairs: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 32)) },
    database: { type: 'string' },
    help: { type: 'boolean' },
  },
});
const { database, help, ...numbers } = values;
const isWrong =
  Object.values(numbers).some(text => !/^\d+$/.test(text)) ||
  (database !== undefined && !['server', 'embedded'].includes(database));

if (help || isWrong) {
  console.log(USAGE);
  process.exit(help ? 0 : 2);
}
const given = { ...numbers, ...(database && { database }) };
const environment = Object.fromEntries(
  Object.entries(given).map(([name, value]) => [`GIRA_CAMPAIGN_${name.toUpperCase()}`, value]),
);
console.log(`campaign: seed ${numbers.seed}`);
const tests = [
  ...['campaign/fifty', 'campaign/walk', 'campaign/killed', 'campaign/subscribers'],
  ...['campaign/failover', 'campaign/lasting'],
  'routes/api/fuzz',
  ...['operations/checks', 'domain/conflicts/engine'],
  'domain/proposals/propose',
].map(name => `test/${name}.test.ts`);
const child = spawn(
  projectFile('node_modules/.bin/tap'),
  ['run', '--jobs=1', '--timeout=0', '--reporter=tap', ...tests],
  { cwd: projectFile('.'), env: { ...process.env, ...environment }, stdio: 'inherit' },
);
child.on('close', code => {
  console.log(`campaign: ${code === 0 ? 'nothing was found' : 'SOMETHING WAS FOUND'}`);
  process.exitCode = code ?? 1;
});
