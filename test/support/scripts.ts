import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Test } from 'tap';
import { compiled } from './state.js';

/** A script in a process of its own; it is killed with the test. */
export type Script = {
  child: ChildProcess;
  /** The next thing that the script sends; rejected where it ends before. */
  nextMessage(): Promise<unknown>;
  /** How the script ended, and what it wrote to its error stream. */
  ended: Promise<{ code: number | null; stderr: string }>;
};

type Options = { environment?: Record<string, string>; flags?: string[] };

/**
 * Runs a module's text, which imports `./src/…` as it was compiled, with arguments at the end of
 * `process.argv`.
 */
export function startScript(
  t: Test,
  text: string,
  args: string[] = [],
  { environment = {}, flags = [] }: Options = {},
): Script {
  // What tap loads into its processes, and its coverage, would count as the script's own memory.
  const clean = ['-u', 'NODE_OPTIONS', '-u', 'NODE_V8_COVERAGE', process.execPath];
  const node = [...clean, ...flags, '--input-type=module', '-e', text, '--', ...args];
  const child = spawn('env', node, {
    ...{ cwd: compiled, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] },
    env: { ...process.env, ...environment },
  });
  t.teardown(() => child.kill('SIGKILL'));
  let stderr = '';
  child.stderr?.on('data', chunk => {
    stderr += chunk;
  });
  const messages: unknown[] = [];
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, stderr }));
  child.on('message', message => messages.push(message));
  const nextMessage = async () => {
    while (messages.length === 0) {
      const end = await Promise.race([once(child, 'message').then(() => null), ended]);
      if (end && messages.length === 0) throw new Error(`the script ended: ${end.stderr}`);
    }
    return messages.shift();
  };
  return { child, nextMessage, ended };
}
