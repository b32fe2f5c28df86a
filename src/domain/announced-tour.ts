import type { Coast } from './coast.js';
import type { Leg } from './leg.js';

/** A leg as far as everybody may know it. `isHidden`: it has a city, which they may not know. */
export type AnnouncedLeg = Pick<
  Leg,
  'city' | 'region' | 'country' | 'firstDate' | 'lastDate' | 'kind'
> & { isHidden: boolean };

/** One speaker's legs on one coast, in their order; a delegation has neither speaker nor coast. */
export type AnnouncedPart = {
  speaker: { name: string; role: string | null; organization: string | null } | null;
  coast: Coast | null;
  legs: readonly AnnouncedLeg[];
};

/** A tour as it can be announced to everybody. */
export type AnnouncedTour = { slug: string; title: string; parts: readonly AnnouncedPart[] };
