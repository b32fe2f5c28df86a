import { type Static, Type } from 'typebox';
import { Leg } from './leg.js';
import { Id, Nullable, Slug } from './shape.js';

/** One speaker's ordered legs of a tour on a coast. A delegation has one without a speaker. */
export const Itinerary = Type.Object({
  id: Id,
  tour: Slug,
  speaker: Nullable(Slug),
  coast: Nullable(Slug),
  legs: Type.Array(Leg),
});
export type Itinerary = Static<typeof Itinerary>;
