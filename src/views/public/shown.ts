import type { City } from '../../domain/city.js';
import type { Coast } from '../../domain/coast.js';
import type { Event } from '../../domain/event.js';
import type { Leg } from '../../domain/leg.js';
import type { Move } from '../../domain/moves.js';
import type { Organization } from '../../domain/organization.js';
import type { Speaker } from '../../domain/speaker.js';
import type { Tour } from '../../domain/tour.js';
import type { Venue } from '../../domain/venue.js';
import type { Frame } from '../frame.js';

/** What legs and events refer to, as far as the reader may know of it: by slug, of venues by id. */
export type Around = {
  tours: ReadonlyMap<string, Tour>;
  speakers: ReadonlyMap<string, Speaker>;
  cities: ReadonlyMap<string, City>;
  coasts: ReadonlyMap<string, Coast>;
  organizations: ReadonlyMap<string, Organization>;
  venues: ReadonlyMap<string, Venue>;
  /** What was moved, by the id of the leg or event. */
  moves: ReadonlyMap<string, Move>;
};

/** Legs and events with what they refer to. */
export type Schedule = { legs: readonly Leg[]; events: readonly Event[]; around: Around };

/** What every public page is told in: by whom it is read, and in which other zone hours are wanted. */
export type Telling = Frame & { zone: string | null };

/** Whether nothing takes place. */
export function isOff({ status }: Pick<Leg | Event, 'status'>): boolean {
  return status === 'cancelled' || status === 'postponed';
}
