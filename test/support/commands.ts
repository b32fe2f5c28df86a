import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Test } from 'tap';
import { projectFile } from '../../src/project-files.js';
import { embeddedFolder, serverDatabase } from './databases.js';
import { compiled } from './state.js';

const known = new Set<string>();

/**
 * Starts a command of package.json, on an embedded database unless it is given another: once as it is written there, then
 * compiled, which takes half the time.
 */
function startCommand(
  script: string,
  args: string[],
  environment: Record<string, string>,
): ChildProcessWithoutNullStreams {
  const { NODE_OPTIONS: _, NODE_V8_COVERAGE: __, ...clean } = process.env;
  const code = known.has(script)
    ? [join(compiled, `scripts/${script}.js`)]
    : ['--import', 'tsx', `scripts/${script}.ts`];
  known.add(script);
  return spawn(process.execPath, [...code, ...args], {
    cwd: projectFile('.'),
    env: { ...clean, DATABASE_URL: '', GIRA_COORDINATOR_KEY: '', ...environment },
  });
}

/** A command in a process of its own, and how it ended; it is killed with the test. */
export function start(
  t: Test,
  script: string,
  args: string[],
  environment: Record<string, string>,
) {
  const child = startCommand(script, args, environment);
  t.teardown(() => child.kill('SIGKILL'));
  const heard = { out: '', err: '' };
  child.stdout.on('data', chunk => {
    heard.out += chunk;
  });
  child.stderr.on('data', chunk => {
    heard.err += chunk;
  });
  const ended = new Promise<{ code: number | null; out: string; err: string }>(resolve =>
    child.on('close', code => resolve({ code, ...heard })),
  );
  const said = async (words: string) => {
    while (!heard.out.includes(words) && child.exitCode === null) {
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  };
  return { child, ended, said };
}

/** The settings of an empty database: on the server where there is one, else embedded. */
export async function emptyDatabase(t: Test): Promise<Record<string, string>> {
  const url = await serverDatabase(t);
  return url === null ? { GIRA_DATA_DIR: embeddedFolder(t) } : { DATABASE_URL: url };
}
