import { eq } from 'drizzle-orm';
import { venues } from '../../db/schema/index.js';
import { addDays } from '../domain/calendar-date.js';
import { coordinates } from '../domain/caller.js';
import { type CrewEntry, type CrewViewer, crewEventOf, crewLegOf } from '../domain/crew.js';
import { eventUid, legUid } from '../domain/entry-uid.js';
import type { EventOnFile } from '../domain/event.js';
import { eventAsSeen } from '../domain/event-audience.js';
import { entriesInWindow, type WindowEntry } from '../domain/feed-window.js';
import type { LegOnFile } from '../domain/leg.js';
import type { FeedEntry } from '../domain/publication.js';
import { digestOf } from '../domain/secret.js';
import { publicNameOf } from '../domain/speaker.js';
import { type Subscription, viewerOf } from '../domain/subscription.js';
import type { TourStatus } from '../domain/tour.js';
import { findEvents } from './events.js';
import { type LastChange, lastChanges, type Subject } from './last-changes.js';
import { findLegs } from './legs.js';
import { findSpeakers } from './speakers.js';
import type { Database } from './store.js';

/** More than what any feed still tells of what is over. */
const DAYS_LOADED = 400;

/** What a private feed holds, and when that last changed. */
export type CrewFeed = { entries: FeedEntry[]; changedAt: Date };

/** What is to be told, and on what its words depend: the thing itself first. */
type Told = CrewEntry & { uid: string; tour: TourStatus; dependsOn: [Subject, ...Subject[]] };

/**
 * The feed of a private calendar as its owner's rights allow now. Each entry's SEQUENCE comes from
 * the audit trail: it rises with every write to what the entry tells of, on all nodes alike.
 */
export async function loadCrewFeed(
  db: Database,
  subscription: Subscription,
  now: Date,
): Promise<CrewFeed> {
  const viewer = { caller: viewerOf(subscription), now };
  const told = [
    ...(await eventsToldIn(db, subscription, viewer)),
    ...(await legsToldIn(db, subscription, viewer)),
  ];
  const changes = await lastChanges(
    db,
    told.flatMap(each => each.dependsOn),
  );
  const createdAt = new Date(subscription.createdAt);
  const rows = told.map(each => windowEntry(each, changes.of, createdAt));
  const { kind } = subscription;
  // Calendars of tours and people hold all of them; those that go on for ever the last year.
  const window = kind === 'tour' || kind === 'speaker' ? `${kind}s/` : kind;
  const { entries, changedAt } = entriesInWindow(window, rows, now);
  return { entries, changedAt: changedAt && changedAt > createdAt ? changedAt : createdAt };
}

async function eventsToldIn(
  db: Database,
  subscription: Subscription,
  viewer: CrewViewer,
): Promise<Told[]> {
  const events = await eventsSeen(db, subscription, viewer);
  const interpreters = [...new Set(events.flatMap(({ event }) => event.interpreter ?? []))];
  const people = interpreters.length === 0 ? [] : await findSpeakers(db, interpreters);
  const names = new Map(people.map(({ speaker }) => [speaker.slug, publicNameOf(speaker)]));
  return events.flatMap(onFile => {
    const { event } = onFile;
    const entry = crewEventOf(onFile, viewer, slug => names.get(slug) ?? null);
    if (!entry) return [];
    return { ...entry, uid: eventUid(event.id), tour: onFile.tour.status, ...wordsOf(onFile) };
  });
}

/** Everything whose change may change the entry of an event. */
function wordsOf({ event }: EventOnFile): Pick<Told, 'dependsOn'> {
  const { id, tour, venue, host, leg, speakers, interpreter } = event;
  const people = [...speakers, interpreter].map(subject => ['speaker', subject] as const);
  const others = [
    ...([
      ['tour', tour],
      ['venue', venue],
      ['organization', host],
      ['leg', leg],
    ] as const),
    ...people,
  ].flatMap(([type, subject]) => (subject === null ? [] : { type, subject }));
  return { dependsOn: [{ type: 'event', subject: id }, ...others] };
}

