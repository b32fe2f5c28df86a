import { type Static, Type } from 'typebox';
import type { Point } from './distance.js';
import { normaliseName } from './gazetteer/normalise.js';
import {
  Change,
  Creation,
  Id,
  Line,
  Nullable,
  OneOf,
  Slug,
  Text,
  TimeOfDay,
  Unique,
} from './shape.js';

/** Who may know the street: everybody, everybody once an event there is confirmed, nobody else. */
export const reveals = ['public', 'confirmed', 'city'] as const;
export type Reveal = (typeof reveals)[number];

export const weekdays = [
  ...(['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const),
  ...(['saturday', 'sunday'] as const),
] as const;

/** Hours of some days of the week. Where it closes at or before it opens, it closes the next day. */
export const OpeningHours = Type.Object(
  { days: Unique(OneOf(weekdays), 7, 1), opens: TimeOfDay, closes: TimeOfDay },
  { additionalProperties: false },
);

const fields = {
  name: Line(),
  organization: Nullable(Slug),
  street: Nullable(Line()),
  city: Slug,
  latitude: Nullable(Type.Number({ minimum: -90, maximum: 90 })),
  longitude: Nullable(Type.Number({ minimum: -180, maximum: 180 })),
  timeZone: Type.String({
    maxLength: 60,
    description: "IANA id. Comes from the city where it isn't given.",
  }),
  capacity: Nullable(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
  accessibility: Nullable(Text(2000)),
  rooms: Unique(Line(100), 50),
  reveal: OneOf(reveals),
  openingHours: Type.Array(OpeningHours, {
    maxItems: 50,
    description: 'Empty where the hours are not known.',
  }),
  contact: Nullable(Text(2000)),
  notes: Nullable(Text()),
};

/**
 * A place for events. `contact` and `notes` are for those who run it; the street, the point on the
 * map and the room are shown as `reveal` says.
 */
export const Venue = Type.Object({ id: Id, ...fields });
export type Venue = Static<typeof Venue>;

/** `force` adds the venue although one like it is there. */
export const NewVenue = Creation(
  { ...fields, force: Type.Boolean({ description: 'Add it although one like it is on file.' }) },
  ['name', 'city'],
);
export type NewVenue = Static<typeof NewVenue>;

export const VenueChange = Change(fields);
export type VenueChange = Static<typeof VenueChange>;

/** The point of a venue on the map, where it is known. */
export function pointOf(venue: Pick<Venue, 'latitude' | 'longitude'> | null): Point | null {
  if (venue === null || venue.latitude === null || venue.longitude === null) return null;
  return { latitude: venue.latitude, longitude: venue.longitude };
}

/** Words that say nothing of which place is meant. */
const FILLERS = new Set(['the', 'la', 'el', 'los', 'las', 'of', 'de', 'del', 'at', 'and', 'y']);

/**
 * A venue's name as it is compared with others: no case, accents, punctuation or articles. One
 * without letters is itself.
 */
export function venueKey(name: string): string {
  const words = normaliseName(name).split(' ');
  const telling = words.filter(word => !FILLERS.has(word));
  return (telling.length > 0 ? telling : words).join(' ') || name.trim();
}

/** A room as it is compared with others; one without letters (`★`) is itself. */
export function roomKey(room: string): string {
  return normaliseName(room) || room;
}
