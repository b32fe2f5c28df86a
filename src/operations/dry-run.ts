/** Leaves a transaction by the way that takes everything back, with what would have come of it. */
export class DryRun<T> extends Error {
  constructor(readonly outcome: T) {
    super('a dry run');
  }
}

/** What a write came to, or, where it left as a dry run, would have come to. */
export async function outcomeOf<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof DryRun) return error.outcome as T;
    throw error;
  }
}
