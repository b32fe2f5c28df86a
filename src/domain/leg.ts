import { type Static, Type } from 'typebox';
import { City } from './city.js';
import {
  Change,
  CountryCode,
  Creation,
  Day,
  Id,
  Nullable,
  OneOf,
  RegionCode,
  Slug,
} from './shape.js';
import type { Speaker } from './speaker.js';
import type { Tour } from './tour.js';
import { visibilities } from './visibility.js';

export const legKinds = ['stop', 'rest', 'travel'] as const;
export type LegKind = (typeof legKinds)[number];

export const legStatuses = ['confirmed', 'postponed', 'cancelled'] as const;
export type LegStatus = (typeof legStatuses)[number];

/**
 * A leg: a city and a range of days, both inclusive, in the city's own calendar. A delegation's
 * leg may have a country instead of a city, and no speaker. Where only the region may be shown,
 * `city` is null and `region` is set. `interpreter` travels along; who that is and `statusReason`
 * are for coordinators to know.
 */
export const Leg = Type.Object({
  id: Id,
  tour: Slug,
  speaker: Nullable(Slug),
  coast: Nullable(Slug),
  city: Nullable(City),
  region: Nullable(RegionCode),
  country: CountryCode,
  firstDate: Day,
  lastDate: Day,
  kind: OneOf(legKinds),
  visibility: OneOf(visibilities),
  status: OneOf(legStatuses),
  statusReason: Nullable(Type.String()),
  interpreter: Nullable(Slug),
});
export type Leg = Static<typeof Leg>;

const input = {
  tour: Slug,
  speaker: Nullable(Slug),
  coast: Nullable(Slug),
  city: Nullable(Slug),
  country: Nullable(CountryCode),
  firstDate: Day,
  lastDate: Day,
  kind: OneOf(legKinds),
  visibility: OneOf(visibilities),
  interpreter: Nullable(Slug),
};

export const NewLeg = Creation(input, ['tour', 'firstDate', 'lastDate']);
export type NewLeg = Static<typeof NewLeg>;

export const LegChange = Change(input);
export type LegChange = Static<typeof LegChange>;

/** Longest leg in days: a whole year in one city is a mistyped date. */
export const MAX_LEG_DAYS = 366;

/** A leg with what is on file about those it belongs to: enough to say who may see it, and how. */
export type LegOnFile = {
  leg: Leg;
  itinerary: string;
  tour: Pick<Tour, 'title' | 'status'>;
  speaker: Pick<Speaker, 'name' | 'publicName' | 'visibility'> | null;
  coastName: string | null;
};
