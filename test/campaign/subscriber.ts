import type { FeedName } from '../../src/domain/feed-kind.js';
import { pathOfFeed } from '../../src/domain/feed-kind.js';
import type { Node } from '../support/nodes.js';
import { type Entry, entriesOf } from './calendars.js';

/** An entry in the calendar of somebody who goes by SEQUENCE. */
type Remembered = { sequence: number; isLive: boolean };

/** Entries that a calendar which never forgets may keep for good: a subscriber is new after so long. */
const FORGETS_AFTER = 29 * 86_400_000;

/**
 * Two who subscribe to one feed: one replaces the copy at each 200 and keeps it at 304; the other
 * goes by UID, takes a known entry by a higher SEQUENCE alone, drops what is cancelled, and keeps
 * what is no longer in the file.
 */
export class Subscriber {
  /** What the first one has. */
  copy = '';
  entries = new Map<string, Entry>();
  /** What the second one has. */
  readonly remembered = new Map<string, Remembered>();
  readonly #last = new Map<string, Entry>();
  #tag: string | null = null;
  #modified: string | null = null;
  #polledAt = 0;
  #writes = 0;

  constructor(readonly feed: FeedName) {}

  get path(): string {
    return pathOfFeed(this.feed);
  }

  /** Polls after so many writes in all, at an instant; says what is wrong in what is answered. */
  async poll(node: Node, { writes, at }: { writes: number; at: Date }): Promise<string[]> {
    const faults: string[] = [];
    const since = this.#modified;
    const known = { ...(this.#tag !== null && { 'if-none-match': this.#tag }) };
    const dated = since && (await node.poll(this.path, { 'if-modified-since': since }));
    const polled = await node.poll(this.path, known);
    const again = await node.poll(this.path);
    if (polled.status >= 500) faults.push(`was answered ${polled.status}`);
    const current = again.status === 200 ? again.text : '';
    if (dated && dated.status === 304 && current !== this.copy) {
      faults.push(`has a stale 304 since ${since}`);
    }
    if (polled.status !== 304) this.copy = polled.status === 200 ? polled.text : '';
    if (this.copy !== current) faults.push(`has a copy that is not what others get, after a 304`);
    this.#tag = again.status === 200 ? again.headers.get('etag') : null;
    this.#modified = again.status === 200 ? again.headers.get('last-modified') : null;
    if (polled.status < 400 && polled.headers.get('etag') !== this.#tag) {
      faults.push('has another tag although nothing was written');
    }
    this.entries = entriesOf(this.copy);
    faults.push(...this.#compared(writes - this.#writes === 1));
    if (at.getTime() - this.#polledAt > FORGETS_AFTER) this.remembered.clear();
    this.#remember();
    this.#polledAt = at.getTime();
    this.#writes = writes;
    return faults;
  }

  /** What is wrong beside the poll before, between which there was one write, or any number. */
  #compared(wasOneWrite: boolean): string[] {
    const faults: string[] = [];
    for (const [uid, entry] of this.entries) {
      const before = this.#last.get(uid);
      const say = (what: string) => faults.push(`${uid} ${what}`);
      if (entry.stamp !== entry.modified) say('has a DTSTAMP that is not LAST-MODIFIED');
      if (!before) continue;
      const isSame = entry.rest === before.rest;
      const told = `${before.sequence} → ${entry.sequence}`;
      if (entry.sequence < before.sequence) say(`has a lower SEQUENCE: ${told}`);
      if (entry.sequence === before.sequence && !isSame) {
        say(`changed without SEQUENCE: ${before.rest} → ${entry.rest}`);
      }
      if (entry.sequence > before.sequence && isSame && wasOneWrite) {
        say(`has a higher SEQUENCE for nothing: ${told}`);
      }
      if (entry.stamp < before.stamp) say(`is older than it was: ${before.stamp}, ${entry.stamp}`);
    }
    for (const [uid, entry] of this.entries) this.#last.set(uid, entry);
    return faults;
  }

  #remember(): void {
    for (const [uid, { sequence, isCancelled }] of this.entries) {
      const known = this.remembered.get(uid);
      if (known && known.sequence >= sequence) continue;
      this.remembered.set(uid, { sequence, isLive: !isCancelled });
    }
  }
}
