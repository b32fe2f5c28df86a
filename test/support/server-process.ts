import { setTimeout as sleep } from 'node:timers/promises';
import type { Test } from 'tap';
import { startScript } from './scripts.js';

/** A server in a process of its own, as it is started in production. */
export type ServerProcess = {
  url: string;
  /** Ends it as a machine does that loses its power. */
  kill(): Promise<void>;
  /** Ends it as a deploy does; gives its exit code. */
  terminate(): Promise<number | null>;
  pid: number;
};

const MOST_SECONDS_TO_START = 60;

/** Starts one by its environment, and waits until it is ready. */
export async function startServerProcess(
  t: Test,
  port: number,
  environment: Record<string, string>,
): Promise<ServerProcess> {
  const { child, ended } = startScript(t, `import './src/server.js';`, [], {
    // As npm start has it.
    flags: ['--max-semi-space-size=4'],
    environment: {
      ...{ DATABASE_URL: '', PORT: String(port), LOG_LEVEL: 'silent', GIRA_RATE_LIMIT: 'off' },
      MALLOC_ARENA_MAX: '1',
      ...environment,
    },
  });
  const url = `http://127.0.0.1:${port}`;
  const isReady = () =>
    fetch(`${url}/readyz`)
      .then(reply => reply.ok)
      .catch(() => false);
  for (let tries = 0; !(await isReady()); tries++) {
    if (child.exitCode !== null || tries === MOST_SECONDS_TO_START * 50) {
      throw new Error(`the server did not start: ${(await ended).stderr}`);
    }
    await sleep(20);
  }
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal);
    return (await ended).code;
  };
  return {
    ...{ url, pid: child.pid! },
    kill: async () => void (await end('SIGKILL')),
    terminate: () => end('SIGTERM'),
  };
}
