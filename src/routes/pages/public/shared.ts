import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { City } from '../../../domain/city.js';
import { asAsked, cityNameIn } from '../../../domain/city-asked.js';
import { similar } from '../../../domain/similar-names.js';
import { canonicalZone } from '../../../domain/time/zone-id.js';
import { type OwnApi, publicApi, Refused } from '../../../plugins/own-api.js';
import { sharedPageHeaders } from '../../../plugins/pages.js';
import { transportHeaders } from '../../../plugins/security-headers.js';
import type { StoredPages } from '../../../serving/stored-pages.js';
import { isUnavailable } from '../../../store/unavailable.js';
import type { Frame } from '../../../views/frame.js';
import { type Alike, type Missing, missingPage } from '../../../views/public/missing-page.js';
import type { Telling } from '../../../views/public/shown.js';
import { apiOf, frameOf, languageOf, type PageOptions, sendPage } from '../options.js';

/** What public pages need besides: where those are kept that are the same for everybody. */
export type SharedOptions = PageOptions & { stored: StoredPages; embedAncestors: string };

/** Who is told a page, by which API, and whether it is what everybody is told. */
export type Making = { telling: Telling; api: OwnApi; isPublic: boolean };

/** Makes a page; null where there is nothing that its reader may know of. */
export type Make = (making: Making) => Promise<string | null>;

type Asked = {
  /** The one address of the page, whatever else somebody wrote behind it. */
  path: string;
  zone?: string | null;
  /** Who may show it in a frame, where that is anybody. */
  ancestors?: string;
};

/**
 * Sends a page that is the same for everybody, from what is kept of it. Somebody who is signed in
 * gets the same content in a frame of their own; where the public is told nothing, what they may see.
 * False where there is nothing for them either.
 */
export async function sendShared(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  options: SharedOptions,
  { path, zone = null, ancestors }: Asked,
  make: Make,
): Promise<boolean> {
  const api = publicApi(app);
  const query = zone === null ? '' : `?zone=${encodeURIComponent(zone)}`;
  const isOwn = request.visitor.caller.role !== 'public' && ancestors === undefined;
  if (isOwn) {
    const telling = { ...frameOf(request, options), path: path + query, zone };
    const page =
      (await make({ telling, api, isPublic: true })) ??
      (await make({ telling, api: apiOf(app, request), isPublic: false }));
    if (page !== null) sendPage(reply, page);
    return page !== null;
  }
  const language = languageOf(request);
  const { assets, publicUrl, stored, staticSite } = options;
  const found = await stored.find(
    `${language} ${path}${query}`,
    { ...sharedPageHeaders(ancestors), ...transportHeaders(publicUrl) },
    at => {
      const frame = {
        language,
        path: path + query,
        formToken: null,
        assets,
        publicUrl,
        staticSite,
      };
      const telling: Telling = { ...frame, now: at, caller: { role: 'public' }, zone };
      return make({ telling, api, isPublic: true });
    },
  );
  if (found === null) return false;
  reply.hijack();
  stored.answer(request.raw, reply.raw, found);
  return true;
}

/** Whether an error says that what pages are made of cannot be read at the moment. */
export function isAway(error: unknown): boolean {
  return isUnavailable(error) || (error instanceof Refused && error.problem.status === 503);
}

/**
 * The zone in which hours are wanted as well: `?zone=America/Denver`, or the name of a city, of which
 * the zone is taken. `unknown` is a text that names neither.
 */
export async function zoneAsked(
  app: FastifyInstance,
  request: FastifyRequest,
): Promise<{ zone: string | null; unknown: string | null }> {
  const { zone } = request.query as { zone?: unknown };
  const text = typeof zone === 'string' ? zone.trim().slice(0, 80) : '';
  if (text === '') return { zone: null, unknown: null };
  const known = canonicalZone(text);
  if ('timeZone' in known) return { zone: known.timeZone, unknown: null };
  const city = (await citiesLike(apiOf(app, request), text, 1))[0];
  return city ? { zone: city.timeZone, unknown: null } : { zone: null, unknown: text };
}

/** As many cities of one name are looked through for the one that is meant. */
const CITIES_OF_A_NAME = 50;

/** Cities that a text may name, the likeliest first. */
export async function citiesLike(api: OwnApi, text: string, limit: number): Promise<City[]> {
  const search = async (name: string) => {
    const asked = `/cities?limit=${CITIES_OF_A_NAME}&q=${encodeURIComponent(name)}`;
    return (await api.get<{ items: City[] }>(asked)).items;
  };
  const named = await search(cityNameIn(text));
  return asAsked(named, text).slice(0, limit);
}

/** Sends a page of which nothing is kept, since what was asked for is one person's own text. */
export async function sendOnce(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  options: SharedOptions,
  make: Make,
): Promise<boolean> {
  const telling = { ...frameOf(request, options), zone: null };
  const page = await make({ telling, api: apiOf(app, request, null), isPublic: true });
  if (page !== null) sendPage(reply, page);
  return page !== null;
}

/** What a page is of: the thing by its kind and name, and the one address of the page. */
type Of = { what: Missing; slug: string; path: string };

/**
 * Answers with the page of something, with its hours in another zone as well where that is asked for,
 * or says that there is no such thing. `make` is told of a zone that nobody knows.
 */
export async function sendPageOf(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  options: SharedOptions,
  { what, slug, path }: Of,
  make: (making: Making, unknownZone: string | null) => Promise<string | null>,
): Promise<FastifyReply> {
  const { zone, unknown } = await zoneAsked(app, request);
  const making: Make = each => make(each, unknown);
  // What somebody typed is shown to them alone.
  const isSent = unknown
    ? await sendOnce(app, request, reply, options, making)
    : await sendShared(app, request, reply, options, { path, zone }, making);
  if (!isSent) await sendMissing(app, request, reply, options, { what, slug });
  return reply;
}

/** The address of the page of something in a folder. */
export function pathOf(folder: string, slug: string): string {
  return `${folder}/${encodeURIComponent(slug)}`;
}

/** Says that there is no such thing, and what has a name like it. */
export async function sendMissing(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  options: SharedOptions,
  { what, slug }: { what: Missing; slug: string },
): Promise<FastifyReply> {
  const alike = await alikeOf(apiOf(app, request, null), what, slug).catch(() => []);
  const frame: Frame = frameOf(request, options);
  return sendPage(reply, missingPage(frame, what, alike), 404);
}

async function alikeOf(api: OwnApi, what: Missing, slug: string): Promise<Alike[]> {
  if (what === 'event') return [];
  if (what === 'city') {
    const cities = await citiesLike(api, slug.replaceAll('-', ' '), 3);
    return cities.map(city => ({ href: `/cities/${city.slug}`, name: city.name }));
  }
  type Named = { slug: string; title?: string; name?: string };
  const path = what === 'tour' ? '/tours' : '/speakers';
  const all = await api.list<Named>(path);
  return similar(slug, all).map(each => ({
    href: `${path}/${each.slug}`,
    name: each.title ?? each.name ?? each.slug,
  }));
}
