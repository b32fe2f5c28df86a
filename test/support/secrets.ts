import type { FastifyInstance } from 'fastify';
import type { Answer, Call } from './app.js';
import type { Schema } from './from-schema.js';
import { type Operation, operationsOf } from './operations.js';

/** Words that are nowhere by chance, each with whose it is and what it stands for. */
export class Secrets {
  readonly words = new Map<string, string>();

  /** A new word for something that only some may know. */
  of(what: string): string {
    const word = `q${Math.random().toString(36).slice(2, 12).padEnd(10, 'x')}`;
    this.words.set(word, what);
    return word;
  }

  /** A new number of an event's guests or on the map, with as many digits as nobody has by chance. */
  number(what: string, between: [number, number]): number {
    const [from, to] = between;
    const value = Number((from + Math.random() * (to - from)).toFixed(to > 1000 ? 0 : 7));
    this.words.set(String(value), what);
    return value;
  }

  /** What stands in a text, besides what was sent to get it. */
  in(text: string, sent = ''): string[] {
    return [...this.words]
      .filter(([word]) => stands(word, text) && !sent.includes(word))
      .map(([, what]) => what);
  }
}

/** Whether a word stands in a text; a whole number not within a name, since ids and digests have any digits by chance. */
function stands(word: string, text: string): boolean {
  if (!text.includes(word)) return false;
  return !/^\d+$/.test(word) || new RegExp(`(?<!\\w)${word}(?!\\w)`).test(text);
}

/** Everything that an answer says: body, headers, and the cursors and ids within it, decoded. */
export function saidBy({ text, headers }: Pick<Answer, 'text' | 'headers'>): string {
  const tokens = text.match(/[\w-]{16,}/g) ?? [];
  const decoded = tokens.map(token => Buffer.from(token, 'base64url').toString('latin1'));
  const unfolded = text.replaceAll('\r\n ', '');
  return [unfolded, JSON.stringify(headers), ...decoded].join('\n');
}

/** What the parameters of lists may be: by the parameter's name, else by what its schema lists. */
export type Values = Record<string, readonly string[]>;

/** An address, and whether it answers with pages. */
export type Read = { url: string; isPaged: boolean };

/**
 * Addresses that read: every list with every filter, every single thing, every feed. `ids` are by
 * the first word of the path to them, after `/api/v1` or `/feeds`.
 */
export function readsOf(app: FastifyInstance, values: Values, ids: Values): Read[] {
  const others = ['/openapi.json', '/', '/tours/x', '/healthz', ...pagesAbout(ids)];
  return operationsOf(app)
    .filter(({ method }) => method === 'GET')
    .flatMap(operation =>
      addressesOf(operation.path, ids).flatMap(url => queried(url, operation, values)),
    )
    .concat(others.map(url => ({ url, isPaged: false })));
}

/** The pages for everybody, of all things that there are. */
function pagesAbout({ tours = [], speakers = [], cities = [], events = [] }: Values): string[] {
  const ofTours = tours.flatMap(slug => [`/tours/${slug}`, `/tours/${slug}/flyer`]);
  return [
    ...['/?city=Seattle', '/?city=Tacoma', ...ofTours],
    ...tours.map(slug => `/embed/tours/${slug}`),
    ...speakers.map(slug => `/speakers/${slug}`),
    ...cities.map(slug => `/cities/${slug}`),
    ...events.map(id => `/events/${id}`),
  ];
}

/** The addresses of a path for all things of its kind. */
export function addressesOf(path: string, ids: Values): string[] {
  if (!path.includes('{')) return [path];
  const [, kind = ''] = /^(?:\/api\/v1|\/feeds)?\/(\w+)\//.exec(path) ?? [];
  if (!ids[kind]) throw new Error(`Nothing here is one of "${kind}".`);
  return ids[kind].map(id =>
    path.replace(/\{\w+\}/, encodeURIComponent(id)).replace('{name}', 'name'),
  );
}

function queried(url: string, { parameters }: Operation, values: Values): Read[] {
  const query = parameters.filter(({ in: place, name }) => place === 'query' && name !== 'cursor');
  const searches = query.flatMap(({ name, schema }) =>
    valuesOf(name, schema, values).map(value => `?${name}=${encodeURIComponent(value)}`),
  );
  const plain = query.some(({ name }) => name === 'q') ? [] : [''];
  const isPaged = parameters.some(({ name }) => name === 'cursor');
  return [...plain, ...searches].map(search => ({ url: url + search, isPaged }));
}

function valuesOf(name: string, schema: Schema, values: Values): readonly string[] {
  if (name === 'limit') return [];
  if (values[name]) return values[name];
  if (schema.enum) return schema.enum.map(String);
  if (schema.type === 'boolean') return ['true', 'false'];
  throw new Error(`Nothing here says what "${name}" may be.`);
}

/** More pages than these tell no more. */
const MAX_PAGES = 12;

/** The answer at an address, and after it, where it is a list, all of its pages with one item each. */
export async function pagesOf(call: Call, { url, isPaged }: Read): Promise<Answer[]> {
  const answers = [await call('GET', url)];
  const length = answers[0]!.json?.items?.length ?? 0;
  if (!isPaged || length < 2 || length > MAX_PAGES) return answers;
  for (let cursor: string | null = ''; cursor !== null; ) {
    const join = url.includes('?') ? '&' : '?';
    const page = await call('GET', `${url}${join}limit=1${cursor && `&cursor=${cursor}`}`);
    answers.push(page);
    cursor = page.json?.nextCursor ?? null;
  }
  return answers;
}
