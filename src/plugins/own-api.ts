import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyRequest, InjectOptions } from 'fastify';
import { isSameDigest } from '../domain/secret.js';
import type { Problem } from './problem.js';

/** What the API refused, in its own words. Reading throws it; writing returns it. */
export class Refused extends Error {
  override name = 'Refused';
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

/** Something with the version of it that was read. */
export type Versioned<T> = { value: T; etag: string };

/** What a write is sent with. */
export type Sending = {
  /** JSON; or a text of the type that `headers` name. */
  body?: object | string;
  /** The version that is changed; whatever it is by now, unless it is said. */
  ifMatch?: string;
  /** Of what is sent twice under the same mark, one is done. */
  once?: string;
  headers?: Record<string, string>;
};

/** Says to the API that it is asked for a page; nobody outside of this process knows it. */
const OWN_MARK = randomUUID();
/** Beside the mark: that all share the page, or the id of the request for it. */
const OWN_HEADER = 'gira-own-page';
const SHARED = 'shared';

/** Whether it is us who ask, for a page that is the same to everybody: that is done once for all. */
export function isForSharedPage({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  return saidByUs(headers) === SHARED;
}

/** The id of the request for a page, where it is us who ask for it. */
export function idOfOwnRequest(headers: IncomingHttpHeaders): string | null {
  const said = saidByUs(headers);
  return said === SHARED ? null : said;
}

function saidByUs(headers: IncomingHttpHeaders): string | null {
  const sent = headers[OWN_HEADER];
  if (typeof sent !== 'string') return null;
  return isSameDigest(sent.slice(0, OWN_MARK.length), OWN_MARK)
    ? sent.slice(OWN_MARK.length)
    : null;
}

/** Longest list that a page reads whole, in pages of a hundred. */
const MOST_PAGES = 100;

/**
 * The API as a page asks it: in this process, with the rights of who looks at the page. What a
 * page can show is what the API tells its reader; what a form can do is what the API lets them.
 */
export class OwnApi {
  constructor(
    private readonly app: FastifyInstance,
    private readonly asker: { secret: string | null; address: string; asks: string },
  ) {}

  /** The same API as somebody has it who is not signed in. */
  asPublic(): OwnApi {
    return new OwnApi(this.app, { ...this.asker, secret: null });
  }

  /** What is at an address. Throws `Refused`. */
  async get<T>(path: string): Promise<T> {
    return (await this.read<T>(path)).value;
  }

  /** As `get`, with its version. */
  async read<T>(path: string, headers: Record<string, string> = {}): Promise<Versioned<T>> {
    const { body, etag } = await this.#ask('GET', path, { headers });
    if (body instanceof Refused) throw body;
    return { value: body as T, etag };
  }

  /** As `get`; null where there is nothing, or nothing that the reader may know of. */
  async find<T>(path: string): Promise<T | null> {
    const { body } = await this.#ask('GET', path, {});
    if (!(body instanceof Refused)) return body as T;
    if (body.problem.status === 404) return null;
    throw body;
  }

  /** All items of a list; its address has no cursor or limit. Throws `Refused`. */
  async list<T>(path: string): Promise<T[]> {
    const items: T[] = [];
    let cursor: string | null = null;
    for (let pages = 0; pages < MOST_PAGES; pages++) {
      const sign = path.includes('?') ? '&' : '?';
      const next: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      type Page = { items: T[]; nextCursor: string | null };
      const page: Page = await this.get<Page>(`${path}${sign}limit=100${next}`);
      items.push(...page.items);
      cursor = page.nextCursor;
      if (cursor === null) break;
    }
    return items;
  }

  /** Writes; what is refused comes back. */
  async send<T>(
    method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    sending: Sending = {},
  ): Promise<T | Refused> {
    const answer = await this.sendForVersion<T>(method, path, sending);
    return answer instanceof Refused ? answer : answer.value;
  }

  /** As `send`, with the version that the answer names. */
  async sendForVersion<T>(
    method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    sending: Sending = {},
  ): Promise<Versioned<T> | Refused> {
    const { ifMatch = '*', once } = sending;
    const headers = {
      ...(method === 'POST' ? {} : { 'if-match': ifMatch }),
      ...(once !== undefined && { 'idempotency-key': once }),
      ...sending.headers,
    };
    const { body, etag } = await this.#ask(method, path, { ...sending, headers });
    return body instanceof Refused ? body : { value: body as T, etag };
  }

  async #ask(method: InjectOptions['method'], path: string, { body, headers }: Sending) {
    const { secret, address, asks } = this.asker;
    const key = secret === null ? {} : { authorization: `Bearer ${secret}` };
    const mark = { [OWN_HEADER]: OWN_MARK + asks };
    const answer = await this.app.inject({
      ...{ method: method!, url: `/api/v1${path}`, remoteAddress: address },
      headers: { ...key, ...headers, ...mark },
      ...(body !== undefined && { payload: body }),
    });
    const told = answer.body === '' ? null : answer.json();
    const etag = String(answer.headers.etag ?? '*');
    return { etag, body: answer.statusCode < 400 ? told : new Refused(told as Problem) };
  }
}

/** The API for who sent a request, with a secret: their session, or a link to one event. */
export function ownApi(
  app: FastifyInstance,
  request: FastifyRequest,
  secret: string | null,
): OwnApi {
  return new OwnApi(app, { secret, address: request.ip, asks: request.id });
}

/** The API as nobody in particular is answered, for what is then shown to everybody. */
export function publicApi(app: FastifyInstance): OwnApi {
  return new OwnApi(app, { secret: null, address: '127.0.0.1', asks: SHARED });
}
