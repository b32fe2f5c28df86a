import type { FeedEntry } from '../domain/publication.js';

/** A feed in no format yet: its head and its entries, ordered by start, then UID. */
export type Feed = {
  name: string;
  description: string;
  /** The page about it, and the address of the feed itself; null where that is a secret. */
  url: string;
  source: string | null;
  /** Newest change of the feed or of an entry, removals included. */
  changedAt: Date;
  /** A CSS3 colour name (RFC 7986), where the feed has one. */
  color: string | null;
  entries: readonly FeedEntry[];
};

/** A feed whose address everybody may know. */
export type PublicFeed = Feed & { source: string };
