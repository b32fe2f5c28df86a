import type { LegOnFile } from '../domain/leg.js';
import type { Schedule } from '../domain/schedule.js';
import { allCoasts } from './coasts.js';
import { findLegs, type LegFilter } from './legs.js';
import type { Database } from './store.js';

/** A schedule, and the legs in it with what says who may see them. */
export type ScheduleOnFile = { schedule: Schedule; legs: Map<string, LegOnFile> };

/**
 * The schedule of one tour or speaker, or of all. With a tour come the other legs of its speakers
 * too, since a clash may lie between two tours.
 */
export async function loadSchedule(
  db: Database,
  { tour, speaker }: Pick<LegFilter, 'tour' | 'speaker'>,
): Promise<ScheduleOnFile> {
  const asked = await findLegs(db, { tour, speaker });
  const others = tour ? await legsOfSpeakers(db, asked) : [];
  const legs = new Map([...asked, ...others].map(onFile => [onFile.leg.id, onFile]));
  const scheduled = [...legs.values()].map(({ leg, tour, speaker }) => ({
    ...leg,
    speakerName: speaker?.name ?? null,
    tourTitle: tour.title,
  }));
  return { schedule: { legs: scheduled, events: [], coasts: await allCoasts(db) }, legs };
}

async function legsOfSpeakers(db: Database, legs: LegOnFile[]): Promise<LegOnFile[]> {
  const speakers = [...new Set(legs.flatMap(({ leg }) => leg.speaker ?? []))];
  return speakers.length === 0 ? [] : findLegs(db, { speakers });
}
