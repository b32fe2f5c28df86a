import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Change } from '../../../domain/change.js';
import { Refusal } from '../../../domain/refusals.js';
import { digestOf } from '../../../domain/secret.js';
import {
  type EventStream,
  eventStreamHeaders,
  openEventStream,
} from '../../../plugins/event-stream.js';
import { type OwnApi, Refused } from '../../../plugins/own-api.js';
import { sendProblem } from '../../../plugins/problem.js';
import { streamPlaces } from '../../../plugins/stream-places.js';
import type { Store } from '../../../store/store.js';
import { newsInWords } from '../../../views/board/news.js';
import { apiOf, languageOf, type PageOptions } from '../options.js';

/** Writes that come in one breath are told at once. */
const PAUSE_MILLISECONDS = 150;
/** A session that ended without a write ends its streams so soon. */
const EVERY_MILLISECONDS = 15_000;
/** A write is told of at its commit, and is dated when it began. */
const REACH_MILLISECONDS = 30_000;

/** What no board shows: who signs in, and what calendars and addresses they have of their own. */
const elsewhere: readonly Change['type'][] = ['key', 'subscription', 'webhook'];

type OfTour = { Params: { tour: string } };
export type StreamOptions = PageOptions & { store: Pick<Store, 'changes'> };

/** What is changed in a tour, as it is changed, for those who have its board before them. */
export async function boardStreamRoutes(
  app: FastifyInstance,
  options: StreamOptions,
): Promise<void> {
  const shared = { schema: { hide: true }, config: { roles: ['coordinator'] as const } };
  const places = streamPlaces();
  const following = new Set<Following>();
  let heard = 0;
  const tell = () => {
    heard += 1;
    for (const each of following) each.lookSoon();
  };
  let stopHearing: (() => void) | null = null;
  app.addHook('preClose', async () => {
    stopHearing?.();
    for (const each of following) each.end();
  });

  app.get<OfTour>('/board/:tour/stream', shared, async (request, reply) => {
    const api = apiOf(app, request);
    // Whoever does not coordinate the tour is refused its summary.
    await api.get(`/tours/${encodeURIComponent(request.params.tour)}/summary`);
    if (request.method === 'HEAD') return reply.headers(eventStreamHeaders).send();
    stopHearing ??= options.store.changes.hear('gira_changes', { tell, begin: tell });
    const one = new Following(request, api, options.now);
    const before = heard;
    const isRecent = (await one.note()).length > 0;
    const leave = places.take(digestOf(request.visitor.secret ?? ''));
    if (leave instanceof Refusal) return sendProblem(reply, leave);
    following.add(one);
    one.begin(
      openEventStream(reply, () => {
        one.stop();
        following.delete(one);
        leave();
      }),
      isRecent,
    );
    if (heard !== before) one.lookSoon();
    return reply;
  });
}

/** Somebody who has a board before them: told what others do, until their session ends. */
class Following {
  readonly #tour: string;
  #since: string;
  #told: ReadonlySet<number> = new Set();
  #stream: EventStream | null = null;
  #timer: NodeJS.Timeout | undefined;
  #isOver = false;
  #isLooking = false;
  #isBehind = false;
  #clock: NodeJS.Timeout | undefined;

  constructor(
    private readonly request: FastifyRequest<OfTour>,
    private readonly api: OwnApi,
    private readonly now: () => Date,
  ) {
    this.#tour = request.params.tour;
    this.#since = this.#momentsAgo();
  }

  /** What has changed in the tour since it was last asked; at first, within the last moments. */
  async note(): Promise<Change[]> {
    const since = this.#momentsAgo();
    const path = `/changes?since=${encodeURIComponent(this.#since)}`;
    const changes = await this.api.list<Change>(path);
    const told = this.#told;
    this.#since = since;
    this.#told = new Set(changes.map(({ id }) => id));
    return changes.filter(
      ({ id, tour, type }) =>
        !told.has(id) && (tour === null || tour === this.#tour) && !elsewhere.includes(type),
    );
  }

  /** Begins to tell. What was written before is not told: where that is recent, the page may lack it. */
  begin(stream: EventStream, isRecent: boolean): void {
    // Who has gone meanwhile is not looked for again and again.
    if (this.#isOver) return;
    this.#stream = stream;
    stream.send('here', { isRecent });
    this.#clock = setInterval(() => this.lookSoon(), EVERY_MILLISECONDS).unref();
  }

  /** One look after the other: of two at once the earlier may be answered later, and something be told twice. */
  lookSoon(): void {
    if (this.#isOver) return;
    if (this.#isLooking) this.#isBehind = true;
    else this.#timer ??= setTimeout(() => this.#look(), PAUSE_MILLISECONDS).unref();
  }

  stop(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    clearInterval(this.#clock);
    this.#stream = null;
  }

  end(): void {
    this.#stream?.end();
  }

  /** Asks the API what has changed, with the rights that the session has by now. */
  async #look(): Promise<void> {
    this.#timer = undefined;
    this.#isBehind = false;
    this.#isLooking = true;
    try {
      const about = await this.note();
      if (about.length === 0) return;
      const text = newsInWords(about, languageOf(this.request));
      this.#stream?.send('change', { text });
    } catch (error) {
      // While the database is away nothing is told.
      if (error instanceof Refused && error.problem.status === 503) return;
      this.end();
    } finally {
      this.#isLooking = false;
      if (this.#isBehind) this.lookSoon();
    }
  }

  #momentsAgo(): string {
    return new Date(this.now().getTime() - REACH_MILLISECONDS).toISOString();
  }
}
