import { type OnFile, speakerOnFile } from '../domain/announcement/match.js';
import type { ParsedAnnouncement } from '../domain/announcement/parsed.js';
import { announcedSlug, tourSlug } from '../domain/announcement/slugs.js';
import { daysBetween } from '../domain/calendar-date.js';
import type { Tour } from '../domain/tour.js';
import { itinerariesOf } from '../store/itineraries.js';
import { findLegs } from '../store/legs.js';
import { organizationsNamed } from '../store/organizations.js';
import { speakersNamed } from '../store/speakers.js';
import type { Database } from '../store/store.js';
import { findTour, tourSlugsOf } from '../store/tours.js';

/** A tour of the same title whose days are further away than this is another year's tour. */
const SAME_TOUR_DAYS = 120;

/** Everything on file that an announcement may be about, with a note on tours of other years. */
export async function announcementOnFile(
  db: Database,
  parsed: ParsedAnnouncement,
): Promise<OnFile & { notes: string[] }> {
  const { tour, notes } = await tourOnFile(db, parsed);
  const announced = parsed.sections.flatMap(({ speaker }) => speaker ?? []);
  const names = announced.map(({ name }) => name);
  const slugs = names.map(name => announcedSlug(name, 'speaker'));
  const speakers = await speakersNamed(db, names, slugs);
  const known = announced.flatMap(each => speakerOnFile(each, speakers) ?? []);
  const unions = announced.flatMap(({ organization }) => organization ?? []);
  const organizations = await organizationsNamed(db, unions, [
    ...unions.map(name => announcedSlug(name, 'organization')),
    ...known.flatMap(({ organization }) => organization ?? []),
  ]);
  const legs = tour ? await findLegs(db, { tour: tour.slug, cancelled: true }) : [];
  const itineraries = tour ? await itinerariesOf(db, tour.slug) : [];
  return { tour, notes, itineraries, legs, speakers, organizations };
}

/**
 * The tour on file that has the title and the days of the announcement. A tour that is announced
 * every year under one title is another tour each year.
 */
async function tourOnFile(
  db: Database,
  { title, sections, yearFrom, year }: ParsedAnnouncement,
): Promise<{ tour: Tour | null; notes: string[] }> {
  const days = sections.flatMap(({ legs }) => legs.map(({ firstDate }) => firstDate)).sort();
  const [firstDay] = days;
  if (title === null || firstDay === undefined) return { tour: null, notes: [] };
  const exact = tourSlug(title.text, firstDay);
  const tours: Tour[] = [];
  for (const slug of await tourSlugsOf(db, tourSlug(title.text, null))) {
    const tour = await findTour(db, slug);
    if (tour) tours.push(tour);
  }
  const isNear = ({ firstDate }: Tour) =>
    firstDate === null || Math.abs(daysBetween(firstDate, firstDay)) <= SAME_TOUR_DAYS;
  const tour = tours.find(({ slug }) => slug === exact) ?? tours.find(isNear) ?? null;
  const others = tours.flatMap(({ firstDate }) => firstDate?.slice(0, 4) ?? []).join(', ');
  if (tour || others === '' || yearFrom === 'given') return { tour, notes: [] };
  const note = `Read as a new tour of ${year}. A tour of this title is on file for ${others}: give that year to compare with it.`;
  return { tour, notes: [note] };
}
