import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import tap from 'tap';
import { projectFile } from '../../src/project-files.js';
import { seed } from '../campaign/counts.js';

/** Every file of tests, by its path below `test`. */
export const testFiles = readdirSync(projectFile('test'), { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.test.ts'))
  .sort();

/**
 * Which files of tests run in one process in `npm run test:long`: those that walk through every
 * page and every route, that look at each picture and paper, that install the package, that kill
 * processes, and that try the same again and again.
 */
const longGroups = {
  'browser-all-public': /^browser\/every-page-public/,
  'browser-all-chapter': /^browser\/every-page-chapter/,
  'browser-all-coordinator': /^browser\/every-page-coordinator/,
  'browser-all-usable': /^browser\/every-page-usable/,
  'browser-files': /^browser\/(published|weight)/,
  'browser-paper': /^browser\/(pictures|day-sheets)/,
  'campaign-failover': /^campaign\/(failover|lasting)/,
  'campaign-fifty': /^campaign\/fifty/,
  'campaign-killed': /^campaign\/killed/,
  'campaign-walk': /^campaign\//,
  'delivery-killed': /^delivery\/killed/,
  'domain-proposals': /^domain\/proposals/,
  'routes-api-fuzz': /^routes\/api\/fuzz/,
  'scripts-backup': /^scripts\/backup/,
  'scripts-package': /^scripts\/package/,
  'scripts-publish': /^scripts\/publish/,
  'store-servers': /^store\/servers/,
} as const;

/**
 * The same in `npm test`: to start a process for each file takes longer than most tests do. A file
 * is in the first group that it fits; a group is so small that it ends in time also on a machine
 * that is busy.
 */
const groups = {
  'browser-evening': /^browser\/evening/,
  'browser-register': /^browser\/register/,
  'browser-board': /^browser\/board/,
  'browser-desk': /^browser\/desk/,
  'browser-public': /^browser\/public/,
  delivery: /^(delivery|outbound)\//,
  'domain-conflicts': /^domain\/conflicts/,
  domain: /^(domain|feeds)/,
  views: /^(views|[\w-]+\.test)/,
  operations: /^operations\//,
  plugins: /^plugins\//,
  publishing: /^publishing\//,
  security: /^(security|telemetry)\//,
  'routes-api-a-d': /^routes\/api\/[a-d]/,
  'routes-api-e-i': /^routes\/api\/[e-i]/,
  'routes-api-j-l': /^routes\/api\/[j-l]/,
  'routes-api-m-q': /^routes\/api\/[m-q]/,
  'routes-api-r-z': /^routes\/api\//,
  'routes-pages-board': /^routes\/pages\/board/,
  'routes-pages-desk': /^routes\/pages\/(desk|settings)/,
  'routes-pages': /^routes\/pages/,
  'scripts-commands': /^scripts\/commands/,
  'scripts-keys': /^scripts\//,
  workers: /^workers\//,
  'store-backup': /^store\/backup/,
  'store-embedded': /^store\/embedded/,
  others: /./,
};
const all = { ...longGroups, ...groups };
type Group = keyof typeof all;
const names = Object.keys(all) as Group[];

/** The files that start the groups, by their paths below `test`. */
export const starters = names.map(starterOf).sort();

function starterOf(name: Group): string {
  return `together/${name in longGroups ? 'long/' : ''}${name}.ts`;
}

export function groupOf(file: string): Group {
  return names.find(name => all[name].test(file))!;
}

/** Loads the tests of a group, which then run one after the other; each file is named before. */
export async function together(group: Group): Promise<void> {
  fc.configureGlobal({ seed, includeErrorInReport: true });
  const loading = load(group);
  // A file may ask for much before its first test: until then the run is not over.
  tap.test('every file is loaded', () => loading);
  await loading;
}

async function load(group: Group): Promise<void> {
  for (const file of testFiles.filter(each => groupOf(each) === group)) {
    tap.comment(`test/${file}`);
    await import(join(projectFile('test'), file));
  }
}
