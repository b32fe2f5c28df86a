import { entityTagOfBytes } from '../domain/entity-tag.js';
import { type FeedName, nameOfFeed } from '../domain/feed-kind.js';
import { describeFeed } from '../feeds/describe.js';
import type { CalendarOptions, CalendarRenderer } from '../feeds/icalendar.js';
import { feedNotices, type Notices } from '../store/feed-notices.js';
import { type LoadedFeed, loadFeed } from '../store/feeds.js';
import type { Store } from '../store/store.js';
import { isUnavailable } from '../store/unavailable.js';
import { Shelf } from './shelf.js';

/** The bytes of a feed in one form, ready to be sent. */
export type StoredFeed = {
  /** Its name, as `speakers/alex-gomez`. */
  feed: string;
  bytes: Buffer;
  tag: string;
  changedAt: Date;
  /** Whether it still is what anybody would find who asks at an instant (milliseconds since 1970). */
  isFresh(at: number): boolean;
  /** Notes that it was sent, so that it is not soon dropped. */
  used(): void;
};

/** `goodAt` is when it was last known to hold; null: it does now. */
export type FoundFeed = { stored: StoredFeed; goodAt: number | null };

export type StoredFeedsParts = {
  store: Store;
  now: () => Date;
  renderer: CalendarRenderer;
  /** The host in every UID, and the origin of every link. */
  feedHost: string;
  publicUrl: string;
  /** The memory that feeds may take, in bytes. */
  maxBytes: number;
};

/** A feed, and the forms in which it was asked for since it was read. */
type Kept = {
  name: FeedName;
  shelf: Shelf<LoadedFeed>;
  forms: Map<string, Promise<StoredFeed>>;
  of: LoadedFeed | null;
  bytes: number;
  usedAt: number;
};

/** What an entry takes in memory, about, besides the bytes that are sent. */
const BYTES_OF_ENTRY = 2000;

/**
 * Keeps feeds as the bytes that are sent. A notice of the database marks a feed; for the next who
 * asks for it what has changed is read and written anew, and all others get bytes. When memory
 * ends, those go that nobody has asked for for longest.
 */
export class StoredFeeds {
  readonly #kept = new Map<string, Kept>();
  #notices: Notices | null = null;
  #uses = 0;

  constructor(private readonly parts: StoredFeedsParts) {}

  /**
   * Null where the public may not know of such a feed. Throws while the database is away, unless
   * the feed is kept.
   */
  async find(name: FeedName, options: CalendarOptions): Promise<FoundFeed | null> {
    const kept = this.#keptOf(name);
    const { shelf } = kept;
    try {
      const isGood = await shelf.freshen();
      if (shelf.loaded === null) return null;
      const stored = await this.#formOf(kept, shelf.loaded, options);
      return { stored, goodAt: isGood ? null : shelf.goodAt };
    } finally {
      if (shelf.loaded === null) this.#kept.delete(nameOfFeed(name));
    }
  }

  close(): void {
    this.#notices?.close();
  }

  /** Nothing is listened to before somebody asks for a feed. */
  #listening(): Notices {
    this.#notices ??= feedNotices(this.parts.store, feed => {
      if (feed !== null) this.#kept.get(feed)?.shelf.mark();
      else for (const { shelf } of this.#kept.values()) shelf.mark();
    });
    return this.#notices;
  }

  #keptOf(name: FeedName): Kept {
    const key = nameOfFeed(name);
    const { store, now } = this.parts;
    const kept = this.#kept.get(key) ?? {
      name,
      shelf: new Shelf<LoadedFeed>({
        ...{ now, notices: this.#listening(), isAway: isUnavailable },
        load: (at, before) => loadFeed(store, name, at, before),
      }),
      ...{ forms: new Map(), of: null, bytes: 0, usedAt: 0 },
    };
    this.#kept.set(key, kept);
    kept.usedAt = ++this.#uses;
    return kept;
  }

  #formOf(kept: Kept, loaded: LoadedFeed, options: CalendarOptions): Promise<StoredFeed> {
    if (kept.of !== loaded) Object.assign(kept, { forms: new Map(), of: loaded, bytes: 0 });
    const key = JSON.stringify([options.language, options.cancelled, options.kind]);
    const known = kept.forms.get(key);
    if (known) return known;
    const form = this.#write(kept, loaded, options);
    kept.forms.set(key, form);
    form.catch(() => kept.forms.delete(key));
    return form;
  }

  async #write(kept: Kept, loaded: LoadedFeed, options: CalendarOptions): Promise<StoredFeed> {
    const text = await this.parts.renderer.renderInSlices(
      describeFeed(loaded, this.parts),
      options,
    );
    const bytes = Buffer.from(text);
    const { shelf, name } = kept;
    const isFresh = (at: number) =>
      kept.of === loaded && shelf.loaded === loaded && shelf.isCurrent(at);
    const used = () => {
      kept.usedAt = ++this.#uses;
    };
    if (kept.of === loaded) kept.bytes += bytes.length;
    this.#makeRoom(kept);
    const { changedAt } = loaded;
    const feed = nameOfFeed(name);
    return { feed, bytes, tag: entityTagOfBytes(bytes), changedAt, isFresh, used };
  }

  #makeRoom(last: Kept): void {
    const sizeOf = ({ bytes, of }: Kept) => bytes + (of?.rows.size ?? 0) * BYTES_OF_ENTRY;
    let size = [...this.#kept.values()].reduce((sum, kept) => sum + sizeOf(kept), 0);
    if (size <= this.parts.maxBytes) return;
    const oldest = [...this.#kept].sort(([, one], [, other]) => one.usedAt - other.usedAt);
    for (const [name, kept] of oldest) {
      if (size <= this.parts.maxBytes || kept === last) continue;
      size -= sizeOf(kept);
      this.#kept.delete(name);
      // No notice reaches it any more.
      kept.shelf.mark();
      kept.of = null;
    }
  }
}
