import { compare } from '../compare.js';
import type { Language } from '../date-words.js';
import { isLive } from '../event.js';
import { mailAddressIn } from '../mail-address.js';
import { type Beside, crewItem, movesSomebody, type NoticeItem, publicItem } from './item.js';
import type { News, NewsSide } from './news.js';
import { type Audience, audiences } from './notice.js';
import { languageOf } from './notice-address.js';

/** What is on file about those whom news may concern. */
export type NewsContext = {
  /** Things as they are now, by id: for news that tells the public side alone. */
  sides: ReadonlyMap<string, NewsSide>;
  organizations: ReadonlyMap<string, Addressed>;
  people: ReadonlyMap<string, Addressed & { languages: readonly string[] }>;
  /** Events that share people with the news, in order of their days and hours. */
  nearby: readonly Nearby[];
  contacts: readonly { leg: string | null; event: string | null; name: string }[];
};

/** Somebody with where to write to them, as far as that is known. */
export type Addressed = { name: string; email: string | null; language: Language | null };

/** An event on somebody's way. */
export type Nearby = Beside &
  Pick<NewsSide, 'status' | 'host' | 'speakers'> & { leg: string | null };

/** Somebody who must know, with all that concerns them. */
export type Reader = {
  audience: Audience;
  recipient: string;
  organization: string | null;
  address: string | null;
  language: Language;
  items: NoticeItem[];
};

/** One thing that one reader is to know, before it is put together with the others. */
type Due = { audience: Audience; key: string; name?: string; item: NoticeItem | null };

/**
 * Who must know of news, but for those who asked for mails: each once, with all of it, as the
 * nearest of what they are to it.
 */
export function readersOf(news: readonly News[], context: NewsContext): Reader[] {
  const changed = new Set(news.map(({ subject }) => subject));
  const dues = news.flatMap(each => [
    ...crewDues(each, context),
    ...neighbourDues(each, context, changed),
  ]);
  const readers = new Map<string, Reader>();
  for (const { key, item, ...due } of inOrder(dues)) {
    if (item === null) continue;
    const there = readers.get(key) ?? { ...readerOf(key, due, context), items: [] };
    if (!there.items.some(({ subject }) => subject === item.subject)) there.items.push(item);
    readers.set(key, there);
  }
  return [...readers.values()];
}

function inOrder(dues: readonly Due[]): Due[] {
  const rank = ({ audience }: Due) => audiences.indexOf(audience);
  return dues.toSorted((one, other) => rank(one) - rank(other));
}

/** Those who run it, are on the road with it, or have it in their house. */
function crewDues(news: News, { sides, contacts }: NewsContext): Due[] {
  const now = sides.get(news.subject);
  const both = [news.crew?.before, news.crew?.after, ...(news.crew ? [] : [now])];
  const known = both.filter(side => side !== null && side !== undefined);
  const own = crewItem(news, 'host');
  const road = crewItem(news, 'crew');
  const house = crewItem(news, 'house');
  const of = (audience: Audience, type: string, slugs: readonly string[], item = road): Due[] =>
    [...new Set(slugs)].map(slug => ({ audience, key: `${type} ${slug}`, item }));
  const hosts = of(
    'host',
    'organization',
    known.flatMap(({ host }) => host ?? []),
    own,
  );
  if (!concernsTheRoad(known)) return concernsTheHost(news) ? hosts : [];
  const venues = known.flatMap(({ venue }) => venue ?? []);
  const isTheirs = (contact: NewsContext['contacts'][number]) =>
    contact.event === news.subject || contact.leg === news.subject;
  return [
    ...hosts,
    ...of(
      'speaker',
      'speaker',
      known.flatMap(({ speakers }) => speakers),
    ),
    ...of(
      'interpreter',
      'speaker',
      known.flatMap(({ interpreters }) => interpreters),
    ),
    ...venues.map(({ id, name, contact }) => ({
      ...{ audience: 'venue' as const, key: `venue ${id}`, item: house },
      name: contact === null ? name : `${name} (${contact})`,
    })),
    ...contacts.filter(isTheirs).map(({ name }) => ({
      ...{ audience: 'contact' as const, key: `contact ${name}`, name, item: house },
    })),
  ];
}

