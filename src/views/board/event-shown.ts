import type { Conflict, Subject } from '../../domain/conflicts/conflict.js';
import type { Event } from '../../domain/event.js';
import type { Offer } from '../../domain/free-hours.js';
import type { Leg } from '../../domain/leg.js';
import type { Organization } from '../../domain/organization.js';
import type { Tour } from '../../domain/tour.js';
import type { Venue } from '../../domain/venue.js';

/** All that the board shows of an event, in the version of its `etag`. */
export type EventShown = {
  event: Event;
  etag: string;
  tour: Tour;
  legs: readonly Leg[];
  venue: Venue | null;
  host: Pick<Organization, 'slug' | 'name'> | null;
  /** What its people and those of its clashes are called. */
  people: ReadonlyMap<string, string>;
  /** What clashes with it (or with what its chapter wants of it), and hours that are free. */
  conflicts: readonly Conflict[];
  offers: readonly Offer[];
  nameOf(subject: Subject): string | null;
};
