import { readFileSync } from 'node:fs';

/** The processes that a process started, as Linux tells them. */
export function childrenOf(pid: number): number[] {
  const list = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return list.split(' ').filter(Boolean).map(Number);
}

export function isAlive(pid: number): boolean {
  return signal(pid, 0);
}

/** Whether there was a process to get a signal. */
export function signal(pid: number, what: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, what);
    return true;
  } catch {
    return false;
  }
}
