import { parseArgs } from 'node:util';
import { readOptions, UsageError } from '../usage.js';

/** The one file that a command line names; `-` is standard output or input. */
export function readFileArgument(usage: string): string {
  const { positionals } = readOptions(usage, () => parseArgs({ allowPositionals: true }));
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError('Name one file.', usage);
  return file;
}
