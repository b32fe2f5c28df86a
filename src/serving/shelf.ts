import type { Notices } from '../store/feed-notices.js';
import { patience } from '../store/patience.js';

/** Whatever is told: after so long a thing is looked at again. */
const TRUSTED_MILLISECONDS = 300_000;
/** Who asks is not kept waiting for a database that does not answer, where there is something to send. */
const PATIENCE_MILLISECONDS = 2000;
/** After it was away, the database is left alone for so long. */
const PAUSE_MILLISECONDS = 1000;
/** Looks in a row where something changes during each; the last is right as of its beginning. */
const MAX_LOOKS = 3;

/** What is kept of something: `until` is when something in it comes or goes by itself; null: never. */
type Kept = { until: Date | null };

export type ShelfParts<T extends Kept> = {
  notices: Pick<Notices, 'commits' | 'isCertain' | 'catchUp'>;
  now: () => Date;
  /** Reads it as it is at an instant, given what it was before; null where there is no such thing. */
  load(at: Date, before: T | null): Promise<T | null>;
  /** Whether an error says that the database cannot be asked at the moment. */
  isAway(error: unknown): boolean;
};

/** One thing as it was last read, and what is known of whether it still is so. */
export class Shelf<T extends Kept> {
  loaded: T | null = null;
  /** When it was last known to be what is on file, in milliseconds since 1970. */
  goodAt = 0;
  #mayHaveChanged = true;
  #awayUntil = 0;
  #looking: Promise<void> | null = null;
  #next: Promise<void> | null = null;

  constructor(private readonly parts: ShelfParts<T>) {}

  /** Something of what it tells may have changed. */
  mark(): void {
    this.#mayHaveChanged = true;
  }

  /**
   * Whether it is known, without a question, to be what is on file at an instant, so many commits of
   * this process included (all of them, unless it is said).
   */
  isCurrent(at: number, upTo = this.parts.notices.commits()): boolean {
    const { loaded, goodAt } = this;
    return (
      !this.#mayHaveChanged &&
      loaded !== null &&
      this.parts.notices.isCertain(upTo) &&
      // A clock that was put back says nothing of how long ago that was.
      at >= goodAt &&
      at - goodAt < TRUSTED_MILLISECONDS &&
      (loaded.until === null || at < loaded.until.getTime())
    );
  }

  /**
   * Brings it up to what is on file, and says whether that was possible: false where the database
   * is away or takes too long, and what was read before has to do. Throws while there is nothing.
   */
  async freshen(): Promise<boolean> {
    const at = this.parts.now().getTime();
    if (this.isCurrent(at)) return true;
    if (this.loaded === null) return this.#ask();
    if (at < this.#awayUntil) return false;
    return new Promise((resolve, reject) => {
      const stop = patience(PATIENCE_MILLISECONDS, () => resolve(false));
      this.#ask().then(resolve, reject).finally(stop);
    });
  }

  async #ask(): Promise<boolean> {
    const { notices, now } = this.parts;
    // Others may go on writing: what was there when somebody asked is what they have a right to.
    const upTo = notices.commits();
    try {
      await notices.catchUp(upTo);
      if (!this.isCurrent(now().getTime(), upTo)) await this.#lookFromNow();
      return true;
    } catch (error) {
      if (!this.parts.isAway(error)) throw error;
      this.#awayUntil = this.parts.now().getTime() + PAUSE_MILLISECONDS;
      if (this.loaded === null) throw error;
      return false;
    }
  }

  /** A look that has begun may have missed what somebody knows who asks now: they wait for the next. */
  #lookFromNow(): Promise<void> {
    const begin = () => {
      this.#next = null;
      this.#looking = this.#look().finally(() => {
        this.#looking = null;
      });
      return this.#looking;
    };
    if (this.#looking === null) return begin();
    this.#next ??= this.#looking.then(begin, begin);
    return this.#next;
  }

  async #look(): Promise<void> {
    const { load, now } = this.parts;
    for (let looks = 0; looks < MAX_LOOKS; looks++) {
      this.#mayHaveChanged = false;
      const at = now();
      try {
        this.loaded = await load(at, this.loaded);
      } catch (error) {
        this.mark();
        throw error;
      }
      this.goodAt = at.getTime();
      if (!this.#mayHaveChanged) return;
    }
  }
}
