import { type Caller, coordinates } from '../domain/caller.js';
import type { ScheduleOnFile } from '../domain/conflicts/asked.js';
import type { LegOnFile } from '../domain/leg.js';
import { publicNameOf } from '../domain/speaker.js';
import { allCoasts } from './coasts.js';
import { findLegs, type LegFilter } from './legs.js';
import type { Database } from './store.js';

/**
 * The schedule of one tour or speaker, or of all. With a tour come the other legs of its speakers
 * too, since a clash may lie between two tours. Speakers have the names that the caller knows.
 */
export async function loadSchedule(
  db: Database,
  { tour, speaker }: Pick<LegFilter, 'tour' | 'speaker'>,
  caller: Caller,
): Promise<ScheduleOnFile> {
  const asked = await findLegs(db, { tour, speaker });
  const others = tour ? await legsOfSpeakers(db, asked) : [];
  const legs = new Map([...asked, ...others].map(onFile => [onFile.leg.id, onFile]));
  const nameFor = (speaker: NonNullable<LegOnFile['speaker']>, tour: string) =>
    coordinates(caller, tour) ? speaker.name : publicNameOf(speaker);
  const scheduled = [...legs.values()].map(({ leg, tour, speaker }) => ({
    ...leg,
    speakerName: speaker && nameFor(speaker, leg.tour),
    tourTitle: tour.title,
  }));
  return { schedule: { legs: scheduled, events: [], coasts: await allCoasts(db) }, legs };
}

async function legsOfSpeakers(db: Database, legs: LegOnFile[]): Promise<LegOnFile[]> {
  const speakers = [...new Set(legs.flatMap(({ leg }) => leg.speaker ?? []))];
  return speakers.length === 0 ? [] : findLegs(db, { speakers });
}
