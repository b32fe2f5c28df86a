import { conflictsAsked } from '../domain/conflicts/asked.js';
import type { CrewViewer } from '../domain/crew.js';
import type { SheetDay } from '../domain/day-sheets/day-sheet.js';
import { daySheets } from '../domain/day-sheets/day-sheets.js';
import { farSighted } from '../domain/day-sheets/far-sighted.js';
import { publicNameOf } from '../domain/speaker.js';
import { personOf, type Subscription, viewerOf } from '../domain/subscription.js';
import { loadCrew } from './crew.js';
import { loadSchedule } from './schedules.js';
import { findSpeaker } from './speakers.js';
import type { Database, Store } from './store.js';

/** The sheets of somebody: under their public name, with the titles of their tours. */
export type PersonalSheets = { name: string; tours: string[]; days: SheetDay[] };

/**
 * The days of the person whom a private calendar is about, by what its owner may see now; null
 * where it is nobody's.
 */
export async function loadDaySheets(
  store: Store,
  subscription: Subscription,
  now: Date,
): Promise<PersonalSheets | null> {
  const person = personOf(subscription);
  const found = person === null ? null : await findSpeaker(store.db, person);
  if (person === null || !found) return null;
  const viewer = { caller: viewerOf(subscription), now };
  const crew = await loadCrew(store, subscription, viewer);
  const legs = crew.legs.filter(({ tour }) => tour.status !== 'archived');
  const events = crew.events.filter(({ tour }) => tour.status !== 'archived');
  const tours = [
    ...legs.map(({ leg, tour }) => [leg.tour, tour.title] as const),
    ...events.map(({ event, tour }) => [event.tour, tour.title] as const),
  ];
  const titles = new Map(tours);
  const conflicts = await conflictsOf(store.db, [...titles.keys()], viewer);
  const days = daySheets({ person, ...crew, legs, events, conflicts }, viewer);
  return { name: publicNameOf(found.speaker), tours: [...titles.values()], days };
}

/** What the rules say of some tours, in the eyes of the viewer. */
async function conflictsOf(db: Database, tours: readonly string[], viewer: CrewViewer) {
  const reports = [];
  for (const tour of tours) {
    const onFile = await loadSchedule(db, { tour }, viewer);
    reports.push(conflictsAsked(farSighted(onFile), {}, viewer));
  }
  return reports.flat();
}
