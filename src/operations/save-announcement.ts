import type { ComparedLeg, Comparison } from '../domain/announcement/compare.js';
import type { PreviewSpeaker, PreviewTour } from '../domain/announcement/preview.js';
import type { Deed } from '../domain/change.js';
import type { GazetteerCity } from '../domain/city.js';
import type { Occasion } from '../domain/occasion.js';
import { recordChanges } from '../store/changes.js';
import { ensureCity } from '../store/cities.js';
import { ensureItinerary, updateItineraryCoast } from '../store/itineraries.js';
import { findLegs, insertLeg, updateLeg } from '../store/legs.js';
import {
  findOrganization,
  insertOrganization,
  organizationsBySlug,
} from '../store/organizations.js';
import { insertSpeaker, speakersNamed, updateSpeaker } from '../store/speakers.js';
import type { Database } from '../store/store.js';
import { findTour, insertTour, updateTour } from '../store/tours.js';
import { publish } from './publish.js';

/** Stores what a comparison says, and brings the feeds up to it. Part of one transaction. */
export async function saveAnnouncement(
  tx: Database,
  { tour, speakers, legs }: Comparison,
  occasion: Occasion,
): Promise<void> {
  const { now } = occasion;
  const before = await announced(tx, tour.slug!, speakers);
  await saveTour(tx, tour, now);
  for (const speaker of speakers) await saveSpeaker(tx, speaker, now);
  const itineraries = await saveItineraries(tx, tour.slug!, legs);
  for (const leg of legs) await saveLeg(tx, leg, itineraries, now);
  await publish(tx, { tour: tour.slug! }, now);
  const slugs = speakers.map(({ slug }) => slug);
  if (slugs.length > 0) await publish(tx, { speakers: slugs }, now);
  const after = await announced(tx, tour.slug!, speakers);
  await recordChanges(tx, deedsBetween(before, after), occasion);
}

/** What is on file of the things that an announcement tells of, by type and name. */
async function announced(tx: Database, tour: string, speakers: readonly PreviewSpeaker[]) {
  const slugs = speakers.map(({ slug }) => slug);
  const unions = speakers.flatMap(({ organization }) => organization?.slug ?? []);
  const legs = await findLegs(tx, { tour, cancelled: true });
  const tourOnFile = await findTour(tx, tour);
  const deed = (type: Deed['type'], subject: string, thing: object) =>
    [
      `${type} ${subject}`,
      { type, subject, thing, tour: type === 'leg' || type === 'tour' ? tour : null },
    ] as const;
  return new Map([
    ...(tourOnFile ? [deed('tour', tour, tourOnFile)] : []),
    ...(await speakersNamed(tx, [], slugs)).map(each => deed('speaker', each.slug, each)),
    ...(await organizationsBySlug(tx, unions)).map(each => deed('organization', each.slug, each)),
    ...legs.map(({ leg }) => deed('leg', leg.id, leg)),
  ]);
}

type Announced = Awaited<ReturnType<typeof announced>>;

/** An import adds and changes, and removes nothing. */
function deedsBetween(before: Announced, after: Announced): Deed[] {
  return [...after].map(([name, { thing, ...deed }]) => ({
    ...deed,
    ...{ old: before.get(name)?.thing ?? null, new: thing },
  }));
}

async function saveTour(tx: Database, tour: PreviewTour, now: Date): Promise<void> {
  const { slug, title, kind, status, countries } = tour;
  if (tour.change === 'create') {
    await insertTour(tx, { slug: slug!, title: title!, kind, status, countries }, now);
  } else if (tour.change === 'update') {
    const isRenamed = tour.changes.some(({ field }) => field === 'status');
    await updateTour(tx, slug!, { kind, status, countries }, { now, isRenamed });
  }
}

async function saveSpeaker(tx: Database, speaker: PreviewSpeaker, now: Date): Promise<void> {
  const { slug, name, role, organization } = speaker;
  if (organization && !(await findOrganization(tx, organization.slug))) {
    await insertOrganization(tx, { ...organization, kind: kindOf(organization.name, role) });
  }
  const values = { name, role, organization: organization?.slug ?? null };
  if (speaker.change === 'create') {
    await insertSpeaker(tx, { ...values, slug }, now);
  } else if (speaker.change === 'update') {
    const isRenamed = speaker.changes.some(({ field }) => field === 'name');
    await updateSpeaker(tx, slug, values, { now, isRenamed });
  }
}

/** The words around an organisation's short name tell whether it is a union. */
function kindOf(name: string, role: string | null) {
  const isUnion = /union|workers|sindica|trabajador/i.test(`${name} ${role ?? ''}`);
  return isUnion ? ('union' as const) : ('other' as const);
}

type Itineraries = Map<ComparedLeg['section'], string>;

/** The itinerary of each part of the text; one on file follows the text to another coast. */
async function saveItineraries(
  tx: Database,
  tour: string,
  legs: readonly ComparedLeg[],
): Promise<Itineraries> {
  const ids: Itineraries = new Map();
  for (const { section, speaker, coast } of legs) {
    if (section === null || ids.has(section)) continue;
    if (section.itinerary) await updateItineraryCoast(tx, section.itinerary, coast);
    const id = section.itinerary ?? (await ensureItinerary(tx, { tour, speaker, coast }));
    ids.set(section, id);
  }
  return ids;
}

async function saveLeg(
  tx: Database,
  leg: ComparedLeg,
  itineraries: Itineraries,
  now: Date,
): Promise<void> {
  const { city, country, firstDate, lastDate } = leg;
  if (leg.change === 'vanished') await updateLeg(tx, leg.id!, { status: 'cancelled' }, now);
  if (leg.change === 'update') {
    const isOn = { status: 'confirmed', statusReason: null } as const;
    await updateLeg(tx, leg.id!, { firstDate, lastDate, ...isOn }, now);
  }
  if (leg.change !== 'create') return;
  if (city) await ensureCity(tx, city as GazetteerCity);
  await insertLeg(tx, {
    ...{ itinerary: itineraries.get(leg.section)!, city: city?.slug ?? null },
    ...{ country: country!, firstDate, lastDate },
  });
}
