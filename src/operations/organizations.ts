import { preconditionOf } from '../domain/entity-tag.js';
import { type Occasion, tourRefusal, type VersionedOccasion } from '../domain/occasion.js';
import type { NewOrganization, Organization, OrganizationChange } from '../domain/organization.js';
import { type Refusal, refuseField } from '../domain/refusals.js';
import { slugOf } from '../domain/slug.js';
import { recordChanges } from '../store/changes.js';
import {
  findOrganization,
  insertOrganization,
  lockOrganization,
  updateOrganization,
} from '../store/organizations.js';
import { takeSlug } from '../store/slugs.js';
import type { Database, Store } from '../store/store.js';
import { inTransaction } from '../store/transaction.js';
import { publishEvents } from './publish.js';
import { checkReferences } from './references.js';

/** Adds an organisation; its slug comes from its name. */
export function addOrganization(
  store: Store,
  input: NewOrganization,
  occasion: Occasion,
): Promise<Organization | Refusal> {
  return inTransaction(store.db, async tx => {
    const refused =
      (input.trusted ? tourRefusal(occasion) : null) ??
      (await checkReferences(tx, { '/parent': ['organization', input.parent] }));
    if (refused) return refused;
    const slug = await takeSlug(tx, 'organizations', slugOf(input.name, 'organization'));
    await insertOrganization(tx, { ...input, slug });
    return recorded(tx, slug, null, occasion);
  });
}

/** Changes an organisation; null where there is none. */
export function changeOrganization(
  store: Store,
  slug: string,
  change: OrganizationChange,
  occasion: VersionedOccasion,
): Promise<Organization | Refusal | null> {
  return inTransaction(store.db, async tx => {
    const held = await lockOrganization(tx, slug);
    if (!held) return null;
    const refused =
      tourRefusal(occasion) ??
      preconditionOf(occasion.ifMatch, held) ??
      (await checkReferences(tx, { '/parent': ['organization', change.parent] }));
    if (refused) return refused;
    if (change.parent === slug) {
      return refuseField('invalid-input', '/parent', 'An organisation is not part of itself.');
    }
    await updateOrganization(tx, slug, change, occasion.now);
    await publishEvents(tx, { host: slug }, occasion.now);
    return recorded(tx, slug, held, occasion);
  });
}

async function recorded(
  tx: Database,
  slug: string,
  old: Organization | null,
  occasion: Occasion,
): Promise<Organization> {
  const now = (await findOrganization(tx, slug))!;
  const deed = { type: 'organization', subject: slug, organization: slug, old, new: now } as const;
  await recordChanges(tx, [deed], occasion);
  return now;
}
