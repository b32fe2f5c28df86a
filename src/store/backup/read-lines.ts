import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CannotStart } from '../store.js';
import { Damaged, type WriteLine } from './lines.js';

/** Far beyond the longest row: what has no line break for as long is no backup. */
const MOST_BYTES = 64 * 1024 * 1024;
const LINE_FEED = 10;

/**
 * Passes on the lines of a file, or of standard input (`-`), compressed or not, one after the other.
 * Throws CannotStart where it cannot be read or unpacked.
 */
export async function readLines(file: string, take: WriteLine): Promise<void> {
  const source = file === '-' ? process.stdin : createReadStream(file);
  try {
    for await (const line of linesOf(source, file)) await take(line);
  } finally {
    source.destroy();
  }
}

async function* linesOf(source: Readable, file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let number = 0;
  try {
    for await (const bytes of broken(unpacked(source))) {
      number += 1;
      if (bytes.length > MOST_BYTES) throw new Damaged(number, 'this is no line of a backup.');
      yield decoder.decode(bytes);
    }
  } catch (error) {
    throw sentenceOf(error as NodeJS.ErrnoException, file, number);
  }
}

function sentenceOf(error: NodeJS.ErrnoException, file: string, number: number): Error {
  const { code = '', syscall } = error;
  if (code.startsWith('Z_')) {
    return new Damaged(number + 1, 'the file is cut off or damaged, and cannot be unpacked.');
  }
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
    return new Damaged(number, 'this is no text in UTF-8.');
  }
  return syscall === undefined ? error : new CannotStart(`${file} cannot be read (${code}).`);
}

/** What is compressed begins with two bytes that no line begins with (RFC 1952, 2.3.1). */
async function* unpacked(source: Readable): AsyncGenerator<Buffer> {
  const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const first = await chunks.next();
  if (first.done) return;
  const all = Readable.from(
    (async function* () {
      yield first.value;
      yield* { [Symbol.asyncIterator]: () => chunks };
    })(),
  );
  const isPacked = first.value[0] === 0x1f && first.value[1] === 0x8b;
  yield* isPacked ? pipeline(all, createGunzip(), () => {}) : all;
}

/** Lines end with a line feed and nothing else: texts may hold other breaks as they are. */
async function* broken(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let begun: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      yield Buffer.concat([...begun, chunk.subarray(from, at)]);
      [begun, length, from] = [[], 0, at + 1];
    }
    begun.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length > MOST_BYTES) break;
  }
  if (length > 0) yield Buffer.concat(begun);
}
