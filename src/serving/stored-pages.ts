import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { entityTagOfBytes, isNamedBy } from '../domain/entity-tag.js';
import { changeNotices, type Notices } from '../store/feed-notices.js';
import type { Store } from '../store/store.js';
import type { Served } from './feed-answers.js';
import { Shelf } from './shelf.js';

/** A page in one encoding, with all that is sent of it. */
type Form = { bytes: Buffer; tag: string; ok: string[]; unchanged: string[] };
type Written = { until: Date; plain: Form; packed: Form };

/** A page that is kept. */
export type KeptPage = { shelf: Shelf<Written>; usedAt: number };

/** `goodAt` is when it was last known to hold; null: it does now. */
type FoundPage = { page: KeptPage; goodAt: number | null };

/** Makes a page as it is at an instant; null where there is none. */
export type MakePage = (at: Date) => Promise<string | null>;

export type StoredPagesParts = {
  store: Store;
  now: () => Date;
  /** Whether an error says that what a page is made of cannot be read at the moment. */
  isAway(error: unknown): boolean;
  /** The language cookie of a request that may be answered with what all share; null: it may not be. */
  sharedBy(cookies: string | undefined): string | null;
  served: Served;
};

/** Some two hundred pages of a long tour, each as it is and compressed. */
const MAX_BYTES = 24 * 1024 * 1024;
/** As many addresses are answered at once; others are looked up by their pages. */
const MAX_ADDRESSES = 10_000;
/** Longer addresses and lists of languages are nobody's who just looks at a page. */
const MAX_ADDRESS = 600;
const MINUTE = 60_000;

/**
 * Keeps pages that are the same for everybody as the bytes that are sent, compressed too. Which page
 * a write may show on is not guessed at: whatever the audit trail tells of, all are made anew for the
 * next who ask; and so they are when a minute of the clock ends, since days, hours and what is told
 * once something is over begin and end with one. While the database is away the last good bytes go out.
 */
export class StoredPages {
  readonly #kept = new Map<string, KeptPage>();
  readonly #byAddress = new Map<string, KeptPage>();
  #notices: Notices | null = null;
  #uses = 0;

  constructor(private readonly parts: StoredPagesParts) {}

  /** The page under a key; null where there is none. Throws while it cannot be made, unless it is kept. */
  async find(key: string, headers: Headers, make: MakePage): Promise<FoundPage | null> {
    const page = this.#kept.get(key) ?? this.#add(key, headers, make);
    page.usedAt = ++this.#uses;
    try {
      const isGood = await page.shelf.freshen();
      this.#makeRoom(page);
      return page.shelf.loaded === null
        ? null
        : { page, goodAt: isGood ? null : page.shelf.goodAt };
    } finally {
      if (page.shelf.loaded === null) this.#kept.delete(key);
    }
  }

  /** Answers with what was found, and keeps it for the next who ask in the same way. */
  answer(request: IncomingMessage, response: ServerResponse, found: FoundPage): void {
    const { page, goodAt } = found;
    if (goodAt === null) {
      const address = this.#addressOf(request);
      if (this.#byAddress.size >= MAX_ADDRESSES) this.#byAddress.clear();
      if (address !== null) this.#byAddress.set(address, page);
      this.#send(request, response, page.shelf.loaded!);
      return;
    }
    const age = Math.max(0, Math.round((this.parts.now().getTime() - goodAt) / 1000));
    this.#send(request, response, page.shelf.loaded!, ['age', String(age)]);
  }

  /** Answers at once where the same was asked before and nothing has changed since. */
  serve(request: IncomingMessage, response: ServerResponse): boolean {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const address = this.#addressOf(request);
    const page = address === null ? undefined : this.#byAddress.get(address);
    if (page === undefined || page.shelf.loaded === null) return false;
    if (!page.shelf.isCurrent(this.parts.now().getTime())) return false;
    page.usedAt = ++this.#uses;
    this.#send(request, response, page.shelf.loaded);
    return true;
  }

  close(): void {
    this.#notices?.close();
  }

  /** All that decides which page is meant; null where it may not be one that all share. */
  #addressOf({ url, headers }: IncomingMessage): string | null {
    const cookie = this.parts.sharedBy(headers.cookie);
    if (cookie === null) return null;
    const address = `${url} ${cookie} ${headers['accept-language'] ?? ''}`;
    return address.length > MAX_ADDRESS ? null : address;
  }

  #add(key: string, headers: Headers, make: MakePage): KeptPage {
    const { now, isAway } = this.parts;
    const load = async (at: Date) => {
      const text = await make(at);
      return text === null ? null : written(text, headers, at);
    };
    const shelf = new Shelf<Written>({ now, isAway, load, notices: this.#listening() });
    const page = { shelf, usedAt: 0 };
    this.#kept.set(key, page);
    return page;
  }

  /** Nothing is listened to before somebody asks for a page. */
  #listening(): Notices {
    this.#notices ??= changeNotices(this.parts.store, () => {
      for (const { shelf } of this.#kept.values()) shelf.mark();
    });
    return this.#notices;
  }

  #send(
    { method, headers }: IncomingMessage,
    response: ServerResponse,
    { plain, packed }: Written,
    more: string[] = [],
  ): void {
    const { bytes, tag, ok, unchanged } = takesPacked(headers) ? packed : plain;
    const known = headers['if-none-match'];
    if (known !== undefined && isNamedBy(known, tag)) {
      this.parts.served.unchanged += 1;
      response.writeHead(304, [...unchanged, ...more]).end();
    } else {
      this.parts.served.full += 1;
      response.writeHead(200, more.length === 0 ? ok : [...ok, ...more]);
      response.end(method === 'HEAD' ? undefined : bytes);
    }
  }

  #makeRoom(last: KeptPage): void {
    const sizeOf = ({ shelf: { loaded } }: KeptPage) =>
      loaded === null ? 0 : loaded.plain.bytes.length + loaded.packed.bytes.length;
    let size = [...this.#kept.values()].reduce((sum, page) => sum + sizeOf(page), 0);
    if (size <= MAX_BYTES) return;
    const oldest = [...this.#kept].sort(([, one], [, other]) => one.usedAt - other.usedAt);
    for (const [key, page] of oldest) {
      if (size <= MAX_BYTES || page === last) continue;
      size -= sizeOf(page);
      this.#kept.delete(key);
      // No notice reaches it any more.
      page.shelf.mark();
      page.shelf.loaded = null;
    }
  }
}

type Headers = Readonly<Record<string, string>>;

function written(text: string, headers: Headers, at: Date): Written {
  const bytes = Buffer.from(text);
  const until = new Date((Math.floor(at.getTime() / MINUTE) + 1) * MINUTE);
  const packed = gzipSync(bytes, { level: 9 });
  return {
    until,
    plain: formOf(bytes, headers),
    packed: formOf(packed, { ...headers, 'content-encoding': 'gzip' }),
  };
}

function formOf(bytes: Buffer, { 'content-encoding': encoding, ...headers }: Headers): Form {
  const tag = entityTagOfBytes(bytes);
  const unchanged = ['etag', tag, ...Object.entries(headers).flat()];
  const ok = [
    ...unchanged,
    ...['content-type', 'text/html; charset=utf-8', 'content-length', String(bytes.length)],
    ...(encoding === undefined ? [] : ['content-encoding', encoding]),
  ];
  return { bytes, tag, ok, unchanged };
}

function takesPacked(headers: IncomingHttpHeaders): boolean {
  return headers['accept-encoding']?.includes('gzip') ?? false;
}
