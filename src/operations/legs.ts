import { legAsSeen } from '../domain/audience.js';
import { daysBetween } from '../domain/calendar-date.js';
import type { City } from '../domain/city.js';
import { liesOn } from '../domain/coast.js';
import { preconditionOf } from '../domain/entity-tag.js';
import { type Leg, type LegChange, MAX_LEG_DAYS, type NewLeg } from '../domain/leg.js';
import { type Occasion, tourRefusal, type VersionedOccasion } from '../domain/occasion.js';
import { Refusal, refuseField } from '../domain/refusals.js';
import { recordChanges } from '../store/changes.js';
import { ensureCity } from '../store/cities.js';
import { allCoasts } from '../store/coasts.js';
import { wasTold } from '../store/feed-entries.js';
import { ensureItinerary, itinerariesOf } from '../store/itineraries.js';
import { eraseLeg, findLeg, insertLeg, lockLeg, updateLeg } from '../store/legs.js';
import type { Database, Store } from '../store/store.js';
import { findTour } from '../store/tours.js';
import { inTransaction } from '../store/transaction.js';
import { legUid, publishEvents, publishLegs } from './publish.js';
import { checkReferences } from './references.js';

/** A leg in the words of the API, with what the body left open decided. */
type Wanted = NewLeg & {
  speaker: string | null;
  city: string | null;
  country: string;
  coast: string | null;
};

/** Adds a leg to the itinerary of its tour, speaker and coast, which is made if it is the first. */
export function addLeg(store: Store, input: NewLeg, occasion: Occasion): Promise<Leg | Refusal> {
  return inTransaction(store.db, async tx => {
    const refused = tourRefusal(occasion, input.tour);
    if (refused) return refused;
    const wanted = await decide(tx, store, input);
    if (wanted instanceof Refusal) return wanted;
    const id = await insertLeg(tx, await rowOf(tx, wanted));
    await publishLegs(tx, { ids: [id] }, occasion.now);
    await publishEventsBeside(tx, [wanted], occasion.now);
    return recorded(tx, id, null, occasion);
  });
}

/**
 * Changes a leg; it keeps its id, and so its UID, also when it moves to another city, speaker or
 * tour. Null where there is none.
 */
export function changeLeg(
  store: Store,
  id: string,
  change: LegChange,
  occasion: VersionedOccasion,
): Promise<Leg | Refusal | null> {
  return inTransaction(store.db, async tx => {
    const held = await lockLeg(tx, id);
    if (!held || !legAsSeen(held, occasion.caller, occasion.now)) return null;
    const refused =
      tourRefusal(occasion, held.leg.tour) ??
      tourRefusal(occasion, change.tour ?? held.leg.tour) ??
      preconditionOf(occasion.ifMatch, held.leg);
    if (refused) return refused;
    const wanted = await decide(tx, store, merge(held.leg, change));
    if (wanted instanceof Refusal) return wanted;
    await updateLeg(tx, id, await rowOf(tx, wanted), occasion.now);
    await publishLegs(tx, { ids: [id] }, occasion.now);
    await publishEventsBeside(tx, [held.leg, wanted], occasion.now);
    return recorded(tx, id, held.leg, occasion);
  });
}

/** Cancels a leg that the public was told of, erases any other. False where there is none. */
export function removeLeg(
  store: Store,
  id: string,
  occasion: VersionedOccasion,
): Promise<boolean | Refusal> {
  return inTransaction(store.db, async tx => {
    const held = await lockLeg(tx, id);
    if (!held || !legAsSeen(held, occasion.caller, occasion.now)) return false;
    const refused =
      tourRefusal(occasion, held.leg.tour) ?? preconditionOf(occasion.ifMatch, held.leg);
    if (refused) return refused;
    const { now } = occasion;
    const isKept = await wasTold(tx, legUid(id), now);
    await updateLeg(tx, id, { status: 'cancelled' }, now);
    await publishLegs(tx, { ids: [id] }, now);
    await recorded(tx, id, held.leg, occasion, isKept);
    if (!isKept) await eraseLeg(tx, id);
    await publishEventsBeside(tx, [held.leg], now);
    return true;
  });
}

/** Events show the coasts that their speakers tour, and are shown as their legs are at most. */
async function publishEventsBeside(
  tx: Database,
  legs: readonly { tour: string; speaker?: string | null | undefined }[],
  now: Date,
): Promise<void> {
  const whose = new Map(legs.map(leg => [`${leg.tour} ${leg.speaker}`, leg]));
  for (const { tour, speaker } of whose.values()) {
    await publishEvents(tx, { tour, speaker: speaker ?? undefined }, now);
  }
}

/** The leg as it is now, with what was done to it in the audit trail. */
async function recorded(
  tx: Database,
  id: string,
  old: Leg | null,
  occasion: Occasion,
  isKept = true,
): Promise<Leg> {
  const { leg } = (await findLeg(tx, id))!;
  const deed = { type: 'leg', subject: id, tour: leg.tour, old, new: isKept ? leg : null } as const;
  await recordChanges(tx, [deed], occasion);
  return leg;
}

/** A change replaces what it names; a new city brings its country along, and a country no city. */
function merge({ city, ...held }: Leg, change: LegChange): NewLeg {
  const isPlaced = change.city !== undefined || change.country !== undefined;
  const { tour, speaker, coast, country, firstDate, lastDate, kind, visibility } = held;
  const place = isPlaced ? { city: null, country: null } : { city: city?.slug ?? null, country };
  return {
    ...{ tour, speaker, coast, firstDate, lastDate, kind, visibility },
    ...place,
    ...change,
  };
}

async function decide(
  tx: Database,
  { gazetteer }: Store,
  input: NewLeg,
): Promise<Wanted | Refusal> {
  const refused =
    datesRefusal(input) ??
    (await checkReferences(tx, {
      '/tour': ['tour', input.tour],
      '/speaker': ['speaker', input.speaker],
      '/coast': ['coast', input.coast],
    }));
  if (refused) return refused;
  const speaker = input.speaker ?? null;
  const city = input.city == null ? null : gazetteer.city(input.city);
  if (input.city != null && city === null) {
    return refuseField('unknown-reference', '/city', `There is no city "${input.city}".`);
  }
  const country = await decideCountry(tx, input, city);
  if (country instanceof Refusal) return country;
  if (city) await ensureCity(tx, city);
  const isOpen = input.coast === undefined;
  const coast = isOpen ? await coastOf(tx, input.tour, speaker, city) : (input.coast ?? null);
  return { ...input, speaker, city: city?.slug ?? null, country, coast };
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

async function rowOf(tx: Database, wanted: Wanted) {
  const { tour, speaker, coast, city, country, firstDate, lastDate, kind, visibility } = wanted;
  const itinerary = await ensureItinerary(tx, { tour, speaker, coast });
  return {
    ...{ itinerary, city, country, firstDate, lastDate },
    ...(kind && { kind }),
    ...(visibility && { visibility }),
  };
}
