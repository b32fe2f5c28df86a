import { readFileSync, writeFileSync } from 'node:fs';
import { projectFile } from '../src/project-files.js';
import { UsageError } from './usage.js';

/** Writes a file that follows from the code; with `--check` fails where it is not up to date. */
export function writeGenerated(path: string, text: string, command: string): void {
  const file = projectFile(path);
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text);
  } else if (readFileSync(file, 'utf8') !== text) {
    throw new UsageError(`${path} is not what the code says: run "${command}".`);
  }
}
