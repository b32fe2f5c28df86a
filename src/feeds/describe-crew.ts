import type { FeedEntry } from '../domain/publication.js';
import type { Feed } from './feed.js';

/** What a private feed is of: the name that it was given, and its subject. */
type Subject = { label: string; tour: string | null };

/**
 * The head of a private feed, and its entries under the host that all UIDs share. It does not name
 * its own address: people send files on.
 */
export function describeCrewFeed(
  { label, tour }: Subject,
  { entries, changedAt }: { entries: readonly FeedEntry[]; changedAt: Date },
  { feedHost, publicUrl }: { feedHost: string; publicUrl: string },
): Feed {
  return {
    name: label,
    description:
      'For the crew, with holds, doors, contacts and notes. Keep its address to yourself.',
    url: tour === null ? `${publicUrl}/` : `${publicUrl}/tours/${tour}`,
    ...{ source: null, color: null, changedAt },
    entries: entries.map(entry => ({ ...entry, uid: `${entry.uid}@${feedHost}` })),
  };
}
