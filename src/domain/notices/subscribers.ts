import { compare } from '../compare.js';
import type { Language } from '../date-words.js';
import { type NoticeItem, publicItem } from './item.js';
import type { News } from './news.js';

/** Subscribers who are told the same in the same language, by the ids of what they asked for. */
export type Subscribers = { language: Language; items: NoticeItem[]; ids: string[] };

/** What one address asked for. */
export type Wish = { id: string; email: string; feed: string; language: Language };

/**
 * Who asked to be told of news, each address once, whatever it follows; one that was told all of it
 * already, by subjects, is left out.
 */
export function subscribersOf(
  news: readonly News[],
  wishes: readonly Wish[],
  told: ReadonlyMap<string, ReadonlySet<string>> = new Map(),
): Subscribers[] {
  const groups = new Map<string, Subscribers>();
  for (const theirs of byAddress(wishes)) {
    const { email, language, id } = theirs[0]!;
    const feeds = theirs.map(({ feed }) => feed);
    const items = news.flatMap(each => {
      if (each.told === null) return [];
      return publicItem({ ...each, told: each.told }, feeds) ?? [];
    });
    const had = told.get(email);
    // Also where there is nothing that they could be told.
    if (items.every(({ subject }) => had?.has(subject))) continue;
    const key = [language, ...items.map(({ subject, deed }) => `${subject} ${deed}`)].join(' ');
    const group = groups.get(key) ?? { language, items, ids: [] };
    group.ids.push(id);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function byAddress(wishes: readonly Wish[]): Wish[][] {
  const addresses = new Map<string, Wish[]>();
  for (const wish of wishes.toSorted((one, other) => compare(one.feed, other.feed))) {
    const theirs = addresses.get(wish.email);
    if (theirs) theirs.push(wish);
    else addresses.set(wish.email, [wish]);
  }
  return [...addresses.values()];
}
