import { preconditionOf } from '../domain/entity-tag.js';
import { type Refusal, refuseField } from '../domain/refusals.js';
import { slugOf } from '../domain/slug.js';
import type { NewTour, Tour, TourChange } from '../domain/tour.js';
import { takeSlug } from '../store/slugs.js';
import type { Database, Store } from '../store/store.js';
import { findTour, insertTour, lockTour, updateTour } from '../store/tours.js';
import { inTransaction } from '../store/transaction.js';
import { publishLegs } from './publish.js';
import { checkReferences, organizationList } from './references.js';

/** Adds a tour; its slug comes from its title. It is a draft unless its status says otherwise. */
export function addTour(store: Store, input: NewTour, now: Date): Promise<Tour | Refusal> {
  return inTransaction(store.db, async tx => {
    const refused = datesRefusal(input) ?? (await referencesRefusal(tx, input));
    if (refused) return refused;
    const slug = await takeSlug(tx, 'tours', slugOf(input.title, 'tour'));
    await insertTour(tx, { ...input, slug }, now);
    return (await findTour(tx, slug))!;
  });
}

/** Changes a tour, and what subscribers see of its legs; null where there is none. */
export function changeTour(
  store: Store,
  slug: string,
  change: TourChange,
  { now, ifMatch }: { now: Date; ifMatch: string | undefined },
): Promise<Tour | Refusal | null> {
  return inTransaction(store.db, async tx => {
    const held = await lockTour(tx, slug);
    if (!held) return null;
    const refused =
      preconditionOf(ifMatch, held) ??
      datesRefusal({ ...held, ...change }) ??
      (await referencesRefusal(tx, change));
    if (refused) return refused;
    const next = { ...held, ...change };
    const isRenamed = next.title !== held.title || next.status !== held.status;
    await updateTour(tx, slug, change, { now, isRenamed });
    await publishLegs(tx, { tour: slug }, now);
    return findTour(tx, slug);
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