/** Nobody travels for what is only proposed or held, or for a tour that is still a draft. */
function concernsTheRoad(sides: readonly NewsSide[]): boolean {
  return sides.some(({ isSettled, tourStatus }) => tourStatus !== 'draft' && isSettled);
}

/** Of what it only proposed a host knows itself, but for what others decided. */
function concernsTheHost({ crew }: News): boolean {
  return crew !== null && crew.before !== null && crew.before.status !== crew.after?.status;
}

/** What the public is told of news that make others travel otherwise, or at another hour; else null. */
export function feltItem(news: News): NoticeItem | null {
  const { told } = news;
  const item = told && publicItem({ ...news, told }, Object.keys(told.deeds));
  return item && item.deed !== 'new' && movesSomebody(item) ? item : null;
}

/** Hosts of what is before and after it on the way of the same people. */
function neighbourDues(news: News, { nearby }: NewsContext, changed: ReadonlySet<string>): Due[] {
  const { crew, subject } = news;
  const item = feltItem(news);
  if (item === null) return [];
  const contents = [item.before, item.after].filter(each => each !== null);
  const own = [crew?.before?.host, crew?.after?.host];
  const others = nearby.filter(
    each => isLive(each.status) && each.status !== 'proposed' && !changed.has(each.id),
  );
  const found = new Set<Nearby>();
  for (const content of contents) {
    for (const speaker of speakersOf(content)) {
      const theirs = others.filter(({ speakers }) => speakers.includes(speaker));
      const start = content.kind === 'event' ? keyOf(content) : content.firstDate;
      const end = content.kind === 'event' ? keyOf(content) : `${content.lastDate}~`;
      const before = theirs.findLast(each => keyOf(each) < start);
      const within = theirs.filter(each => keyOf(each) >= start && keyOf(each) <= end);
      const after = theirs.find(each => keyOf(each) > end);
      for (const each of [before, ...within, after]) if (each) found.add(each);
    }
  }
  for (const each of others) if (each.leg === subject) found.add(each);
  return [...found].flatMap(({ host, id, title, firstDate, localStart }) =>
    host === null || own.includes(host)
      ? []
      : {
          ...{ audience: 'neighbour' as const, key: `organization ${host}` },
          item: { ...item, beside: { id, title, firstDate, localStart } },
        },
  );
}

function speakersOf(content: NoticeItem['after']): string[] {
  if (content.kind === 'event') return content.speakers.map(({ slug }) => slug);
  return content.speaker === null ? [] : [content.speaker.slug];
}

function keyOf({ firstDate, localStart }: Pick<Beside, 'firstDate' | 'localStart'>): string {
  return localStart ?? `${firstDate}T`;
}

function readerOf(
  key: string,
  { audience, name }: Pick<Due, 'audience' | 'name'>,
  { organizations, people }: NewsContext,
): Omit<Reader, 'items'> {
  const [type, slug] = key.split(' ') as [string, string];
  if (type === 'organization') {
    const { name: recipient, email, language } = organizations.get(slug)!;
    const who = { recipient, organization: slug, address: email };
    return { audience, ...who, language: language ?? 'en' };
  }
  if (type === 'speaker') {
    const { name: recipient, email, language, languages } = people.get(slug)!;
    const who = { recipient, organization: null, address: email };
    return { audience, ...who, language: language ?? languageOf(languages) };
  }
  const who = { recipient: name!, organization: null, address: mailAddressIn(name!) };
  return { audience, ...who, language: 'en' };
}

/** The order in which things are told: legs before the events on them, both by their days. */
export function inReadingOrder(items: readonly NoticeItem[]): NoticeItem[] {
  const key = ({ type, after, subject }: NoticeItem) =>
    `${type === 'leg' ? 0 : 1} ${after.kind === 'event' ? keyOf(after) : after.firstDate} ${subject}`;
  return items.toSorted((one, other) => compare(key(one), key(other)));
}
