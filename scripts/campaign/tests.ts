import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { projectFile } from '../../src/project-files.js';

/** Whether tests pass that are asked for so much, and by that seed, as the variables say. */
export async function pass(
  files: readonly string[],
  variables: Record<string, string | undefined>,
): Promise<boolean> {
  const env = { ...process.env, ...variables };
  const args = ['run', '--jobs=1', '--timeout=0', '--reporter=tap', ...files];
  const tap = projectFile('node_modules/.bin/tap');
  const child = spawn(tap, args, { cwd: projectFile('.'), env, stdio: 'inherit' });
  const [code] = await once(child, 'close');
  return code === 0;
}
