import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { isNamedBy } from '../domain/entity-tag.js';
import type { FoundFeed, StoredFeed } from './stored-feeds.js';

/** A stored feed with the headers that it is sent with. */
type Answer = {
  stored: StoredFeed;
  /** Until when these headers hold, in milliseconds since 1970. */
  until: number;
  ok: string[];
  unchanged: string[];
};

/** The same for every answer of a feed, 304 included. */
const constantHeaders = [
  ...['cache-control', 'public, max-age=300, stale-if-error=86400'],
  ...['access-control-allow-origin', '*'],
  ...['x-content-type-options', 'nosniff'],
  ...['x-robots-tag', 'noindex'],
];

/** As many addresses are answered at once; others are looked up by their feeds. */
const MAX_ADDRESSES = 10_000;

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
    send(request, response, answer);
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
    const at = this.now().getTime();
    const answer = answerOf(stored, file, at);
    if (goodAt !== null) {
      const age = ['age', String(Math.max(0, Math.round((at - goodAt) / 1000)))];
      send(request, response, {
        ...answer,
        ok: [...answer.ok, ...age],
        unchanged: [...answer.unchanged, ...age],
      });
    } else {
      this.#keep(address, answer, at);
      send(request, response, answer);
    }
    this.polled(stored, request.headers['user-agent']);
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

/** Lets a server answer for feeds before it looks at anything else in a request. */
export function answerBefore(server: Server, answers: FeedAnswers): void {
  const others = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    if (answers.serve(request, response)) return;
    for (const handle of others) handle(request, response);
  });
}

function answerOf(stored: StoredFeed, file: string, at: number): Answer {
  const changedAt = stored.changedAt.getTime();
  const isSettling = at - changedAt < 1000;
  const changed = ['last-modified', lastModified(changedAt, isSettling)];
  const unchanged = ['etag', stored.tag, ...changed, ...constantHeaders];
  const ok = [
    ...unchanged,
    ...['content-type', 'text/calendar; charset=utf-8'],
    ...['content-disposition', `inline; filename="${file}.ics"`],
    ...['content-length', String(stored.bytes.length)],
  ];
  return { stored, until: isSettling ? changedAt + 1000 : Infinity, ok, unchanged };
}

/**
 * Last-Modified has whole seconds: a change younger than one is dated a second back, so that a
 * second change within the same second is not taken for the first.
 */
function lastModified(changedAt: number, isSettling: boolean): string {
  const second = Math.floor(changedAt / 1000);
  return new Date((isSettling ? second - 1 : second) * 1000).toUTCString();
}

function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const { stored, ok, unchanged } = answer;
  if (isUnchanged(request, stored)) {
    response.writeHead(304, unchanged).end();
  } else {
    response.writeHead(200, ok).end(request.method === 'HEAD' ? undefined : stored.bytes);
  }
}

/**
 * If-None-Match is decisive where it is sent; If-Modified-Since only without it (RFC 9110, 13).
 * The second of the change counts here, not the one that was sent while it was fresh: of two fresh
 * changes both were sent with the same.
 */
function isUnchanged({ headers }: IncomingMessage, { tag, changedAt }: StoredFeed): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) return tags === tag || isNamedBy(tags, tag);
  const since = headers['if-modified-since'];
  return since !== undefined && changedAt.getTime() < Date.parse(since) + 1000;
}
