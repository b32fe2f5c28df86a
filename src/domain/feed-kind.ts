import type { FeedEntry } from './publication.js';
import { UUID } from './shape.js';
import { isSlug } from './slug.js';

/** The kinds of feeds, as their addresses name them. */
export const feedKinds = [
  ...(['speakers', 'tours', 'coasts', 'cities', 'organizations', 'venues'] as const),
  ...(['events', 'all'] as const),
] as const;
export type FeedKind = (typeof feedKinds)[number];

/** Which feed: a kind, and the slug or id of what it is about (null: of everything). */
export type FeedName = { kind: FeedKind; slug: string | null };

/** Whether there could be such a feed: what has not the form of a slug or id is not asked for. */
export function isFeedName({ kind, slug }: FeedName): boolean {
  if (slug === null) return kind === 'all';
  return kind === 'venues' || kind === 'events' ? UUID.test(slug) : isSlug(slug);
}

/** The name under which a feed is on file: `speakers/alex-gomez`, `all`. */
export function nameOfFeed({ kind, slug }: FeedName): string {
  return slug === null ? kind : `${kind}/${slug}`;
}

/** The feed of a name on file. */
export function feedNamed(name: string): FeedName {
  const [first, slug = null] = name.split('/');
  return { kind: feedKinds.find(kind => kind === first)!, slug };
}

/** The path of a feed's address; that of a single event stands beside its page. */
export function pathOfFeed(name: FeedName, format: 'ics' | 'atom' = 'ics'): string {
  const folder = name.kind === 'events' ? '' : '/feeds';
  return `${folder}/${nameOfFeed(name)}.${format}`;
}

/** A feed as it is on file: what it is about, when it last changed, and its entries. */
export type FeedOnFile = FeedName & {
  /** The name of the speaker, tour, coast, city, organisation or venue; the title of an event. */
  title: string;
  changedAt: Date;
  entries: readonly FeedEntry[];
  /** When something in it comes or goes by itself; null: never. */
  until: Date | null;
};
