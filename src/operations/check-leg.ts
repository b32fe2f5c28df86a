import { legAsSeen } from '../domain/audience.js';
import type { Leg, LegChange, LegOnFile, NewLeg } from '../domain/leg.js';
import { type Occasion, tourRefusal } from '../domain/occasion.js';
import { Refusal } from '../domain/refusals.js';
import { findLeg } from '../store/legs.js';
import { findSpeaker } from '../store/speakers.js';
import type { Database, Store } from '../store/store.js';
import { findTour } from '../store/tours.js';
import type { Check } from './check-event.js';
import { type DecidedLeg, decideLeg, mergeLeg } from './decide-leg.js';
import { legsDifference } from './legs-difference.js';

/** What a new leg would do; nothing is written. Its id in the conflicts is `draft`. */
export async function checkLeg(
  store: Store,
  input: NewLeg,
  occasion: Occasion,
): Promise<Check | Refusal> {
  const refused = tourRefusal(occasion, input.tour);
  if (refused) return refused;
  const decided = await decideLeg(store.db, store, input);
  if (decided instanceof Refusal) return decided;
  const after = await asIfOnFile(store.db, decided, 'draft');
  return checkOf(store.db, [null, after], occasion);
}

/** What a change of a leg would do; nothing is written. Null where there is no such leg. */
export async function checkLegChange(
  store: Store,
  { id, change }: { id: string; change: LegChange },
  occasion: Occasion,
): Promise<Check | Refusal | null> {
  const held = await findLeg(store.db, id);
  if (!held || !legAsSeen(held, occasion.caller, occasion.now)) return null;
  const { leg } = held;
  const refused = tourRefusal(occasion, leg.tour) ?? tourRefusal(occasion, change.tour ?? leg.tour);
  if (refused) return refused;
  const decided = await decideLeg(store.db, store, mergeLeg(leg, change));
  if (decided instanceof Refusal) return decided;
  const after = await asIfOnFile(store.db, decided, id, leg);
  return checkOf(store.db, [held, after], occasion);
}

/** A leg as it would be on file. */
async function asIfOnFile(
  db: Database,
  { place, ...decided }: DecidedLeg,
  id: string,
  held?: Leg,
): Promise<LegOnFile> {
  const { tour, speaker, coast, country, firstDate, lastDate } = decided;
  const { kind, visibility, status } = { ...usual, ...held, ...decided };
  const found = speaker === null ? null : await findSpeaker(db, speaker);
  const city = withoutPopulation(place);
  return {
    leg: {
      ...{ id, tour, speaker, coast, city, region: city?.region ?? null, country },
      ...{
        firstDate,
        lastDate,
        kind,
        visibility,
        ...{ status, statusReason: null },
        interpreter: decided.interpreter ?? null,
      },
    },
    tour: (await findTour(db, tour))!,
    speaker: found?.speaker ?? null,
    ...{ itinerary: '', coastName: null },
  };
}

const usual = { kind: 'stop', visibility: 'public', status: 'confirmed' } as const;

function withoutPopulation(place: DecidedLeg['place']): Leg['city'] {
  if (place === null) return null;
  const { population: _, ...city } = place;
  return city;
}

async function checkOf(
  db: Database,
  [before, after]: readonly [LegOnFile | null, LegOnFile],
  occasion: Occasion,
): Promise<Check> {
  const steps = { before: before === null ? [] : [before], after: [after] };
  return { ...(await legsDifference(db, steps, occasion)), offers: [] };
}
