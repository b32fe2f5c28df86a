import { CannotStart } from '../src/store/store.js';

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
