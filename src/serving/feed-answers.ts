import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { FoundFeed, StoredFeed } from './stored-feeds.js';
import { isSettling, isUnchanged, lastModified, publicHeaders } from './validators.js';

/** A stored feed with the headers that it is sent with. */
type Answer = {
  stored: StoredFeed;
  /** Until when these headers hold, in milliseconds since 1970. */
  until: number;
  ok: string[];
  unchanged: string[];
};

const constantHeaders = Object.entries(publicHeaders).flat();

/** As many addresses are answered at once; others are looked up by their feeds. */
const MAX_ADDRESSES = 10_000;

/** Answers from bytes that are kept: in full, and by 304 to who has them. */
export type Served = { full: number; unchanged: number };

/** Who is told of each answer: who asked, by their User-Agent, for which feed. */
export type Polled = (stored: StoredFeed, userAgent: string | undefined) => void;

/**
 * Answers requests for feeds from the bytes that are kept of them: no key, no cookie, no
 * negotiation, and nothing between the address and the bytes but one look-up.
 */
export class FeedAnswers {
  readonly #byAddress = new Map<string, Answer>();
  #pruneAt = 16;

  constructor(
    private readonly now: () => Date,
    private readonly polled: Polled,
    private readonly served: Served = { full: 0, unchanged: 0 },
  ) {}

  /** Answers at once where the address was answered before and nothing has changed since. */
  serve(request: IncomingMessage, response: ServerResponse): boolean {
    const address = request.url!;
    const answer = this.#byAddress.get(address);
    if (answer === undefined) return false;
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const at = this.now().getTime();
    if (at >= answer.until || !answer.stored.isFresh(at)) {
      this.#byAddress.delete(address);
      return false;
    }
    this.#send(request, response, answer);
    answer.stored.used();
    this.polled(answer.stored, request.headers['user-agent']);
    return true;
  }

  /** Answers with what was found, and keeps it for the next who ask at that (usual) address. */
  answer(
    request: IncomingMessage,
    response: ServerResponse,
    { stored, goodAt }: FoundFeed,
    { address, file }: { address: string; file: string },
  ): void {
    const now = this.now();
    const answer = answerOf(stored, file, now);
    if (goodAt !== null) {
      const age = ['age', String(Math.max(0, Math.round((now.getTime() - goodAt) / 1000)))];
      this.#send(request, response, {
        ...answer,
        ok: [...answer.ok, ...age],
        unchanged: [...answer.unchanged, ...age],
      });
    } else {
      this.#keep(address, answer, now.getTime());
      this.#send(request, response, answer);
    }
    this.polled(stored, request.headers['user-agent']);
  }

  #send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
    const { stored, ok, unchanged } = answer;
    if (isUnchanged(request.headers, stored)) {
      this.served.unchanged += 1;
      response.writeHead(304, unchanged).end();
    } else {
      this.served.full += 1;
      response.writeHead(200, ok).end(request.method === 'HEAD' ? undefined : stored.bytes);
    }
  }

  #keep(address: string, answer: Answer, at: number): void {
    this.#byAddress.set(address, answer);
    if (this.#byAddress.size < this.#pruneAt) return;
    // What is stale is not asked for any more, and would keep its bytes in memory.
    for (const [each, { stored }] of this.#byAddress)
      if (!stored.isFresh(at)) this.#byAddress.delete(each);
    if (this.#byAddress.size >= MAX_ADDRESSES) this.#byAddress.clear();
    this.#pruneAt = 2 * this.#byAddress.size + 16;
  }
}

/** Lets a server answer from bytes that are kept before it looks at anything else in a request. */
export function answerBefore(server: Server, answers: Pick<FeedAnswers, 'serve'>): void {
  const others = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    if (answers.serve(request, response)) return;
    for (const handle of others) handle(request, response);
  });
}

function answerOf(stored: StoredFeed, file: string, now: Date): Answer {
  const { tag, bytes, changedAt } = stored;
  const changed = ['last-modified', lastModified(changedAt, now)];
  const unchanged = ['etag', tag, ...changed, ...constantHeaders];
  const ok = [
    ...unchanged,
    ...['content-type', 'text/calendar; charset=utf-8'],
    ...['content-disposition', `inline; filename="${file}.ics"`],
    ...['content-length', String(bytes.length)],
  ];
  const until = isSettling(changedAt, now) ? changedAt.getTime() + 1000 : Infinity;
  return { stored, until, ok, unchanged };
}
