import { setTimeout as sleep } from 'node:timers/promises';
import { askingAt } from './asking-node.js';
import type { Dice } from './dice.js';
import { Seconds } from './seconds.js';
import type { Ask, Stage } from './stage.js';

/** What is counted of bookings, and of polls. */
export const counted = [
  ...['polls ok', 'of them 304', 'polls kept', 'polls failed'],
  ...['booked', 'refused', 'told 503', 'not answered'],
] as const;
type Counted = (typeof counted)[number];

/** Events that were acknowledged, and whether their confirmation was, too. */
export type Acknowledged = Map<string, 'hold' | 'confirmed'>;

/** So long after a write was acknowledged everybody is told of it, in milliseconds. */
const FRESH_AFTER = 1000;

/** What goes on by an address, and what its clients were told. */
export class Load {
  readonly seconds = new Seconds(counted);
  readonly acknowledged: Acknowledged = new Map();
  /** Polls that showed less than was acknowledged before, each a sentence. */
  readonly stale: string[] = [];
  /** Answers that nobody would expect. */
  readonly unforeseen: string[] = [];
  /** Milliseconds that polls took. */
  readonly times: number[] = [];
  readonly #ending = new AbortController();
  readonly #running: Promise<void>[] = [];
  /** Versions of the event that is retitled, as they were acknowledged, with the instant. */
  readonly #titles: { version: number; at: number }[] = [];

  constructor(
    private readonly url: string,
    private readonly key: string,
    private readonly stage: Stage,
    private readonly dice: Dice,
  ) {}

  /**
   * Begins so many clients of each kind. `pause` is between two requests of one, in milliseconds; of
   * a hundred holds so many are kept, and the others erased again.
   */
  start(clients: { bookers: number; pollers: number; pause: number; kept?: number }): void {
    const { bookers, pollers, pause, kept = 100 } = clients;
    const all = [
      ...Array.from({ length: bookers }, () => () => this.#book(kept)),
      ...Array.from({ length: pollers }, () => this.#poller()),
    ];
    for (const step of all) this.#running.push(this.#repeat(step, pause));
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    await Promise.all(this.#running);
  }

  async #repeat(step: () => Promise<void>, pause: number): Promise<void> {
    while (!this.#ending.signal.aborted) {
      await step();
      await sleep(pause);
    }
  }

  /** A hold on some hour of some day, and its confirmation; most hours are asked for again and again. */
  async #book(kept: number): Promise<void> {
    const { dice, stage } = this;
    const day = `2027-0${1 + dice.upTo(9)}-${10 + dice.upTo(18)}`;
    const hour = 10 + dice.upTo(10);
    const made = await this.#send('POST', '/events', {
      ...{ tour: stage.tour, title: 'Evening', speakers: [dice.pick(stage.speakers)] },
      ...{ localStart: `${day}T${hour}:00`, localEnd: `${day}T${hour + 1}:30` },
      timeZone: 'America/New_York',
    });
    if (made?.status !== 201) return;
    const { id } = made.json;
    if (dice.upTo(100) >= kept) {
      await this.#send('DELETE', `/events/${id}`);
      return;
    }
    this.acknowledged.set(id, 'hold');
    const confirmed = await this.#send('PUT', `/events/${id}/confirmation`);
    if (confirmed?.status === 200) this.acknowledged.set(id, 'confirmed');
  }

  async #send(...args: Parameters<Ask>): Promise<Awaited<ReturnType<Ask>> | null> {
    const answer = await askingAt(this.url, this.key)(...args).catch(() => null);
    const { status } = answer ?? { status: 0 };
    // A proxy that has no server left says 502 or 504.
    const of: Record<number, Counted> = {
      0: 'not answered',
      502: 'not answered',
      504: 'not answered',
    };
    const known = {
      ...of,
      200: 'booked',
      201: 'booked',
      204: 'booked',
      409: 'refused',
      503: 'told 503',
    } as const;
    const name = known[status as keyof typeof known];
    if (name) this.seconds.count(name);
    else this.unforeseen.push(`${args[0]} ${args[1]}: ${status} ${JSON.stringify(answer?.json)}`);
    return answer;
  }

  /** Retitles one event again and again, so that polls of its tour can be old. */
  retitle(id: string, pause: number): void {
    let version = 0;
    const step = async () => {
      const next = version + 1;
      const answer = await this.#send('PATCH', `/events/${id}`, { title: `Version ${next}.` });
      // What was not answered may have been done: the next version is another one all the same.
      version = next;
      if (answer?.status === 200) this.#titles.push({ version, at: performance.now() });
    };
    this.#running.push(this.#repeat(step, pause));
  }

  /** Polls the calendar of the tour, as a calendar program does, with the tag of what it has. */
  #poller(): () => Promise<void> {
    let [tag, shown] = ['', 0];
    return async () => {
      const begun = performance.now();
      const known = this.#titles.findLast(({ at }) => at < begun - FRESH_AFTER)?.version ?? 0;
      const headers = new Headers(tag === '' ? [] : [['if-none-match', tag]]);
      const path = `/feeds/tours/${this.stage.tour}.ics`;
      const reply = await fetch(this.url + path, { headers }).catch(() => null);
      const text = await reply?.text().catch(() => null);
      if (reply === null || text === null || (reply.status !== 200 && reply.status !== 304)) {
        this.seconds.count('polls failed');
        if (reply) this.unforeseen.push(`a poll: ${reply.status} ${text?.slice(0, 200)}`);
        return;
      }
      this.times.push(performance.now() - begun);
      if (reply.status === 200) {
        shown = Number(/Version (\d+)\./.exec(text!)?.[1] ?? 0);
        tag = reply.headers.get('etag')!;
      }
      this.seconds.count(reply.headers.has('age') ? 'polls kept' : 'polls ok');
      if (reply.status === 304) this.seconds.count('of them 304');
      if (shown < known && !reply.headers.has('age'))
        this.stale.push(`${reply.status} showed version ${shown}, a second after ${known}`);
    };
  }
}
