import type { GotPage, Visitor } from './page-visitor.js';
import { plain } from './page-visitor.js';

/** What leads out of the pages: documents, files, the API. */
const elsewhere =
  /^\/(docs|api|feeds|openapi|style|icon|healthz|metrics)|\.(ics|atom|json|csv|txt|js|css|svg)(\?|$)/;

/** Most pages of one kind that are looked at. */
const OF_A_KIND = 2;

/** A page that was found, with the address at which it is. */
export type Crawled = { path: string; kind: string; page: GotPage };

/**
 * Every kind of page that somebody can come to from some addresses by links alone. Pages are of a
 * kind where their addresses differ in names, ids and queries alone.
 */
export async function crawl(visitor: Visitor, starts: readonly string[]): Promise<Crawled[]> {
  const waiting = [...starts];
  const seen = new Set<string>();
  const kinds = new Map<string, number>();
  const found: Crawled[] = [];
  while (waiting.length > 0) {
    const path = waiting.shift()!;
    if (seen.has(path) || elsewhere.test(path)) continue;
    seen.add(path);
    const kind = kindOf(path);
    const before = kinds.get(kind) ?? 0;
    if (before >= OF_A_KIND) continue;
    kinds.set(kind, before + 1);
    const page = await visitor.get(path);
    found.push({ path: visitor.path, kind, page });
    waiting.push(...linksOf(page.text));
  }
  return found;
}

/** An address without what names a thing: `/tours/…`, `/board/events/…?…`. */
function kindOf(path: string): string {
  const [address = '', query] = path.split('?');
  const [first, ...rest] = address.slice(1).split('/');
  const isName = (part: string, index: number) =>
    /[0-9a-f]{8}-|-|\d/.test(part) || (index === 0 && first !== 'board' && first !== 'settings');
  const parts = rest.map((part, index) => (isName(part, index) ? '…' : part));
  const names = [...new URLSearchParams(query).keys()].sort().join('&');
  return `/${[first, ...parts].join('/')}${names && `?${names}`}`;
}

/** Where a page leads within the site. */
function linksOf(text: string): string[] {
  return [...text.matchAll(/<a [^>]*href="([^"]*)"/g)]
    .map(([, href]) => plain(href!))
    .map(href => href.replace(/^https:\/\/gira\.test/, '').replace(/#.*$/, ''))
    .filter(href => /^\/(?!\/)/.test(href));
}
