import { setTimeout as pause } from 'node:timers/promises';
import { nameOfFeed } from '../../src/domain/feed-kind.js';
import type { Node } from '../support/nodes.js';
import type { Dice } from './dice.js';
import { feedsOf, type PublicStage } from './public-stage.js';
import { type Truth, truthOf, type Wanted } from './public-truth.js';
import type { Ask } from './stage.js';
import { Subscriber } from './subscriber.js';

/** As many feeds are polled after a step. */
const FEW = 6;

/** Subscribers of every feed, whose copies are compared with what is public. */
export class Subscriptions {
  polls = 0;
  #writes = 0;
  readonly #subscribers = new Map<string, Subscriber>();
  /** The tour of each entry by feed and UID, as it was when it was last public there. */
  readonly #tours = new Map<string, string>();
  /**
   * Entries that left their feed without a word, and were not seen there since: by age, or with
   * their tour into the archive.
   */
  readonly #excused = new Set<string>();

  constructor(
    private readonly node: Node,
    private readonly by: { stage: PublicStage; asPublic: Ask },
  ) {}

  /** Notes a change, or several. */
  written(changes = 1): void {
    this.#writes += changes;
  }

  /** Polls all feeds or some, and says where a copy is not what is public. */
  async look(which: 'all' | Dice): Promise<string[]> {
    const all = this.#all();
    const some = which === 'all' ? all : which.some(all, FEW);
    const truth = await this.#truth();
    const faults: string[] = [];
    for (const subscriber of some) {
      const name = nameOfFeed(subscriber.feed);
      const when = { writes: this.#writes, at: this.by.stage.clock.now };
      this.polls += 1;
      const found = [
        ...(await subscriber.poll(this.node, when)),
        ...unlike(subscriber, truth.feeds.get(name) ?? new Map()),
        ...this.#forgotten(subscriber, truth),
      ];
      faults.push(...found.map(fault => `${name} ${fault}`));
    }
    return faults;
  }

  /** Says which feeds are others than they were, after changes of what nobody is told. */
  async areUntouched(): Promise<string[]> {
    const faults: string[] = [];
    for (const { path, copy } of this.#all()) {
      this.polls += 1;
      const { status, text } = await this.node.poll(path);
      if ((status === 200 ? text : '') !== copy) {
        faults.push(`${path} (${status}) tells what is not public`);
      }
    }
    return faults;
  }

  /** Says which feeds of another node are not the same within some milliseconds. */
  async agreesWithin(other: Node, milliseconds: number): Promise<string[]> {
    const since = performance.now();
    const faults: string[] = [];
    for (const { path, copy } of this.#all()) {
      const isThere = async () => {
        this.polls += 1;
        const { status, text } = await other.poll(path);
        return (status === 200 ? text : '') === copy;
      };
      let agrees = await isThere();
      while (!agrees && performance.now() - since < milliseconds) {
        await pause(20);
        agrees = await isThere();
      }
      if (!agrees) faults.push(`${path} is another on the other node`);
    }
    return faults;
  }

  #all(): Subscriber[] {
    return feedsOf(this.by.stage).map(feed => {
      const subscriber = this.#subscribers.get(nameOfFeed(feed)) ?? new Subscriber(feed);
      this.#subscribers.set(nameOfFeed(feed), subscriber);
      return subscriber;
    });
  }

  /** What is public now; which entries are in the archive is remembered. */
  async #truth(): Promise<Truth> {
    const { stage, asPublic } = this.by;
    const truth = await truthOf(this.node.store, { ask: stage.ask, asPublic }, stage.clock.now);
    for (const [feed, entries] of truth.feeds) {
      for (const [uid, { tour }] of entries) {
        this.#tours.set(`${feed} ${uid}`, tour);
        this.#excused.delete(`${feed} ${uid}`);
      }
    }
    for (const [entry, tour] of this.#tours) {
      const isByTour = /^(speakers|tours|coasts|events)\//.test(entry);
      // As it was told last, or where it has gone since, which nobody was told of.
      const tours = [tour, truth.tourOf.get(entry.split(' ')[1]!) ?? tour];
      const isArchived = tours.some(each => truth.archived.has(each));
      if (isByTour ? isArchived : truth.past.has(entry)) this.#excused.add(entry);
    }
    return truth;
  }

  /** What somebody who goes by SEQUENCE has and should not have, or the other way round. */
  #forgotten({ feed, remembered, entries }: Subscriber, truth: Truth): string[] {
    const name = nameOfFeed(feed);
    const wanted = truth.feeds.get(name) ?? new Map<string, Wanted>();
    const live = [...remembered].filter(([, { isLive }]) => isLive).map(([uid]) => uid);
    const lost = [...wanted.keys()].filter(uid => !live.includes(uid));
    const ghosts = live.filter(
      uid => !wanted.has(uid) && (entries.has(uid) || !this.#excused.has(`${name} ${uid}`)),
    );
    const old = [...entries.values()].filter(
      ({ uid, sequence }) => remembered.get(uid)?.sequence !== sequence,
    );
    return [
      ...lost.map(uid => `${uid} is ignored by who goes by SEQUENCE`),
      ...ghosts.map(uid => `${uid} was never told as cancelled`),
      ...old.map(({ uid }) => `${uid} is kept as it was by who goes by SEQUENCE`),
    ];
  }
}

/** How the copy of somebody who replaces it differs from what is public. */
function unlike({ entries }: Subscriber, wanted: Map<string, Wanted>): string[] {
  const live = [...entries.values()].filter(({ isCancelled }) => !isCancelled);
  const extra = live.filter(({ uid }) => !wanted.has(uid));
  const faults = extra.map(({ uid, summary }) => `${uid} is told and not public: ${summary}`);
  for (const [uid, { tour: _, ...told }] of wanted) {
    const found = entries.get(uid);
    if (!found || found.isCancelled) faults.push(`${uid} is public and not told: ${told.summary}`);
    else {
      for (const [field, value] of Object.entries(told)) {
        const has = found[field as keyof typeof told];
        if (has !== value) faults.push(`${uid} has the ${field} ${has} instead of ${value}`);
      }
    }
  }
  return faults;
}
