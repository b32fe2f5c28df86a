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
  await mkdir(folder, { recursive: true });
  await writeList(folder, [...files.keys(), ...outcome.removed]);
  for (const file of outcome.written) await replace(folder, file, files.get(file)!);
  for (const file of outcome.removed) await remove(folder, file);
  await writeList(folder, [...files.keys()]);
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
  const half = join(folder, HALF_WRITTEN);
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(half, bytes);
  await rename(half, join(folder, file));
}

/** Removes a file, and the folders that are empty without it. */
async function remove(folder: string, file: string): Promise<void> {
  await rm(join(folder, file), { force: true });
  for (let path = dirname(file); path !== '.'; path = dirname(path)) {
    if ((await entriesOf(join(folder, path))).length > 0) return;
    await rmdir(join(folder, path)).catch(unlessMissing);
  }
}

async function contentOf(path: string): Promise<Buffer | null> {
  return readFile(path).catch(unlessMissing);
}

async function entriesOf(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(unlessMissing)) ?? [];
}

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw new CannotStart(`${error.path ?? 'The folder'} cannot be read or written (${error.code}).`);
}
