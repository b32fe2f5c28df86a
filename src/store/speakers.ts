import { and, asc, eq, getTableColumns, gt, inArray, ne, or, sql } from 'drizzle-orm';
import {
  eventSpeakers,
  events,
  feedEntries,
  itineraries,
  legs,
  speakers,
  tours,
} from '../../db/schema/index.js';
import { speakerAsSeen } from '../domain/audience.js';
import type { Caller } from '../domain/caller.js';
import type { ScheduledPerson } from '../domain/schedule.js';
import type { Speaker, SpeakerChange, SpeakerOnFile } from '../domain/speaker.js';
import { busyByPerson, type DaysAround } from './busy-periods.js';
import { type Page, type PageRequest, pageOfSeen } from './page.js';
import { qualified } from './rows.js';
import type { Database } from './store.js';

const { namedAt: _, createdAt: __, updatedAt: ___, ...columns } = getTableColumns(speakers);

const isOwn = sql`${qualified(itineraries.speaker)} = ${qualified(speakers.slug)}`;
const isOn = sql`${qualified(events.status)} not in ('rejected', 'cancelled')`;
/** The tours of somebody's legs, and of the events at which they speak or interpret. */
const toursOf = sql`from ${tours} where ${qualified(tours.slug)} in (
  select ${qualified(itineraries.tour)} from ${itineraries} where ${isOwn}
  union select ${qualified(events.tour)} from ${events}
  where ${qualified(events.interpreter)} = ${qualified(speakers.slug)} and ${isOn}
  union select ${qualified(events.tour)} from ${events} join ${eventSpeakers}
    on ${qualified(eventSpeakers.event)} = ${qualified(events.id)}
  where ${qualified(eventSpeakers.speaker)} = ${qualified(speakers.slug)} and ${isOn})`;

const onFile = {
  speaker: columns,
  tours: sql<string[]>`array(select distinct ${qualified(tours.slug)} ${toursOf}
    order by 1)`,
  isUnannounced: sql<boolean>`(exists (select from ${itineraries} where ${isOwn})
    and not exists (select from ${itineraries} join ${tours}
      on ${qualified(tours.slug)} = ${qualified(itineraries.tour)}
      where ${isOwn} and ${qualified(tours.status)} <> 'draft')
    and not exists (select from ${feedEntries} where not ${feedEntries.cancelled}
      and ${feedEntries.feed} = 'speakers/' || ${qualified(speakers.slug)}))`,
  lastDate: sql<string | null>`(select max(${qualified(legs.lastDate)})::text from ${legs}
    join ${itineraries} on ${qualified(itineraries.id)} = ${qualified(legs.itinerary)}
    where ${isOwn} and ${qualified(legs.status)} = 'confirmed')`,
};

export async function findSpeaker(db: Database, slug: string): Promise<SpeakerOnFile | null> {
  const [found] = await db.select(onFile).from(speakers).where(eq(speakers.slug, slug));
  return found ?? null;
}

/** The speakers of some slugs, in no order; unknown ones are left out. */
export function findSpeakers(db: Database, slugs: readonly string[]): Promise<SpeakerOnFile[]> {
  return db
    .select(onFile)
    .from(speakers)
    .where(inArray(speakers.slug, [...slugs]));
}

/** People as the rules take them, by their slugs; `around` narrows when they are busy to some days. */
export async function scheduledPeople(
  db: Database,
  slugs: readonly string[],
  around?: DaysAround,
): Promise<ScheduledPerson[]> {
  const { slug, name, availability } = speakers;
  const query = db.select({ slug, name, availability }).from(speakers);
  const people = await query.where(inArray(slug, [...slugs])).orderBy(asc(slug));
  return withBusy(db, people, around);
}

/** People with when they are busy by their own calendars. */
export async function withBusy<P extends { slug: string }>(
  db: Database,
  people: readonly P[],
  around?: DaysAround,
): Promise<(P & Pick<ScheduledPerson, 'busy'>)[]> {
  const busyOf = await busyByPerson(
    db,
    people.map(({ slug }) => slug),
    around,
  );
  return people.map(each => {
    const busy = busyOf(each.slug);
    return busy === null ? each : { ...each, busy };
  });
}

/** As `findSpeaker`, and no other write may change the speaker until the transaction ends. */
export async function lockSpeaker(tx: Database, slug: string): Promise<Speaker | null> {
  const query = tx.select(columns).from(speakers).where(eq(speakers.slug, slug));
  const [found] = await query.for('update');
  return found ?? null;
}

/** Speakers whose name or slug is one of the given ones. */
export function speakersNamed(db: Database, names: string[], slugs: string[]): Promise<Speaker[]> {
  const isMeant = or(inArray(speakers.name, names), inArray(speakers.slug, slugs));
  return db.select(columns).from(speakers).where(isMeant).orderBy(asc(speakers.slug));
}

/** When the name that the public sees last changed. */
export async function speakerNamedAt(db: Database, slug: string): Promise<Date> {
  const query = db.select({ namedAt: speakers.namedAt }).from(speakers);
  const [found] = await query.where(eq(speakers.slug, slug));
  return found!.namedAt;
}

/** Speakers by slug, as the caller may see them. */
export function listSpeakers(
  db: Database,
  { caller, now }: { caller: Caller; now: Date },
  page: PageRequest,
): Promise<Page<Speaker>> {
  const isSeen = caller.role === 'coordinator' ? undefined : ne(speakers.visibility, 'private');
  const fetch = async ({ limit, after }: PageRequest) =>
    db
      .select(onFile)
      .from(speakers)
      .where(and(isSeen, after ? gt(speakers.slug, after[0]!) : undefined))
      .orderBy(asc(speakers.slug))
      .limit(limit);
  const see = (onFile: SpeakerOnFile) => speakerAsSeen(onFile, caller, now);
  return pageOfSeen(page, ({ speaker }) => [speaker.slug], { fetch, see });
}

export async function insertSpeaker(
  tx: Database,
  speaker: Partial<Speaker> & Pick<Speaker, 'slug' | 'name'>,
  now: Date,
): Promise<void> {
  await tx.insert(speakers).values({ ...speaker, namedAt: now });
}

/** `isRenamed`: the name that the public sees changes with it. */
export async function updateSpeaker(
  tx: Database,
  slug: string,
  change: SpeakerChange,
  { now, isRenamed }: { now: Date; isRenamed: boolean },
): Promise<void> {
  const values = { ...change, updatedAt: now, ...(isRenamed ? { namedAt: now } : {}) };
  await tx.update(speakers).set(values).where(eq(speakers.slug, slug));
}
