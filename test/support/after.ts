// Run once after all tests: stops the server and takes away what the run left.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { stateFile, stateFolder } from './state.js';

if (existsSync(stateFile)) {
  const { pid } = JSON.parse(readFileSync(stateFile, 'utf8')) as { pid: number | null };
  if (pid !== null) {
    try {
      process.kill(pid, 'SIGINT');
    } catch {
      // It is gone already.
    }
  }
}
rmSync(stateFolder, { recursive: true, force: true });
