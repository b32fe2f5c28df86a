import { parseArgs } from 'node:util';
import { readOptions, UsageError } from '../usage.js';

/** The one file or folder that a command line names; for a file `-` is standard output or input. */
export function readOneArgument(what: 'file' | 'folder', usage: string): string {
  const { positionals } = readOptions(usage, () => parseArgs({ allowPositionals: true }));
  const [name, ...others] = positionals;
  if (name === undefined || others.length > 0) throw new UsageError(`Name one ${what}.`, usage);
  return name;
}