/** The events of a calendar that its owner may know of. */
async function eventsSeen(
  db: Database,
  subscription: Subscription,
  { caller, now }: CrewViewer,
): Promise<EventOnFile[]> {
  const { kind, organization } = subscription;
  const found = await eventsAbout(db, subscription, now);
  const own = kind === 'organization' ? await venuesOf(db, organization!) : [];
  return found.filter(onFile => {
    if (caller.role === 'coordinator' && !coordinates(caller, onFile.event.tour)) return false;
    const seen = eventAsSeen(onFile, caller, now);
    if (seen === null) return false;
    // What may not be shown must not be found by it.
    if (kind === 'organization') {
      return seen.host === organization || (seen.venue !== null && own.includes(seen.venue));
    }
    const { speaker } = subscription;
    return kind !== 'speaker' || [...seen.speakers, seen.interpreter].includes(speaker);
  });
}

async function eventsAbout(
  db: Database,
  { kind, tour, speaker, organization }: Subscription,
  now: Date,
): Promise<EventOnFile[]> {
  const recent = { firstDate: addDays(now.toISOString().slice(0, 10), -DAYS_LOADED) };
  switch (kind) {
    case 'tour':
      return findEvents(db, { tour: tour! });
    case 'speaker': {
      const sharing = { people: [speaker!], venues: [] };
      return findEvents(db, { sharing, tour: tour ?? undefined });
    }
    case 'organization': {
      const sharing = { people: [], venues: await venuesOf(db, organization!) };
      const hosted = await findEvents(db, { ...recent, host: organization! });
      const ids = new Set(hosted.map(({ event }) => event.id));
      const there = await findEvents(db, { ...recent, sharing });
      return [...hosted, ...there.filter(({ event }) => !ids.has(event.id))];
    }
    case 'all':
      return findEvents(db, recent);
  }
}

async function venuesOf(db: Database, organization: string): Promise<string[]> {
  const query = db.select({ id: venues.id }).from(venues);
  const rows = await query.where(eq(venues.organization, organization));
  return rows.map(({ id }) => id);
}

async function legsToldIn(
  db: Database,
  { kind, tour, speaker }: Subscription,
  viewer: CrewViewer,
): Promise<Told[]> {
  if (kind === 'organization') return [];
  const filter = { tour: tour ?? undefined, speaker: speaker ?? undefined, cancelled: true };
  const legs = await findLegs(db, filter);
  const { caller } = viewer;
  return legs.flatMap(onFile => {
    const { leg } = onFile;
    if (caller.role === 'coordinator' && !coordinates(caller, leg.tour)) return [];
    const entry = crewLegOf(onFile, viewer);
    if (!entry) return [];
    return { ...entry, uid: legUid(leg.id), tour: onFile.tour.status, ...wordsOfLeg(onFile) };
  });
}

function wordsOfLeg({ leg }: LegOnFile): Pick<Told, 'dependsOn'> {
  const { id, tour, speaker } = leg;
  const person = speaker === null ? [] : [{ type: 'speaker', subject: speaker } as const];
  return { dependsOn: [{ type: 'leg', subject: id }, { type: 'tour', subject: tour }, ...person] };
}

/**
 * The newest entry of the audit trail among all that the words depend on is newer after every
 * write. The number of the thing's own entries is added for writes that began before another and
 * were committed after it.
 */
function windowEntry(
  { uid, content, cancelled, tour, dependsOn }: Told,
  lastChangeOf: (subject: Subject) => LastChange | null,
  createdAt: Date,
): WindowEntry {
  const own = lastChangeOf(dependsOn[0]);
  const all = dependsOn.flatMap(subject => lastChangeOf(subject) ?? []);
  const firstAt = own === null ? createdAt : new Date(own.firstAt);
  const changedAt = new Date(Math.max(firstAt.getTime(), ...all.map(({ at }) => at)));
  return {
    ...{ uid, content, cancelled, createdAt: firstAt, changedAt },
    sequence: Math.max(0, ...all.map(({ id }) => id)) + (own?.count ?? 0),
    version: digestOf(JSON.stringify(content)),
    ...{
      feed: '',
      visibleFrom: null,
      toldBefore: null,
      tourStatus: tour,
      tourNamedAt: new Date(0),
    },
  };
}
