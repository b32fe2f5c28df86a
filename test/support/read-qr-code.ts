/** Dark modules of a QR code by row, without the quiet zone. */
export type Modules = readonly (readonly boolean[])[];

/** Data codewords of the blocks of versions 1 to 10 at level M (ISO/IEC 18004, table 9). */
const blocksAtM = [
  ...[[16], [28], [44], [32, 32], [43, 43], [27, 27, 27, 27], [31, 31, 31, 31]],
  ...[
    [38, 38, 39, 39],
    [36, 36, 36, 37, 37],
    [43, 43, 43, 43, 44],
  ],
];
/** Where the middles of alignment patterns are, in both directions (annex E). */
const alignments = [
  ...[[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42]],
  ...[
    [6, 26, 46],
    [6, 28, 50],
  ],
];
const masks = [
  (row: number, column: number) => (row + column) % 2,
  (row: number) => row % 2,
  (_row: number, column: number) => column % 3,
  (row: number, column: number) => (row + column) % 3,
  (row: number, column: number) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2,
  (row: number, column: number) => ((row * column) % 2) + ((row * column) % 3),
  (row: number, column: number) => (((row * column) % 2) + ((row * column) % 3)) % 2,
  (row: number, column: number) => (((row + column) % 2) + ((row * column) % 3)) % 2,
];

/**
 * Reads a QR code in bytes as the standard says, and as no code of ours does: it knows nothing of
 * the library that writes them. No error is corrected, since none is expected.
 */
export function readQrCode(modules: Modules): string {
  const version = (modules.length - 17) / 4;
  const bits = (from: number, to: number) =>
    modules[8]!.slice(from, to).reduce((sum, dark) => sum * 2 + Number(dark), 0);
  // The level and the mask, the first five format bits, are themselves masked (7.9.1).
  const format = bits(0, 5) ^ 0b10101;
  if (format >> 3 !== 0) throw new Error('this is not level M');
  const words = codewords(modules, version, masks[format & 7]!);
  return textOf(dataOf(words, blocksAtM[version - 1]!), version);
}

/** The codewords in the zigzag from the lower right corner (7.7.3). */
function codewords(modules: Modules, version: number, mask: (typeof masks)[number]): number[] {
  const size = modules.length;
  const read: number[] = [];
  let isUp = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const row = isUp ? size - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (isFunction(row, column, size, version)) continue;
        read.push(Number(modules[row]![column]!) ^ Number(mask(row, column) === 0));
      }
    }
    isUp = !isUp;
  }
  return Array.from({ length: Math.floor(read.length / 8) }, (_, index) =>
    read.slice(index * 8, index * 8 + 8).reduce((sum, bit) => sum * 2 + bit, 0),
  );
}

/** Whether a module belongs to the pattern that every code of its version has. */
function isFunction(row: number, column: number, size: number, version: number): boolean {
  const [low, high] = [Math.min(row, column), Math.max(row, column)];
  if (row === 6 || column === 6 || high < 9) return true;
  if (low < 9 && high >= size - 8) return true;
  if (version >= 7 && low < 6 && high >= size - 11) return true;
  const middles = alignments[version - 1]!;
  const last = middles.at(-1);
  return middles.some(y =>
    middles.some(x => {
      const isCorner = [x, y].every(each => each === 6 || each === last) && (x === 6 || y === 6);
      return !isCorner && Math.abs(row - y) <= 2 && Math.abs(column - x) <= 2;
    }),
  );
}

/** Blocks take turns in what is written (7.6). */
function dataOf(words: readonly number[], blocks: readonly number[]): number[] {
  const read: number[][] = blocks.map(() => []);
  let next = 0;
  for (let index = 0; index < Math.max(...blocks); index++) {
    for (const [block, length] of blocks.entries()) {
      if (index < length) read[block]!.push(words[next++]!);
    }
  }
  return read.flat();
}

/** A segment of bytes: four bits of mode, the length, and the bytes (7.4.5). */
function textOf(data: readonly number[], version: number): string {
  const bits = data.map(word => word.toString(2).padStart(8, '0')).join('');
  if (bits.slice(0, 4) !== '0100') throw new Error('this is not a segment of bytes');
  const start = version < 10 ? 12 : 20;
  const length = Number.parseInt(bits.slice(4, start), 2);
  const bytes = Array.from({ length }, (_, index) =>
    Number.parseInt(bits.slice(start + index * 8, start + index * 8 + 8), 2),
  );
  return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
}
