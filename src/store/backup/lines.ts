import { createHash } from 'node:crypto';
import { CannotStart } from '../store.js';

/** How many rows each table has. */
export type Counts = Record<string, number>;

/** What stands in the first line of a backup: `{"gira": …}`. */
export type Head = {
  /** The version of Gira that wrote it, and the last migration of its database. */
  version: string;
  migration: string;
  /** An instant in ISO 8601. */
  takenAt: string;
  /** The last number that each sequence gave out; one that never gave any is left out. */
  sequences: Record<string, number>;
};

/** What stands in the last line: `{"end": …}`. The digest is of all bytes before that line. */
export type End = { rows: Counts; sha256?: string };

/** Somewhere to write lines to, one after the other, each without its line break. */
export type WriteLine = (line: string) => Promise<void>;

/** A backup that cannot be restored, in a sentence that names the line. */
export class Damaged extends CannotStart {
  override name = 'Damaged';
  constructor(where: number | null, what: string) {
    super(`${where === null ? '' : `Line ${where}: `}${what} Nothing was restored.`);
  }
}

/** Those who take what the lines of a backup hold. */
export type LineTaker = {
  head(head: Head): Promise<void>;
  /** A row of a table that there is, with all of its columns and no other. */
  row(table: string, line: string, number: number): Promise<void>;
};

/**
 * Reads a backup line by line: a head, rows of the tables that are known by their columns, an end
 * that counts them. Whatever else it is given is refused (Damaged).
 */
export function readingLines(known: Map<string, readonly string[]>, taker: LineTaker) {
  const digest = createHash('sha256');
  const counts: Counts = Object.fromEntries([...known.keys()].map(name => [name, 0]));
  let number = 0;
  let end: End | null = null;

  const take: WriteLine = async line => {
    number += 1;
    if (end) throw new Damaged(number, 'something comes after the last line of the backup.');
    const read = parse(line, number);
    if (number === 1) await taker.head(headOf(read));
    else if ('end' in read) end = endOf(read.end, number);
    else {
      const table = tableOf(read, known, number);
      counts[table]! += 1;
      await taker.row(table, line, number);
    }
    if (!end) digest.update(`${line}\n`);
  };

  /** Sees to it that nothing is missing, and returns how many rows there were. */
  const finish = (): Counts => {
    if (number === 0) throw new Damaged(null, 'There is nothing in the backup.');
    if (!end) throw new Damaged(number, 'the backup is cut off here; its last line is missing.');
    const { rows, sha256 } = end;
    for (const name of new Set([...Object.keys(rows), ...known.keys()])) {
      if ((rows[name] ?? 0) === (counts[name] ?? 0)) continue;
      const told = `of the table "${name}" ${rows[name] ?? 0} rows were written`;
      throw new Damaged(number, `${told}, but the backup has ${counts[name] ?? 0}.`);
    }
    if (sha256 !== undefined && sha256 !== digest.digest('hex')) {
      throw new Damaged(number, 'some line before is not as it was written (sha256).');
    }
    return counts;
  };
  return { take, finish };
}

type Parsed = Record<string, unknown>;
const isObject = (value: unknown): value is Parsed =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isWhole = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;

function parse(line: string, number: number): Parsed {
  try {
    const read: unknown = JSON.parse(line);
    if (isObject(read)) return read;
  } catch {
    // Told below.
  }
  throw new Damaged(number, 'this is no line of a backup.');
}

function headOf({ gira }: Parsed): Head {
  const isHead =
    isObject(gira) &&
    typeof gira.migration === 'string' &&
    isObject(gira.sequences) &&
    Object.values(gira.sequences).every(isWhole);
  if (!isHead) throw new Damaged(1, 'this is not the beginning of a backup.');
  return gira as Head;
}

function endOf(end: unknown, number: number): End {
  if (isObject(end) && isObject(end.rows) && Object.values(end.rows).every(isWhole)) {
    return end as End;
  }
  throw new Damaged(number, 'this is not the end of a backup.');
}

function tableOf({ table, row }: Parsed, known: Map<string, readonly string[]>, number: number) {
  const columns = typeof table === 'string' ? known.get(table) : undefined;
  if (!columns) throw new Damaged(number, `there is no table ${JSON.stringify(table)}.`);
  if (!isObject(row)) throw new Damaged(number, 'there is no row.');
  const odd =
    columns.find(name => !(name in row)) ?? Object.keys(row).find(name => !columns.includes(name));
  if (odd === undefined) return table as string;
  const is = odd in row ? 'is not a column' : 'is missing';
  throw new Damaged(number, `${JSON.stringify(odd)} ${is} (table ${JSON.stringify(table)}).`);
}
