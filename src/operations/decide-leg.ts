import { daysBetween } from '../domain/calendar-date.js';
import type { City, GazetteerCity } from '../domain/city.js';
import { liesOn } from '../domain/coast.js';
import { type Leg, type LegChange, MAX_LEG_DAYS, type NewLeg } from '../domain/leg.js';
import { Refusal, refuseField } from '../domain/refusals.js';
import { allCoasts } from '../store/coasts.js';
import { itinerariesOf } from '../store/itineraries.js';
import type { Database, Store } from '../store/store.js';
import { findTour } from '../store/tours.js';
import { checkReferences } from './references.js';

/** A leg in the words of the API, with what the body left open decided. */
export type DecidedLeg = NewLeg & {
  speaker: string | null;
  place: GazetteerCity | null;
  city: string | null;
  country: string;
  coast: string | null;
};

/** A change replaces what it names; a new city brings its country along, and a country no city. */
export function mergeLeg({ city, ...held }: Leg, change: LegChange): NewLeg {
  const isPlaced = change.city !== undefined || change.country !== undefined;
  const { tour, speaker, coast, country, firstDate, lastDate, kind, visibility } = held;
  const { interpreter } = held;
  const place = isPlaced ? { city: null, country: null } : { city: city?.slug ?? null, country };
  return {
    ...{ tour, speaker, coast, firstDate, lastDate, kind, visibility, interpreter },
    ...place,
    ...change,
  };
}

/** Decides what a leg that somebody describes is: its city, country and coast. Nothing is written. */
export async function decideLeg(
  tx: Database,
  { gazetteer }: Store,
  input: NewLeg,
): Promise<DecidedLeg | Refusal> {
  const refused =
    datesRefusal(input) ??
    (await checkReferences(tx, {
      '/tour': ['tour', input.tour],
      '/speaker': ['speaker', input.speaker],
      '/coast': ['coast', input.coast],
      '/interpreter': ['speaker', input.interpreter],
    }));
  if (refused) return refused;
  const speaker = input.speaker ?? null;
  const city = input.city == null ? null : gazetteer.city(input.city);
  if (input.city != null && city === null) {
    return refuseField('unknown-reference', '/city', `There is no city "${input.city}".`);
  }
  const country = await decideCountry(tx, input, city);
  if (country instanceof Refusal) return country;
  const isOpen = input.coast === undefined;
  const coast = isOpen ? await coastOf(tx, input.tour, speaker, city) : (input.coast ?? null);
  return { ...input, speaker, place: city, city: city?.slug ?? null, country, coast };
}

/** A city brings its country; only a delegation may have a country alone. */
async function decideCountry(
  tx: Database,
  { tour, country }: NewLeg,
  city: City | null,
): Promise<string | Refusal> {
  if (city) {
    if (country == null || country === city.country) return city.country;
    return refuseField('invalid-input', '/country', `${city.name} lies in ${city.country}.`);
  }
  if (country == null) {
    return refuseField(
      'place-missing',
      '/city',
      'A leg needs a city (or, on a delegation, a country).',
    );
  }
  const isDelegation = (await findTour(tx, tour))!.kind === 'delegation';
  if (isDelegation) return country;
  return refuseField('place-missing', '/city', 'A leg of a speaker tour needs a city.');
}

function datesRefusal({ firstDate, lastDate }: NewLeg): Refusal | null {
  const days = daysBetween(firstDate, lastDate) + 1;
  if (days < 1) {
    return refuseField('dates-out-of-order', '/lastDate', 'The last date lies before the first.');
  }
  if (days <= MAX_LEG_DAYS) return null;
  return refuseField('invalid-input', '/lastDate', `A leg lasts ${MAX_LEG_DAYS} days at most.`);
}

/** Where no coast is named: that of the speaker's one itinerary, else the one the city lies on. */
async function coastOf(
  tx: Database,
  tour: string,
  speaker: string | null,
  city: City | null,
): Promise<string | null> {
  const own = (await itinerariesOf(tx, tour)).filter(each => each.speaker === speaker);
  if (own.length === 1) return own[0]!.coast;
  if (city === null) return null;
  return (await allCoasts(tx)).find(coast => liesOn(coast, city))?.slug ?? null;
}
