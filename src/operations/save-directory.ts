import type { DirectoryPreview } from '../domain/directory/preview.js';
import type { Occasion } from '../domain/occasion.js';
import type { OrganizationChange } from '../domain/organization.js';
import type { Tour } from '../domain/tour.js';
import { recordChanges } from '../store/changes.js';
import {
  insertOrganizations,
  organizationsBySlug,
  updateOrganization,
} from '../store/organizations.js';
import type { Database } from '../store/store.js';
import { updateTour } from '../store/tours.js';

/**
 * Stores what the preview of a directory says. Part of one transaction. The feeds tell nothing of
 * supporters or of organisations, so nothing is published anew.
 */
export async function saveDirectory(
  tx: Database,
  { organizations, supporters }: DirectoryPreview,
  tour: Tour | null,
  occasion: Occasion,
): Promise<void> {
  const { now } = occasion;
  const slugs = organizations.map(({ slug }) => slug);
  const before = await organizationsBySlug(tx, slugs);
  const added = organizations.filter(({ change }) => change === 'create');
  await insertOrganizations(
    tx,
    added.map(({ slug, name, country, url }) => ({
      ...{ slug, name, country, url, kind: 'ally' as const },
    })),
  );
  for (const { slug, changes } of organizations) {
    if (changes.length === 0) continue;
    const change = Object.fromEntries(changes.map(({ field, to }) => [field, to]));
    await updateOrganization(tx, slug, change as OrganizationChange, now);
  }
  const after = await organizationsBySlug(tx, slugs);
  const deeds = after.map(each => ({
    ...{ type: 'organization' as const, subject: each.slug, organization: each.slug, new: each },
    old: before.find(({ slug }) => slug === each.slug) ?? null,
  }));
  await recordChanges(tx, deeds, occasion);
  if (!tour || !supporters || supporters.added.length === 0) return;
  const all = [...tour.supporters, ...supporters.added];
  await updateTour(tx, tour.slug, { supporters: all }, { now, isRenamed: false });
  const deed = { type: 'tour', subject: tour.slug, tour: tour.slug } as const;
  await recordChanges(tx, [{ ...deed, old: tour, new: { ...tour, supporters: all } }], occasion);
}
