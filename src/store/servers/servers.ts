import { Asker, type ServerState } from './asker.js';

/** From an answer of a server to the next question, in milliseconds. */
const ASK_EVERY = 500;
/** While it does not answer, and where somebody wants to know at once. */
const [ASK_SOON, ASK_NOW] = [100, 10];

/** What is known of a server. */
export type Server = {
  readonly url: string;
  /** Its last answer; null: it does not answer, or was not asked yet. */
  state: ServerState | null;
  /** What `stamp` said when that was asked for. */
  stamp: number;
};

/** How one server is asked. */
type Asked = Server & {
  asker: Asker;
  isBeingAsked: boolean;
  /** Whether somebody wants to know at once. */
  isHurried: boolean;
  timer: NodeJS.Timeout | undefined;
  reason: string;
};

/** Where connections to the primary have to be cut, and what an operator should read in the log. */
export type Heeded = { cut(): void; tell(news: string): void };

/**
 * The servers of one database, which are asked again and again whether they answer and what they
 * are: one is the primary, which takes the writes; the others are replicas, of which any may be
 * made the primary. Of two that take writes the one with the higher timeline is the primary: nobody
 * follows the other. A server of a lower timeline than was ever seen is never written to again.
 */
export class Servers {
  readonly #servers: readonly Asked[];
  readonly #heeded = new Set<Partial<Heeded>>();
  readonly #first: Promise<unknown>;
  #primary: Asked;
  #wereAllAsked = false;
  #cluster: string | null = null;
  #timeline = 0;
  #isAway = false;
  #isClosed = false;

  /** `stamp` is noted when a server is asked. */
  constructor(
    urls: readonly [string, ...string[]],
    private readonly stamp: () => number = () => 0,
  ) {
    this.#servers = urls.map(url => ({
      ...{ url, state: null, stamp: -1, reason: '', timer: undefined },
      ...{ asker: new Asker(url, urls.length > 1), isBeingAsked: false, isHurried: false },
    }));
    this.#primary = this.#servers[0]!;
    this.#first = this.#begin();
  }

  /** Once whoever makes this has made the rest. */
  async #begin(): Promise<void> {
    await null;
    await Promise.all(this.#servers.map(each => this.#ask(each)));
    this.#wereAllAsked = true;
    this.#decide();
  }

  /** Waits until all of them were asked once. */
  async asked(): Promise<void> {
    await this.#first;
  }

  get primary(): Readonly<Server> {
    return this.#primary;
  }

  /** Whether no server takes writes. Before they were asked none is known to be away. */
  get isAway(): boolean {
    return this.#isAway;
  }

  /** Why the one that was the primary last takes none. */
  get whyAway(): string {
    const { state, reason } = this.#primary;
    return state === null ? reason : 'it follows another server, or was left behind by the others';
  }

  /** The servers that follow the primary, and answered when they were last asked. */
  get replicas(): Readonly<Server>[] {
    return this.#servers.filter(({ state }) => state?.isReplica && this.#isOfThese(state));
  }

  /** Asks all of them at once; their answers are not waited for. */
  hurry(): void {
    for (const server of this.#servers) {
      if (!server.isHurried && !server.isBeingAsked) this.#askIn(server, ASK_NOW);
      server.isHurried = true;
    }
  }

  /** From now on, until what it returns is called. */
  heed(heeded: Partial<Heeded>): () => void {
    this.#heeded.add(heeded);
    return () => this.#heeded.delete(heeded);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { timer } of this.#servers) clearTimeout(timer);
    await Promise.all(this.#servers.map(({ asker }) => asker.close()));
  }

  #askIn(server: Asked, milliseconds: number): void {
    clearTimeout(server.timer);
    if (!this.#isClosed) server.timer = setTimeout(() => this.#ask(server), milliseconds).unref();
  }

  async #ask(server: Asked): Promise<void> {
    const stamp = this.stamp();
    Object.assign(server, { isBeingAsked: true, isHurried: false });
    try {
      Object.assign(server, { state: await server.asker.ask(), stamp });
    } catch (error) {
      Object.assign(server, { state: null, reason: (error as Error).message });
    }
    server.isBeingAsked = false;
    if (this.#isClosed) return void server.asker.close();
    this.#decide();
    const usual = server.state === null ? ASK_SOON : ASK_EVERY;
    this.#askIn(server, server.isHurried ? ASK_NOW : usual);
  }

  /** Who is the primary, by what all of them said last. */
  #decide(): void {
    if (this.#isClosed || !this.#wereAllAsked) return;
    this.#cluster ??= this.#servers.find(({ state }) => state)?.state?.cluster ?? null;
    const [found] = this.#servers
      .filter(({ state }) => state !== null && !state.isReplica && this.#isOfThese(state))
      .sort((one, other) => this.#rank(other) - this.#rank(one));
    if (found === undefined) {
      this.#lose();
      return;
    }
    this.#timeline = Math.max(this.#timeline, found.state!.timeline);
    const isSame = found === this.#primary;
    if (isSame && !this.#isAway) return;
    this.#primary = found;
    this.#isAway = false;
    if (!isSame) this.#cut();
    const which = isSame ? 'again' : `at ${hostOf(found.url)}, which is the primary now`;
    this.#tell(`the database takes writes ${which}`);
  }

  #lose(): void {
    if (this.#isAway) return;
    this.#isAway = true;
    this.#cut();
    this.#tell(`no server of the database takes writes (${this.whyAway})`);
  }

  /** Of one installation with the others, and of no history that was left behind. */
  #isOfThese({ cluster, timeline }: ServerState): boolean {
    return timeline >= this.#timeline && cluster === this.#cluster;
  }

  #rank(server: Asked): number {
    return server.state!.timeline * 2 + (server === this.#primary ? 1 : 0);
  }

  #cut(): void {
    for (const { cut } of this.#heeded) cut?.();
  }

  #tell(news: string): void {
    for (const { tell } of this.#heeded) tell?.(news);
  }
}

/** Without user and password. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'another address';
}
