import fs from 'node:fs';
import { dirname } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { CannotStart } from '../store.js';
import type { WriteLine } from './lines.js';

/** Letters that are written at one go: a call for each line would take longer than the database. */
const AT_ONCE = 64 * 1024;

/**
 * Writes a file of lines that has its name only once all of it is on the disk; until then it is
 * called `….part`. A name that ends in `.gz` has it compressed. Nobody but its owner may read it.
 * What had the name is replaced. Throws CannotStart where it cannot be written.
 */
export async function writeLines<T>(
  file: string,
  produce: (write: WriteLine) => Promise<T>,
): Promise<T> {
  const there = fs.statSync(file, { throwIfNoEntry: false });
  if (there && !there.isFile()) throw new CannotStart(`${file} is there, and is not a file.`);
  const part = `${file}.part`;
  fs.rmSync(part, { force: true });
  const out = fs.createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true });
  let own = 0;
  out.once('open', handle => {
    own = fs.fstatSync(handle).ino;
  });
  const packing = file.endsWith('.gz') ? createGzip() : new PassThrough();
  const written = pipeline(packing, out);
  // Heard below, once what is written for it has ended.
  written.catch(() => {});
  try {
    const produced = await writeLinesTo(packing, produce);
    packing.end();
    await written;
    if (fs.statSync(part).ino !== own) throw new CannotStart(`Another backup writes ${part}, too.`);
    fs.renameSync(part, file);
    syncFolder(dirname(file));
    return produced;
  } catch (error) {
    packing.destroy();
    const reason = await written.then(
      () => error,
      failure => failure,
    );
    fs.rmSync(part, { force: true });
    throw 'syscall' in reason ? cannotBeWritten(file, reason) : error;
  }
}

/** Writes lines to somebody who reads along, standard output say, and leaves it open. */
export async function writeLinesTo<T>(
  out: NodeJS.WritableStream,
  produce: (write: WriteLine) => Promise<T>,
): Promise<T> {
  let waiting = '';
  // Each write is told how it went; an event that nobody hears would end the process.
  out.on('error', () => {});
  const flush = () =>
    new Promise<void>((done, fail) => {
      const told = (error?: Error | null) =>
        error ? fail(cannotBeWritten('The output', error)) : done();
      out.write(waiting, told);
      waiting = '';
    });
  const produced = await produce(async line => {
    waiting += `${line}\n`;
    if (waiting.length >= AT_ONCE) await flush();
  });
  await flush();
  return produced;
}

/** A new name is on the disk once its folder is. */
function syncFolder(folder: string): void {
  const handle = fs.openSync(folder, 'r');
  fs.fsyncSync(handle);
  fs.closeSync(handle);
}

function cannotBeWritten(name: string, error: NodeJS.ErrnoException): CannotStart {
  return new CannotStart(`${name} cannot be written (${error.code ?? error.message}).`);
}
