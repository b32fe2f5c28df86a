import { eq, inArray } from 'drizzle-orm';
import { organizations, speakers } from '../../db/schema/index.js';
import type { AnnouncedLeg, AnnouncedTour } from '../domain/announced-tour.js';
import { legAsSeen } from '../domain/audience.js';
import type { Caller } from '../domain/caller.js';
import type { LegOnFile } from '../domain/leg.js';
import { publicNameOf } from '../domain/speaker.js';
import { isPublished } from '../domain/tour.js';
import { allCoasts } from './coasts.js';
import { itinerariesWithLegs } from './itineraries.js';
import type { Database } from './store.js';
import { findTour } from './tours.js';

const everybody: Caller = { role: 'public' };

/**
 * A tour as it can be announced to everybody, and when what is said of its speakers last changed;
 * null where they may not know that there is one.
 */
export async function announcedTour(
  db: Database,
  slug: string,
  now: Date,
): Promise<{ tour: AnnouncedTour; changedAt: Date } | null> {
  const tour = await findTour(db, slug);
  if (!tour || !isPublished(tour)) return null;
  const coasts = new Map((await allCoasts(db)).map(coast => [coast.slug, coast]));
  const itineraries = (await itinerariesWithLegs(db, slug))
    .map(each => ({ ...each, legs: each.legs.flatMap(leg => announcedLeg(leg, now) ?? []) }))
    .filter(({ legs }) => legs.length > 0);
  const people = await introduced(
    db,
    itineraries.flatMap(({ speaker }) => speaker ?? []),
  );
  const parts = itineraries.map(({ speaker, coast, legs }) => ({
    speaker: speaker === null ? null : people.get(speaker)!,
    coast: coast === null ? null : coasts.get(coast)!,
    legs,
  }));
  const times = [...people.values()].map(({ changedAt }) => changedAt.getTime());
  return { tour: { slug, title: tour.title, parts }, changedAt: new Date(Math.max(0, ...times)) };
}

function announcedLeg(onFile: LegOnFile, now: Date): AnnouncedLeg | null {
  const seen = legAsSeen(onFile, everybody, now);
  return seen && { ...seen, isHidden: seen.city === null && onFile.leg.city !== null };
}

/** Speakers as a text introduces them, under the names that the public may know. */
async function introduced(db: Database, slugs: readonly string[]) {
  const { slug, name, publicName, role, updatedAt } = speakers;
  const rows = await db
    .select({
      ...{ slug, name, publicName, role, updatedAt },
      organization: organizations.name,
      organizationUpdatedAt: organizations.updatedAt,
    })
    .from(speakers)
    .leftJoin(organizations, eq(organizations.slug, speakers.organization))
    .where(inArray(slug, [...slugs]));
  const people = rows.map(({ updatedAt, organizationUpdatedAt, ...person }) => ({
    ...{ slug: person.slug, name: publicNameOf(person), role: person.role },
    organization: person.organization,
    changedAt: new Date(Math.max(updatedAt.getTime(), organizationUpdatedAt?.getTime() ?? 0)),
  }));
  return new Map(people.map(person => [person.slug, person]));
}
