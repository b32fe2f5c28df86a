import { isLanguage, type Language } from './date-words.js';
import { feedKinds } from './feed-kind.js';

/**
 * Where pages, calendars and files for everybody are among static files. A web host knows nothing of
 * queries, so what they choose is in the path: Spanish below `/es`, calendars whose titles say what is
 * cancelled (Google asks for them) at `….prefix.ics`; pages end with a slash, as their folders do.
 * The server answers at these addresses, too, so they hold when somebody moves to one.
 */

const NAME = '[a-z0-9-]+';
const kinds = feedKinds.filter(kind => kind !== 'events' && kind !== 'all').join('|');
const page = new RegExp(
  `^/(?:(?:tours|speakers|events|cities)/${NAME}|tours/${NAME}/flyer|embed/tours/${NAME})?$`,
);
const file = new RegExp(
  `^/(?:(?:feeds/(?:${kinds})|events)/${NAME}\\.(?:ics|atom)|feeds/all\\.(?:ics|atom)|tours/${NAME}\\.(?:txt|csv)|speakers/${NAME}\\.csv|404\\.html)$`,
);
/** What pages load is the same in every language. */
const asset = /^\/[\w-]+\.(?:css|js|svg)$/;
const HASH = /^(?:#[\w-]+)?$/;
const IN_SPANISH = /^\/es(?=\/)/;
const IN_TITLES = /\.prefix\.ics$/;

/** Whether there is a page at a path, with a slash at its end or without. */
function isPage(path: string): boolean {
  return page.test(path.replace(/(.)\/$/, '$1'));
}

/** The page of what a host has no file of. */
export const MISSING_PAGE = '/404.html';

/**
 * Where what is at an address of the server is among static files: in the language that the address
 * asks for, else in the one that is given. Null where it is no such thing, or its query chooses
 * something else.
 */
export function staticAddress(address: string, usual: Language = 'en'): string | null {
  const [, path = '', query, hash = ''] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/.exec(address) ?? [];
  const asked = Object.fromEntries(new URLSearchParams(query));
  const { lang = usual, cancelled = 'show', ...others } = asked;
  const isKnown = isLanguage(lang) && Object.keys(others).length === 0 && HASH.test(hash);
  if (!isKnown || !['show', 'prefix'].includes(cancelled)) return null;
  const folder = lang === 'en' ? '' : `/${lang}`;
  if (asset.test(path)) return path;
  if (isPage(path)) return `${folder}${path.replace(/\/?$/, '/')}${hash}`;
  if (!file.test(path)) return null;
  return folder + (cancelled === 'show' ? path : path.replace(/\.ics$/, '.prefix.ics'));
}

/** The same the other way round. What is no address of a static file is answered as it is. */
export function serverAddress(address: string): string {
  const [path = '', query] = address.split('?');
  const plain = path.replace(IN_SPANISH, '').replace(IN_TITLES, '.ics');
  if (plain === path || !(isPage(plain) || file.test(plain))) return address;
  const asked = new URLSearchParams(query);
  if (IN_SPANISH.test(path)) asked.set('lang', 'es');
  if (IN_TITLES.test(path)) asked.set('cancelled', 'prefix');
  return `${plain}?${asked}`;
}

/** The path of the file that a host answers an address with. */
export function fileAt(address: string): string {
  return address.slice(1).replace(/(^|\/)$/, '$1index.html');
}

/** The language of what is at an address of a static file. */
export function languageAt(address: string): Language {
  return address.startsWith('/es/') ? 'es' : 'en';
}
