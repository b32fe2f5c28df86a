import { speakerAsSeen } from '../domain/audience.js';
import { cityLabel } from '../domain/city.js';
import type { FeedKind, FeedOnFile } from '../domain/feed-kind.js';
import { entriesInWindow } from '../domain/feed-window.js';
import { publicNameOf } from '../domain/speaker.js';
import { isPublished } from '../domain/tour.js';
import { findCoast } from './coasts.js';
import { entriesOfFeed } from './feed-entries.js';
import { installationOf } from './installation.js';
import { findSpeaker, speakerNamedAt } from './speakers.js';
import type { Store } from './store.js';
import { findTour, tourNamedAt } from './tours.js';

/** What a feed is about, or null where there is no such thing. */
type Owner = { title: string; named: Date; isPublic: boolean } | null;

/**
 * The feed of a speaker, tour, coast or city, or of everything (slug null), as the public may see
 * it; null where the public may not know that there is one. A feed that was public and whose
 * owner no longer is goes on telling that its entries are cancelled.
 */
export async function loadFeed(
  store: Store,
  kind: FeedKind,
  slug: string | null,
  now: Date,
): Promise<FeedOnFile | null> {
  const owner = await ownerOf(store, kind, slug ?? '', now);
  if (!owner) return null;
  const feed = slug === null ? kind : `${kind}/${slug}`;
  const window = entriesInWindow(feed, await entriesOfFeed(store.db, feed), now);
  if (!owner.isPublic && window.entries.length === 0) return null;
  const changedAt =
    window.changedAt && window.changedAt > owner.named ? window.changedAt : owner.named;
  return { kind, slug, title: owner.title, changedAt, entries: window.entries };
}

async function ownerOf(store: Store, kind: FeedKind, slug: string, now: Date): Promise<Owner> {
  const { db, gazetteer } = store;
  const started = async () => (await installationOf(db)).createdAt;
  switch (kind) {
    case 'speakers': {
      const onFile = await findSpeaker(db, slug);
      if (!onFile) return null;
      const isPublic = speakerAsSeen(onFile, { role: 'public' }, now) !== null;
      const title = publicNameOf(onFile.speaker);
      return { title, named: await speakerNamedAt(db, slug), isPublic };
    }
    case 'tours': {
      const tour = await findTour(db, slug);
      if (!tour) return null;
      return { title: tour.title, named: await tourNamedAt(db, slug), isPublic: isPublished(tour) };
    }
    case 'coasts': {
      const coast = await findCoast(db, slug);
      return coast && { title: coast.name, named: await started(), isPublic: true };
    }
    case 'cities': {
      const city = gazetteer.city(slug);
      return city && { title: cityLabel(city), named: await started(), isPublic: true };
    }
    case 'all':
      return { title: '', named: await started(), isPublic: true };
  }
}
