import fs from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { CannotStart } from './store.js';

/** How often the owner says that it is alive, and when one on another machine is given up. */
const BEAT_MILLISECONDS = 5_000;
const SILENT_MILLISECONDS = 30_000;

type Owner = { pid: number; started: string | null; host: string };

/**
 * Takes the folder for this process by a lock file that names its owner, and returns the way to
 * give it back. A lock whose owner is gone (killed, machine restarted) is taken over.
 * Throws CannotStart while another process has it.
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'gira.lock');
  const mine = JSON.stringify({
    pid: process.pid,
    started: startOf(process.pid),
    host: hostname(),
  });
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, mine);
  try {
    if (!linked(draft, file)) {
      removeStale(file, folder);
      if (!linked(draft, file)) throw inUse(folder, read(file));
    }
  } finally {
    fs.rmSync(draft, { force: true });
  }
  const beat = setInterval(
    () => fs.utimes(file, new Date(), new Date(), () => {}),
    BEAT_MILLISECONDS,
  );
  beat.unref();
  return () => {
    clearInterval(beat);
    if (read(file)?.text === mine) fs.rmSync(file, { force: true });
  };
}

/** A hard link is made whole or not at all: of two processes that try, one succeeds. */
function linked(draft: string, file: string): boolean {
  try {
    fs.linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Removes the lock of an owner who is gone. Only one process at a time looks and removes, in the
 * shelter of a folder of its own: a lock that another has taken meanwhile is never touched.
 */
function removeStale(file: string, folder: string): void {
  const shelter = `${file}.takeover`;
  if (!entered(shelter)) throw inUse(folder, read(file));
  try {
    const found = read(file);
    if (found && isAlive(found)) throw inUse(folder, found);
    // What somebody left who is gone stays as it is; where it is another lock or none by now, it was given back.
    if (found && read(file)?.text === found.text) fs.rmSync(file, { force: true });
  } finally {
    fs.rmSync(shelter, { recursive: true, force: true });
  }
}

/** A folder is made by one process alone; one that was killed in it has left it for good. */
function entered(shelter: string): boolean {
  const age = Date.now() - (fs.statSync(shelter, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  if (age > SILENT_MILLISECONDS) fs.rmSync(shelter, { recursive: true, force: true });
  try {
    fs.mkdirSync(shelter);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

type Found = { text: string; owner: Owner | null; beatAt: number };

function read(file: string): Found | null {
  try {
    const text = fs.readFileSync(file, 'utf8');
    const beatAt = fs.statSync(file).mtimeMs;
    return { text, owner: parse(text), beatAt };
  } catch {
    return null;
  }
}

function parse(text: string): Owner | null {
  try {
    const owner = JSON.parse(text) as Partial<Owner> | null;
    const isOwner = typeof owner?.pid === 'number' && typeof owner.host === 'string';
    return isOwner ? (owner as Owner) : null;
  } catch {
    return null;
  }
}

function isAlive({ owner, beatAt }: Found): boolean {
  if (!owner) return false;
  if (owner.host !== hostname()) return Date.now() - beatAt < SILENT_MILLISECONDS;
  if (!exists(owner.pid)) return false;
  // The same number may be another process by now; where the system tells, its start decides.
  return owner.started === null || owner.started === startOf(owner.pid);
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process started, as Linux tells it (clock ticks since boot, and which boot), or null. */
function startOf(pid: number): string | null {
  try {
    const boot = fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may itself hold spaces and brackets; field 22 counts from its end.
    return `${boot} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return null;
  }
}

function inUse(folder: string, found: Found | null): CannotStart {
  const who = found?.owner ? `process ${found.owner.pid} on ${found.owner.host}` : 'a process';
  return new CannotStart(
    `The data folder ${folder} is in use by another Gira (${who}). Stop that one, or set GIRA_DATA_DIR to another folder.`,
  );
}
