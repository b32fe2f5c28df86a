import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectFile } from '../../src/project-files.js';
import { compiled } from './state.js';

const known = new Set<string>();

/**
 * Starts a command of package.json, on an embedded database unless it is given another: once as it is written there, then
 * compiled, which takes half the time.
 */
export function startCommand(
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
