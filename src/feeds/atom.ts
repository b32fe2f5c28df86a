import type { Language } from '../domain/date-words.js';
import { localPart } from '../domain/entry-uid.js';
import type { FeedChange } from '../domain/feed-change.js';
import { changeInWords } from './change-words.js';
import { pageOf } from './entry.js';
import type { PublicFeed } from './feed.js';
import { oneLine } from './text.js';

/** A feed with the changes that it tells, the newest first. */
export type ChangedFeed = { feed: PublicFeed; changes: readonly FeedChange[]; feedHost: string };

/** An authority and a year in which it was ours, for ids that never change (RFC 4151, 2.1). */
const TAG_YEAR = '2026';

/**
 * What changed, as an Atom feed (RFC 4287): an entry for each change, whose title says it in words
 * and whose id never changes. A change of what the feed no longer holds is left out.
 */
export function renderAtom({ feed, changes, feedHost }: ChangedFeed, language: Language): string {
  const source = new URL(feed.source);
  const self = feed.source.replace(/\.ics$/, '.atom');
  const id = `tag:${feedHost},${TAG_YEAR}:${source.pathname.replace(/\.ics$/, '')}`;
  const held = new Map(feed.entries.map(entry => [localPart(entry.uid), entry]));
  const entries = changes.flatMap(change => {
    const entry = held.get(change.uid);
    if (!entry) return [];
    const title = changeInWords(change, entry, language);
    return [
      '  <entry>',
      `    <id>${xml(`${id}/${change.uid}/${change.sequence}`)}</id>`,
      `    <title>${xml(title)}</title>`,
      `    <updated>${change.toldAt.toISOString()}</updated>`,
      `    <link rel="alternate" href="${xml(pageOf(change.uid, entry.content, source.origin).href)}"/>`,
      `    <content type="text">${xml(title)}</content>`,
      '  </entry>',
    ];
  });
  return `${[
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    `  <id>${xml(id)}</id>`,
    `  <title>${xml(feed.name)}</title>`,
    `  <subtitle>${xml(feed.description)}</subtitle>`,
    `  <updated>${feed.changedAt.toISOString()}</updated>`,
    '  <author><name>Gira</name></author>',
    `  <link rel="self" type="application/atom+xml" href="${xml(self)}"/>`,
    `  <link rel="alternate" href="${xml(feed.url)}"/>`,
    ...entries,
    '</feed>',
  ].join('\n')}\n`;
}

const entities: Record<string, string> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
};

/** Text as XML 1.0 may have it (2.2, 2.4): one line, no character that it forbids, no markup. */
function xml(text: string): string {
  return oneLine(text)
    .replace(/[\uFFFE\uFFFF]/g, '\uFFFD')
    .replace(/[&<>"']/g, character => entities[character]!);
}
