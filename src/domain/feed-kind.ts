import type { FeedEntry } from './publication.js';

/** The kinds of feeds, as their addresses name them. */
export const feedKinds = ['speakers', 'tours', 'coasts', 'cities', 'all'] as const;
export type FeedKind = (typeof feedKinds)[number];

/** A feed as it is on file: what it is about, when it last changed, and its entries. */
export type FeedOnFile = {
  kind: FeedKind;
  /** Null for the feed of everything. */
  slug: string | null;
  /** The name of the speaker, tour, coast or city. */
  title: string;
  changedAt: Date;
  entries: FeedEntry[];
};
