import { languageAt, staticAddress } from '../domain/static-address.js';
import type { StaticSite } from '../views/frame.js';

/** At which address the files will be, and which server does what they cannot. */
export type Site = StaticSite & { publicUrl: string };

/** The path of the folder of its host in which a site is; empty at the root. */
export function folderOf({ publicUrl }: Pick<Site, 'publicUrl'>): string {
  return new URL(publicUrl).pathname.replace(/\/$/, '');
}

/** A page as a file: its text, and which files of ours it leads to. */
export type StaticPage = { text: string; leadsTo: string[] };

/** Attributes with an address; in others, and in what people wrote, a quote is never like this. */
const LINK = /(?<=\s)(href|src|content)="([^"]*)"/g;

/**
 * Puts the addresses of files in the place of those of the server. What is nobody else's and no file
 * of ours is asked of the server, where one is known.
 * @throws Error where a page leads within the site to what cannot be a file.
 */
export function withStaticLinks(text: string, address: string, site: Site): StaticPage {
  const leadsTo = new Set<string>();
  const language = languageAt(address);
  const written = text.replace(LINK, (whole, name: string, value: string) => {
    const path = ownPath(value, site.publicUrl);
    const target = path && staticAddress(path, language);
    // What is a text may look like an address.
    const isText = name === 'content' && (target === null || value.startsWith('/'));
    if (path === null || isText) return whole;
    if (target === null) return `${name}="${beyond(value, path, { ...site, address })}"`;
    leadsTo.add(target.split('#')[0]!);
    return `${name}="${value.startsWith('/') ? folderOf(site) : site.publicUrl}${target}"`;
  });
  return { text: written, leadsTo: [...leadsTo] };
}

/** The path of an address within the site, as it is written in an attribute; null of all others. */
function ownPath(value: string, publicUrl: string): string | null {
  const path = value.startsWith(`${publicUrl}/`) ? value.slice(publicUrl.length) : value;
  return /^\/(?!\/)/.test(path) ? path.replaceAll('&amp;', '&') : null;
}

/** People may link to what is no file; our own pages may not. */
function beyond(value: string, path: string, { server, address }: Site & { address: string }) {
  if (value.startsWith('/')) throw new Error(`${address} leads to ${path}, which is no file`);
  return server === null ? value : server + path.replaceAll('&', '&amp;');
}
