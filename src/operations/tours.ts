import { tourAsSeen } from '../domain/audience.js';
import { preconditionOf } from '../domain/entity-tag.js';
import { type Occasion, tourRefusal, type VersionedOccasion } from '../domain/occasion.js';
import { type Refusal, refuseField } from '../domain/refusals.js';
import { tourSlugOf } from '../domain/slug.js';
import type { NewTour, Tour, TourChange } from '../domain/tour.js';
import { recordChanges } from '../store/changes.js';
import { takeSlug } from '../store/slugs.js';
import type { Database, Store } from '../store/store.js';
import { findTour, insertTour, lockTour, updateTour } from '../store/tours.js';
import { inTransaction } from '../store/transaction.js';
import { publish } from './publish.js';
import { checkReferences, organizationList } from './references.js';

/** Adds a tour; its slug comes from its title. It is a draft unless its status says otherwise. */
export function addTour(store: Store, input: NewTour, occasion: Occasion): Promise<Tour | Refusal> {
  return inTransaction(store.db, async tx => {
    const refused =
      tourRefusal(occasion) ?? datesRefusal(input) ?? (await referencesRefusal(tx, input));
    if (refused) return refused;
    const slug = await takeSlug(tx, 'tours', tourSlugOf(input.title));
    await insertTour(tx, { ...input, slug }, occasion.now);
    const tour = (await findTour(tx, slug))!;
    await recordChanges(
      tx,
      [{ type: 'tour', subject: slug, tour: slug, old: null, new: tour }],
      occasion,
    );
    return tour;
  });
}

/** Changes a tour, and what subscribers see of its legs; null where there is none. */
export function changeTour(
  store: Store,
  slug: string,
  change: TourChange,
  occasion: VersionedOccasion,
): Promise<Tour | Refusal | null> {
  return inTransaction(store.db, async tx => {
    const held = await lockTour(tx, slug);
    if (!held || !tourAsSeen(held, occasion.caller)) return null;
    const refused =
      tourRefusal(occasion, slug) ??
      preconditionOf(occasion.ifMatch, held) ??
      datesRefusal({ ...held, ...change }) ??
      (await referencesRefusal(tx, change));
    if (refused) return refused;
    const next = { ...held, ...change };
    const isRenamed = next.title !== held.title || next.status !== held.status;
    await updateTour(tx, slug, change, { now: occasion.now, isRenamed });
    // Of the tour itself, entries tell its title, and whether they are there at all.
    if (isRenamed) await publish(tx, { tour: slug }, occasion.now);
    const changed = (await findTour(tx, slug))!;
    const deed = { type: 'tour', subject: slug, tour: slug, old: held, new: changed } as const;
    await recordChanges(tx, [deed], occasion);
    return changed;
  });
}

function datesRefusal({ firstDate, lastDate }: TourChange): Refusal | null {
  if (!firstDate || !lastDate || firstDate <= lastDate) return null;
  return refuseField('dates-out-of-order', '/lastDate', 'The last date lies before the first.');
}

function referencesRefusal(tx: Database, input: TourChange): Promise<Refusal | null> {
  return checkReferences(tx, {
    '/lead': ['organization', input.lead],
    ...organizationList('senders', input.senders),
    ...organizationList('supporters', input.supporters),
  });
}
