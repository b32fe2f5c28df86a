import { type CrewEntry, type CrewViewer, crewEventOf, crewLegOf } from '../domain/crew.js';
import { type CrewArrangement, crewArrangementOf } from '../domain/crew-arrangement.js';
import { arrangementUid, eventUid, legUid } from '../domain/entry-uid.js';
import type { EventOnFile } from '../domain/event.js';
import { entriesInWindow, type WindowEntry } from '../domain/feed-window.js';
import type { LegOnFile } from '../domain/leg.js';
import type { FeedEntry } from '../domain/publication.js';
import { digestOf } from '../domain/secret.js';
import { personOf, type Subscription, viewerOf } from '../domain/subscription.js';
import type { TourStatus } from '../domain/tour.js';
import { type Crew, loadCrew } from './crew.js';
import { type LastChange, lastChanges, type Subject } from './last-changes.js';
import type { Store } from './store.js';

/** What a private feed holds, and when that last changed. */
export type CrewFeed = { entries: FeedEntry[]; changedAt: Date };

/** What is to be told, and on what its words depend: the thing itself first. */
type Told = CrewEntry & { uid: string; tour: TourStatus; dependsOn: [Subject, ...Subject[]] };

/**
 * The feed of a private calendar as its owner's rights allow now. Each entry's SEQUENCE comes from
 * the audit trail: it rises with every write to what the entry tells of, on all nodes alike.
 */
export async function loadCrewFeed(
  store: Pick<Store, 'db' | 'gazetteer'>,
  subscription: Subscription,
  now: Date,
): Promise<CrewFeed> {
  const viewer = { caller: viewerOf(subscription), now };
  const crew = await loadCrew(store, subscription, viewer);
  const told = [
    ...crew.events.flatMap(each => eventTold(each, crew, viewer)),
    ...crew.legs.flatMap(each => legTold(each, viewer)),
    ...crew.arrangements.flatMap(each => arrangementTold(each, crew)),
  ];
  const changes = await lastChanges(
    store.db,
    told.flatMap(each => each.dependsOn),
  );
  const createdAt = new Date(subscription.createdAt);
  const rows = told.map(each => windowEntry(each, changes.of, createdAt));
  // Calendars of tours and people hold all of them; those that go on for ever the last year.
  const holdsAll = subscription.kind === 'tour' || personOf(subscription) !== null;
  const window = holdsAll ? 'tours/' : subscription.kind;
  const { entries, changedAt } = entriesInWindow(window, rows, now);
  return { entries, changedAt: changedAt && changedAt > createdAt ? changedAt : createdAt };
}

function eventTold(onFile: EventOnFile, { names }: Crew, viewer: CrewViewer): Told[] {
  const { event } = onFile;
  const entry = crewEventOf(onFile, viewer, slug => names.get(slug) ?? null);
  if (!entry) return [];
  return [{ ...entry, uid: eventUid(event.id), tour: onFile.tour.status, ...wordsOf(onFile) }];
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

function legTold(onFile: LegOnFile, viewer: CrewViewer): Told[] {
  const entry = crewLegOf(onFile, viewer);
  if (!entry) return [];
  const { leg, tour } = onFile;
  return [{ ...entry, uid: legUid(leg.id), tour: tour.status, ...wordsOfLeg(onFile) }];
}

/** What is arranged says of itself what its leg or event would not: nothing of it but its name. */
function arrangementTold(arranged: CrewArrangement, { events, legs }: Crew): Told[] {
  const event = events.find(each => each.event.id === arranged.event);
  const leg = legs.find(each => each.leg.id === arranged.leg);
  const owner = event ?? leg;
  const entry = crewArrangementOf(arranged, { event, leg });
  if (!entry || !owner) return [];
  const own = { type: 'arrangement', subject: arranged.id } as const;
  const others = event ? wordsOf(event) : wordsOfLeg(leg!);
  const dependsOn: Told['dependsOn'] = [own, ...others.dependsOn];
  return [{ ...entry, uid: arrangementUid(arranged.id), tour: owner.tour.status, dependsOn }];
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
