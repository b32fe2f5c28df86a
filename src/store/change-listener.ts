/** The channel on which the database tells every write of the audit trail at its commit. */
export const CHANGES_CHANNEL = 'gira_changes';

/**
 * Is told of a write by any node: the slug of its tour, '' where it belongs to none, or null where
 * writes may have been missed and everything should be looked at again.
 */
export type Hear = (tour: string | null) => void;

/** Those who want to know of writes. Nothing is listened to before the first of them. */
export type ChangeListener = {
  /** From now on, until what it returns is called. */
  hear(hear: Hear): () => void;
  close(): Promise<void>;
};

/** Passes on what `start` hears, which is called for the first who wants to know. */
export function changeListener(start: (tell: Hear) => () => Promise<void>): ChangeListener {
  const hearers = new Set<Hear>();
  let stop: (() => Promise<void>) | null = null;
  const tell: Hear = tour => {
    for (const hear of hearers) hear(tour);
  };
  return {
    hear(hear) {
      hearers.add(hear);
      stop ??= start(tell);
      return () => hearers.delete(hear);
    },
    async close() {
      hearers.clear();
      await stop?.();
    },
  };
}
