/**
 * What the database tells of at each commit: the slugs of the tours in whose audit trail something
 * was written ('' where it belongs to none); the feeds that may be others than before, one a line;
 * the table in which something waits to be delivered.
 */
export const channels = ['gira_changes', 'gira_feeds', 'gira_outbox'] as const;
export type Channel = (typeof channels)[number];

/** Somebody who wants to know of writes by any node. */
export type Hearer = {
  tell(payload: string): void;
  /** From now on all writes are told; what was written before may have been missed. */
  begin(): void;
  /** From now on writes may be missed, until it begins again. */
  lose?(): void;
};

/** Those who want to know of writes. Nothing is listened to before the first of them. */
export type ChangeListener = {
  /** From now on, until what it returns is called. */
  hear(channel: Channel, hearer: Hearer): () => void;
  close(): Promise<void>;
};

/** What a connection that listens tells. */
export type Heard = {
  tell(channel: string, payload: string): void;
  begin(): void;
  lose(): void;
};

/** Passes on what `start` hears, which is called for the first who wants to know. */
export function changeListener(start: (heard: Heard) => () => Promise<void>): ChangeListener {
  const hearers = new Map<Hearer, Channel>();
  let stop: (() => Promise<void>) | null = null;
  let isListening = false;
  const heard: Heard = {
    tell(channel, payload) {
      for (const [hearer, theirs] of hearers) if (theirs === channel) hearer.tell(payload);
    },
    begin() {
      isListening = true;
      for (const hearer of hearers.keys()) hearer.begin();
    },
    lose() {
      isListening = false;
      for (const hearer of hearers.keys()) hearer.lose?.();
    },
  };
  return {
    hear(channel, hearer) {
      hearers.set(hearer, channel);
      if (isListening) hearer.begin();
      stop ??= start(heard);
      return () => hearers.delete(hearer);
    },
    async close() {
      hearers.clear();
      await stop?.();
    },
  };
}
