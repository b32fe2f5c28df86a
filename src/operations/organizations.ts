import { preconditionOf } from '../domain/entity-tag.js';
import type { NewOrganization, Organization, OrganizationChange } from '../domain/organization.js';
import { type Refusal, refuseField } from '../domain/refusals.js';
import { slugOf } from '../domain/slug.js';
import {
  findOrganization,
  insertOrganization,
  lockOrganization,
  updateOrganization,
} from '../store/organizations.js';
import { takeSlug } from '../store/slugs.js';
import type { Store } from '../store/store.js';
import { inTransaction } from '../store/transaction.js';
import { checkReferences } from './references.js';

/** Adds an organisation; its slug comes from its name. */
export function addOrganization(
  store: Store,
  input: NewOrganization,
): Promise<Organization | Refusal> {
  return inTransaction(store.db, async tx => {
    const refused = await checkReferences(tx, { '/parent': ['organization', input.parent] });
    if (refused) return refused;
    const slug = await takeSlug(tx, 'organizations', slugOf(input.name, 'organization'));
    await insertOrganization(tx, { ...input, slug });
    return (await findOrganization(tx, slug))!;
  });
}

/** Changes an organisation; null where there is none. */
export function changeOrganization(
  store: Store,
  slug: string,
  change: OrganizationChange,
  { now, ifMatch }: { now: Date; ifMatch: string | undefined },
): Promise<Organization | Refusal | null> {
  return inTransaction(store.db, async tx => {
    const held = await lockOrganization(tx, slug);
    if (!held) return null;
    const refused =
      preconditionOf(ifMatch, held) ??
      (await checkReferences(tx, { '/parent': ['organization', change.parent] }));
    if (refused) return refused;
    if (change.parent === slug) {
      return refuseField('invalid-input', '/parent', 'An organisation is not part of itself.');
    }
    await updateOrganization(tx, slug, change, now);
    return findOrganization(tx, slug);
  });
}
