// npm run campaign: the tests of double booking, of calendars' subscribers, of failures and of loads
// (test/campaign), of proposals and the fuzz of the API with many more tries than `npm test`; by name,
// campaigns on a machine of their own.
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { projectFile } from '../src/project-files.js';
import { runApart } from './campaign/apart.js';
import { counted, numbers } from './campaign/numbers.js';

await runApart(process.argv.slice(2));
const USAGE = `npm run campaign -- fresh-machine [--without-tests] | walk-through [RELEASE OF DEBIAN]
       npm run campaign -- [--NUMBER N ...] [--seed N] [--database server|embedded] [--only NAME]

${Object.entries(numbers)
  .map(([name, [usual, of]]) => `  --${name.padEnd(12)} ${usual.padStart(6)}  ${of}`)
  .join('\n')}
  --seed                repeats what an earlier campaign asked for; it prints its seed
  --database            one kind of database; both unless it is given
  --only                one of ${counted.join(', ')}`;

const usual = Object.entries(numbers).map(([name, [count]]) => [name, count] as const);
const seed = String(Math.floor(Math.random() * 2 ** 32));
const { values } = parseArgs({
  options: {
    ...Object.fromEntries(
      [...usual, ['seed', seed] as const].map(([name, given]) => [
        name,
        { type: 'string' as const, default: given },
      ]),
    ),
    database: { type: 'string' },
    only: { type: 'string' },
    help: { type: 'boolean' },
  },
});
const { database, help, only, ...given } = values as Record<string, string | undefined>;
const isWrong =
  Object.values(given).some(text => !/^\d+(\.\d+)?$/.test(text!)) ||
  (database !== undefined && !['server', 'embedded'].includes(database)) ||
  (only !== undefined && !counted.includes(only));

if (help || isWrong) {
  console.log(USAGE);
  process.exit(help ? 0 : 2);
}
const all = { ...given, ...(database && { database }) };
const environment = Object.fromEntries(
  Object.entries(all).map(([name, value]) => [`GIRA_CAMPAIGN_${name.toUpperCase()}`, value]),
);
console.log(`campaign: seed ${given.seed}`);
const tests = (only ? [only] : counted).map(name => `test/${name}.test.ts`);
const child = spawn(
  projectFile('node_modules/.bin/tap'),
  ['run', '--jobs=1', '--timeout=0', '--reporter=tap', ...tests],
  { cwd: projectFile('.'), env: { ...process.env, ...environment }, stdio: 'inherit' },
);
child.on('close', code => {
  console.log(`campaign: ${code === 0 ? 'nothing was found' : 'SOMETHING WAS FOUND'}`);
  process.exitCode = code ?? 1;
});
