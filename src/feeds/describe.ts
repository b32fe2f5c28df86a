import { type FeedKind, type FeedOnFile, nameOfFeed, pathOfFeed } from '../domain/feed-kind.js';
import type { PublicFeed } from './feed.js';

/** CSS3 names that stand apart on a calendar (RFC 7986, 5.9). */
const palette = [
  ...(['royalblue', 'tomato', 'seagreen', 'darkorange'] as const),
  ...(['mediumpurple', 'teal', 'goldenrod'] as const),
];

const names: Record<FeedKind, (title: string) => string> = {
  speakers: title => `${title} on tour`,
  tours: title => title,
  coasts: title => `${title}: speaker tours`,
  cities: title => `Speakers in ${title}`,
  organizations: title => `Evenings with ${title}`,
  venues: title => `Speakers at ${title}`,
  events: title => title,
  all: () => 'All speaker tours',
};

const descriptions: Record<FeedKind, (title: string) => string> = {
  speakers: title => `Where ${title} is, city by city.`,
  tours: title => `Every stop of ${title}.`,
  coasts: title => `Every speaker on tour along the ${title}.`,
  cities: title => `Every speaker on tour who comes to ${title}.`,
  organizations: title => `Every evening that ${title} hosts.`,
  venues: title => `Every evening at ${title}.`,
  events: title => title,
  all: () => 'Every stop of every speaker tour.',
};

/** The head of a feed in words, and its entries under the host that all UIDs share. */
export function describeFeed(
  { kind, slug, title, changedAt, entries }: FeedOnFile,
  { feedHost, publicUrl }: { feedHost: string; publicUrl: string },
): PublicFeed {
  const path = nameOfFeed({ kind, slug });
  const hasPage = kind === 'speakers' || kind === 'tours' || kind === 'events';
  return {
    name: names[kind](title),
    description: descriptions[kind](title),
    url: hasPage ? `${publicUrl}/${path}` : `${publicUrl}/`,
    source: publicUrl + pathOfFeed({ kind, slug }),
    changedAt,
    color: kind === 'coasts' ? colorOf(path) : null,
    entries: entries.map(entry => ({ ...entry, uid: `${entry.uid}@${feedHost}` })),
  };
}

/** One colour a coast, always the same; the seeded coasts all differ. */
function colorOf(path: string): string {
  let hash = 0;
  for (const letter of path) hash = (Math.imul(hash, 65_599) + letter.charCodeAt(0)) >>> 0;
  return palette[hash % palette.length]!;
}
