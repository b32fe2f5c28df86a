import { speakerAsSeen } from '../domain/audience.js';
import { cityLabel } from '../domain/city.js';
import { type FeedName, type FeedOnFile, nameOfFeed } from '../domain/feed-kind.js';
import { entriesInWindow } from '../domain/feed-window.js';
import { toldOf } from '../domain/publication.js';
import { publicNameOf } from '../domain/speaker.js';
import { isPublished } from '../domain/tour.js';
import { findCoast } from './coasts.js';
import { type EntryOfFeed, entriesOfFeed, entryVersions } from './feed-entries.js';
import { installationOf } from './installation.js';
import { findOrganization, organizationNamedAt } from './organizations.js';
import { inParts } from './rows.js';
import { findSpeaker, speakerNamedAt } from './speakers.js';
import type { Database, Store } from './store.js';
import { findTour, tourNamedAt } from './tours.js';
import { findVenue, seeVenue, venueNamedAt } from './venues.js';

/** What a feed is about, or null where there is no such thing. */
type Owner = { title: string; named: Date; isPublic: boolean } | null;

/** The rows of a feed as they were read, with what tells their versions apart, by uid. */
type Rows = ReadonlyMap<string, { version: string; row: EntryOfFeed }>;

/** A feed with the rows that it was made of, of which the next look reads what has changed. */
export type LoadedFeed = FeedOnFile & { rows: Rows; isPublic: boolean };

/**
 * The feed of a speaker, tour, coast, city, organisation, venue or event, or of everything (slug
 * null), as the public may see it; null where the public may not know that there is one. A feed
 * that was public and whose owner no longer is goes on telling that its entries are cancelled.
 * Given what it was `before`, only what has changed is read, and the same value comes back where
 * nothing has.
 */
export async function loadFeed(
  store: Store,
  name: FeedName,
  now: Date,
  before: LoadedFeed | null = null,
): Promise<LoadedFeed | null> {
  const feed = nameOfFeed(name);
  const rows = await rowsOfFeed(store, feed, before?.rows ?? new Map());
  const owner = await ownerOf(store, name, rows, now);
  if (!owner) return null;
  const isOver = before !== null && before.until !== null && before.until <= now;
  const isSame = before?.rows === rows && !isOver && before.title === owner.title;
  if (isSame && before.isPublic === owner.isPublic && owner.named <= before.changedAt)
    return before;
  if (rows.size > READ_AT_ONCE) await nextTurn();
  const held = [...rows.values()].map(({ row }) => row);
  const { entries, changedAt, until } = entriesInWindow(feed, held, now);
  if (!owner.isPublic && entries.length === 0) return null;
  const { title, named, isPublic } = owner;
  const last = changedAt && changedAt > named ? changedAt : named;
  return { ...name, title, isPublic, changedAt: last, until, entries, rows };
}

/** So many entries are read at once: some twenty milliseconds, in which nobody else has a turn. */
const READ_AT_ONCE = 500;
/** How often a feed is read again that others write meanwhile. */
const MAX_LOOKS = 5;

/**
 * The rows as they are now; `before` itself where all are as they were. Versions are asked for first:
 * a row that changes before it is read has an older one then, and is read again the next time. What
 * took several statements is looked at again, so that all of it is of one moment.
 */
async function rowsOfFeed({ db }: Store, feed: string, before: Rows): Promise<Rows> {
  let rows = before;
  for (let looks = 0; looks < MAX_LOOKS; looks++) {
    const versions = await entryVersions(db, feed);
    if (versions.size > READ_AT_ONCE) await nextTurn();
    const isKnown = ([uid, version]: [string, string]) => rows.get(uid)?.version === version;
    const changed = [...versions].filter(each => !isKnown(each)).map(([uid]) => uid);
    if (changed.length === 0 && versions.size === rows.size) break;
    const kept = [...rows].filter(([uid, { version }]) => versions.get(uid) === version);
    const read = await entriesInParts(db, feed, changed);
    rows = new Map([
      ...kept,
      ...read.map(row => [row.uid, { row, version: versions.get(row.uid) ?? '' }] as const),
    ]);
    if (changed.length <= READ_AT_ONCE) break;
  }
  return rows;
}

async function entriesInParts(
  db: Database,
  feed: string,
  uids: readonly string[],
): Promise<EntryOfFeed[]> {
  const read: EntryOfFeed[] = [];
  for (const part of inParts(uids, READ_AT_ONCE)) {
    if (read.length > 0) await nextTurn();
    read.push(...(await entriesOfFeed(db, feed, part)));
  }
  return read;
}

/** Lets others have a turn: the embedded database works in this process, and waits for nothing. */
function nextTurn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}

async function ownerOf(
  store: Store,
  { kind, slug }: FeedName,
  rows: Rows,
  now: Date,
): Promise<Owner> {
  const { db, gazetteer } = store;
  const about = slug ?? '';
  const started = async () => (await installationOf(db)).createdAt;
  switch (kind) {
    case 'speakers': {
      const onFile = await findSpeaker(db, about);
      if (!onFile) return null;
      const isPublic = speakerAsSeen(onFile, { role: 'public' }, now) !== null;
      const title = publicNameOf(onFile.speaker);
      return { title, named: await speakerNamedAt(db, about), isPublic };
    }
    case 'tours': {
      const tour = await findTour(db, about);
      if (!tour) return null;
      return {
        title: tour.title,
        named: await tourNamedAt(db, about),
        isPublic: isPublished(tour),
      };
    }
    case 'coasts': {
      const coast = await findCoast(db, about);
      return coast && { title: coast.name, named: await started(), isPublic: true };
    }
    case 'cities': {
      const city = gazetteer.city(about);
      return city && { title: cityLabel(city), named: await started(), isPublic: true };
    }
    case 'organizations': {
      const organization = await findOrganization(db, about);
      if (!organization) return null;
      const named = await organizationNamedAt(db, about);
      return { title: organization.name, named, isPublic: true };
    }
    case 'venues': {
      const onFile = await findVenue(db, about);
      if (!onFile) return null;
      const isPublic = seeVenue(onFile, { role: 'public' }) !== null;
      return { title: onFile.venue.name, named: await venueNamedAt(db, about), isPublic };
    }
    case 'events':
      return ownerOfEvent(rows, now);
    case 'all':
      return { title: '', named: await started(), isPublic: true };
  }
}

/** An event that the public was told of says itself what it is called. */
function ownerOfEvent(rows: Rows, now: Date): Owner {
  const [told] = toldOf(
    [...rows.values()].map(({ row }) => row),
    now,
  );
  if (told?.content.kind !== 'event') return null;
  return { title: told.content.title, named: told.createdAt, isPublic: false };
}
