import type { FastifyInstance } from 'fastify';
import { languages } from '../domain/date-words.js';
import type { Event } from '../domain/event.js';
import { type FeedKind, feedKinds, pathOfFeed } from '../domain/feed-kind.js';
import type { Leg } from '../domain/leg.js';
import { MISSING_PAGE, serverAddress, staticAddress } from '../domain/static-address.js';
import { type OwnApi, publicApi } from '../plugins/own-api.js';
import { CannotStart } from '../store/store.js';
import { type Site, withStaticLinks } from './static-links.js';

/** What is at an address for everybody, and what is said of it in headers. */
export type PublicFile = { bytes: Buffer; headers: Record<string, string> };

/** Headers that depend on the bytes, the moment or the connection are the host's. */
const keptHeaders = [
  ...['content-type', 'content-disposition', 'cache-control', 'content-security-policy'],
  ...['referrer-policy', 'x-content-type-options', 'cross-origin-opener-policy'],
  ...['access-control-allow-origin', 'x-robots-tag'],
];

/**
 * All that everybody may see, by the addresses of files. A stranger asks the app for it: for what the
 * API lists, for all that its pages lead to, and for calendars that were published `before`, which go
 * on telling their subscribers that something is off.
 */
export async function publicFiles(
  app: FastifyInstance,
  site: Site,
  before: readonly string[],
): Promise<Map<string, PublicFile>> {
  const files = new Map<string, PublicFile>();
  const waiting = [...(await listed(publicApi(app))), ...before];
  const seen = new Set<string>();
  // What is found meanwhile is added to its end.
  for (const address of waiting) {
    if (seen.has(address)) continue;
    seen.add(address);
    const file = await answerAt(app, address);
    if (file === null) continue;
    files.set(address, file);
    if (!file.headers['content-type']?.startsWith('text/html')) continue;
    const { text, leadsTo } = withStaticLinks(file.bytes.toString(), address, site);
    file.bytes = Buffer.from(text);
    waiting.push(...leadsTo, ...calendarsBeside(address));
  }
  return files;
}

/**
 * The calendars of all that is listed for everybody, and of those that were told of `before`, by their
 * addresses on the server: in English, with what is cancelled as such.
 */
export async function publicCalendars(
  app: FastifyInstance,
  before: readonly string[],
): Promise<Map<string, PublicFile>> {
  const all = await listed(publicApi(app));
  const isUsual = (address: string) =>
    address.endsWith('.ics') && serverAddress(address) === address;
  const files = new Map<string, PublicFile>();
  for (const address of new Set([...all, ...all.flatMap(calendarsBeside), ...before])) {
    const file = isUsual(address) ? await answerAt(app, address) : null;
    if (file !== null) files.set(address, file);
  }
  return files;
}

/** What a stranger is answered; null where there is nothing for them. */
async function answerAt(app: FastifyInstance, address: string): Promise<PublicFile | null> {
  const isMissingPage = address.endsWith(MISSING_PAGE);
  const answer = await app.inject({
    url: serverAddress(address),
    headers: { accept: 'text/html' },
  });
  if (answer.statusCode === 404 && !isMissingPage) return null;
  if (answer.statusCode !== (isMissingPage ? 404 : 200))
    throw new CannotStart(`${address} cannot be written: the answer was ${answer.statusCode}.`);
  const headers = keptHeaders.flatMap(name => {
    const value = answer.headers[name];
    // A host names the file by its address.
    return value === undefined ? [] : [[name, String(value).replace(/; filename=.*/, '')]];
  });
  return { bytes: answer.rawPayload, headers: Object.fromEntries(headers) };
}

/** The addresses of what the API lists for everybody, in all languages and forms. */
async function listed(api: OwnApi): Promise<string[]> {
  type Named = { slug: string };
  const [tours, speakers, legs, events] = await Promise.all([
    api.list<Named>('/tours'),
    api.list<Named>('/speakers'),
    api.list<Leg>('/legs?cancelled=true'),
    api.list<Event>('/events'),
  ]);
  const slugs = (all: readonly Named[]) => all.map(({ slug }) => slug);
  const cities = [...legs.map(({ city }) => city?.slug), ...events.map(({ city }) => city)];
  const pages = [
    ...['/', MISSING_PAGE],
    ...slugs(tours).flatMap(slug => [`/tours/${slug}`, `/embed/tours/${slug}`]),
    ...slugs(speakers).map(slug => `/speakers/${slug}`),
    ...events.map(({ id }) => `/events/${id}`),
    ...cities.flatMap(slug => (slug == null ? [] : `/cities/${slug}`)),
  ];
  const others: [FeedKind, readonly (string | null)[]][] = [
    ['coasts', legs.flatMap(({ coast }) => coast ?? [])],
    ['organizations', events.flatMap(({ host }) => host ?? [])],
    ['venues', events.flatMap(({ venue }) => venue ?? [])],
    ['all', [null]],
  ];
  return [
    ...pages.flatMap(inEachLanguage),
    ...others.flatMap(([kind, all]) => [...new Set(all)].flatMap(slug => calendars(kind, slug))),
  ];
}

/** The calendars that the page of something leads to. */
function calendarsBeside(address: string): string[] {
  const [, name, slug] = /\/(\w+)\/([\w-]+)\/$/.exec(address) ?? [];
  const kind = feedKinds.find(each => each === name);
  return kind === undefined ? [] : calendars(kind, slug!);
}

function calendars(kind: FeedKind, slug: string | null): string[] {
  const path = pathOfFeed({ kind, slug });
  return [path, `${path}?cancelled=prefix`].flatMap(inEachLanguage);
}

function inEachLanguage(path: string): string[] {
  return languages.map(language => staticAddress(path, language)!);
}
