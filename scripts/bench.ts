// npm run bench: start-up, memory and the speed of feeds and pages, as ratios to bare node:http in this run; the
// speed of writes, as a ratio to bare Fastify and pg; a check against many events, as a ratio to one
// against few; the clash report, as a ratio to plain sweeps. `-- checks report` runs some of it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareChecks } from './bench/checks.js';
import { compareFeeds } from './bench/feeds.js';
import { comparePages } from './bench/pages.js';
import { compareReports } from './bench/report.js';
import { compareStarts } from './bench/starts.js';
import { compareWrites } from './bench/writes.js';

const parts = {
  start: compareStarts,
  feeds: compareFeeds,
  pages: comparePages,
  writes: compareWrites,
  checks: compareChecks,
  report: compareReports,
};
const names = Object.keys(parts) as (keyof typeof parts)[];
const asked = process.argv.slice(2);
const wrong = asked.find(name => !names.some(each => each === name));

if (wrong !== undefined) {
  console.error(`There is no part "${wrong}". npm run bench -- [${names.join('] [')}]`);
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'gira-bench-'));
try {
  for (const name of names) {
    if (asked.length === 0 || asked.includes(name)) await parts[name](folder);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
