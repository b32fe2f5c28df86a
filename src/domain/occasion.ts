import { type Caller, coordinates } from './caller.js';
import { Refusal } from './refusals.js';

/** When a write is made, and by whom. */
export type Occasion = { now: Date; caller: Exclude<Caller, { role: 'public' }> };

/** A write to a version of something that the caller has read. */
export type VersionedOccasion = Occasion & { ifMatch: string | undefined };

/** Null where the caller coordinates the tour (without one: all tours); otherwise the refusal. */
export function tourRefusal({ caller }: Pick<Occasion, 'caller'>, tour?: string): Refusal | null {
  if (coordinates(caller, tour)) return null;
  const detail =
    tour === undefined
      ? 'Your key is for some tours alone: ask a coordinator of all of them.'
      : `Your key is not for the tour "${tour}".`;
  return new Refusal('not-allowed', detail);
}
