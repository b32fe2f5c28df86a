import { basename } from 'node:path';
import { CannotStart } from '../src/store/store.js';
import type { CommandName } from './commands.js';

/** How a command is called: by `gira` where the package is installed, by npm in a checkout. */
export function commandLine(name: CommandName, rest = ''): string {
  const isInstalled = /^gira(\.js)?$/.test(basename(process.argv[1] ?? ''));
  const start = isInstalled ? `gira ${name}` : `npm run ${name}${rest && ' --'}`;
  return `${start} ${rest}`.trimEnd();
}

/** A command that was not understood, or input that was refused: told in one sentence. */
export class UsageError extends CannotStart {
  constructor(message: string, usage?: string) {
    super(usage ? `${message}\nUsage: ${usage}` : message);
  }
}

/** The options of a command line; one that is not known ends the command with its usage. */
export function readOptions<T>(usage: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0]!, usage);
  }
}
