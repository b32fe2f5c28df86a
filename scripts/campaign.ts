// npm run campaign: the tests of double booking, of calendars' subscribers, of failures and of loads
// (test/campaign), of proposals and the fuzz of the API with many more tries than `npm test`, and those
// of properties again and again; by name, campaigns on a machine of their own.
import { parseArgs } from 'node:util';
import { runApart } from './campaign/apart.js';
import { counted, numbers, repeated } from './campaign/numbers.js';
import { pass } from './campaign/tests.js';

await runApart(process.argv.slice(2));
const PROPERTIES = 'properties';
const parts = [...counted, PROPERTIES];
const USAGE = `npm run campaign -- fresh-machine [--without-tests] | walk-through [RELEASE OF DEBIAN]
       npm run campaign -- [--NUMBER N ...] [--seed N] [--database server|embedded] [--only NAME]

${Object.entries(numbers)
  .map(([name, [usual, of]]) => `  --${name.padEnd(12)} ${usual.padStart(6)}  ${of}`)
  .join('\n')}
  --seed                repeats what an earlier campaign asked for; it prints its seed
  --database            one kind of database; both unless it is given
  --only                one of ${parts.join(', ')}`;

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
  (only !== undefined && !parts.includes(only));

if (help || isWrong) {
  console.log(USAGE);
  process.exit(help ? 0 : 2);
}
const all = { ...given, ...(database && { database }) };
const environment = Object.fromEntries(
  Object.entries(all).map(([name, value]) => [`GIRA_CAMPAIGN_${name.toUpperCase()}`, value]),
);
console.log(`campaign: seed ${given.seed}`);
const files = counted.filter(name => !only || name === only).map(name => `test/${name}.test.ts`);
const seeds = Array.from(
  { length: Math.trunc(Number(given.properties)) },
  (_, at) => Number(given.seed) + at,
);
let isFound = files.length > 0 && !(await pass(files, environment));
for (const each of only && only !== PROPERTIES ? [] : seeds) {
  console.log(`campaign: properties, seed ${each}`);
  const groups = repeated.map(name => `test/together/${name}.ts`);
  if (!(await pass(groups, { GIRA_CAMPAIGN_SEED: `${each}` }))) isFound = true;
}
console.log(`campaign: ${isFound ? 'SOMETHING WAS FOUND' : 'nothing was found'}`);
process.exitCode = isFound ? 1 : 0;
