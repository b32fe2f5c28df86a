import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CannotStart } from '../store/store.js';

/** What was done in a folder, file by file. */
export type Outcome = { written: string[]; unchanged: string[]; removed: string[] };

/** The list of the files that are ours, and a file on its way to its name. */
const LIST = '.gira-published.json';
const HALF_WRITTEN = '.gira-writing';
/** A path that leads nowhere but into the folder. */
const PATH = /^(?:(?!\.{1,2}\/)[\w.-]+\/)*(?!\.{1,2}$)[\w.-]+$/;

/**
 * The files that were written into a folder before. Throws CannotStart where it holds others and no
 * list of ours: it is somebody else's then.
 */
export async function publishedIn(folder: string): Promise<string[]> {
  const list = await contentOf(join(folder, LIST));
  if (list === null) {
    const others = (await entriesOf(folder)).filter(name => name !== HALF_WRITTEN);
    if (others.length === 0) return [];
    throw new CannotStart(
      `${folder} holds files that Gira has not written (${others[0]}). Name a folder that is empty or new.`,
    );
  }
  const files = filesIn(list.toString());
  if (files) return files;
  throw new CannotStart(
    `${join(folder, LIST)} cannot be read. Empty the folder to have it written anew.`,
  );
}

/**
 * Writes what is new or has other bytes, in the order that is given, and then removes what was there
 * `before` and is no more. Each file is whole at every moment; a run that is broken off is taken up by the
 * next. Throws CannotStart where somebody else's file stands in the way, before anything is written.
 */
export async function writeInto(
  folder: string,
  before: readonly string[],
  files: ReadonlyMap<string, Buffer>,
): Promise<Outcome> {
  const own = new Set(before);
  const outcome: Outcome = { written: [], unchanged: [], removed: [] };
  for (const [file, bytes] of files) {
    const there = await contentOf(join(folder, file));
    if (there?.equals(bytes)) outcome.unchanged.push(file);
    else if (there === null || own.has(file)) outcome.written.push(file);
    else throw new CannotStart(`${join(folder, file)} is not from Gira. Move it away first.`);
  }
  outcome.removed = before.filter(file => !files.has(file));
  await writeList(folder, [...files.keys(), ...outcome.removed]);
  for (const file of outcome.written) await replace(folder, file, files.get(file)!);
  for (const file of outcome.removed) await remove(folder, file);
  await writeList(folder, [...files.keys()]);
  // What a run left that was broken off.
  await remove(folder, HALF_WRITTEN);
  return outcome;
}

async function writeList(folder: string, files: string[]): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify({ files: files.sort() }, null, 1)}\n`);
  if ((await contentOf(join(folder, LIST)))?.equals(bytes)) return;
  await replace(folder, LIST, bytes);
}

function filesIn(list: string): string[] | null {
  try {
    const { files } = JSON.parse(list);
    const isPath = (file: unknown) => typeof file === 'string' && PATH.test(file);
    return Array.isArray(files) && files.every(isPath) ? files : null;
  } catch {
    return null;
  }
}

async function replace(folder: string, file: string, bytes: Buffer): Promise<void> {
  const [half, path] = [join(folder, HALF_WRITTEN), join(folder, file)];
  await mkdir(dirname(path), { recursive: true }).catch(refused(path));
  await writeFile(half, bytes).catch(refused(half));
  await rename(half, path).catch(refused(path));
}

/** Removes a file, and the folders that are empty without it. */
async function remove(folder: string, file: string): Promise<void> {
  await rm(join(folder, file), { force: true }).catch(refused(join(folder, file)));
  for (let within = dirname(file); within !== '.'; within = dirname(within)) {
    const path = join(folder, within);
    if ((await entriesOf(path)).length > 0) return;
    await rmdir(path).catch(nullUnlessRefused(path));
  }
}

async function contentOf(path: string): Promise<Buffer | null> {
  return readFile(path).catch(nullUnlessRefused(path));
}

async function entriesOf(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(nullUnlessRefused(folder))) ?? [];
}

/** Null of what is not there; what the system refuses is one sentence. */
function nullUnlessRefused(path: string): (error: NodeJS.ErrnoException) => null {
  return error => (error.code === 'ENOENT' ? null : refused(path)(error));
}

function refused(path: string): (error: NodeJS.ErrnoException) => never {
  return ({ code }) => {
    throw new CannotStart(`${path} cannot be read or written (${code}).`);
  };
}
