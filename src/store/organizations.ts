import { asc, eq, getTableColumns, gt, inArray, or } from 'drizzle-orm';
import { organizations } from '../../db/schema/index.js';
import type { Organization, OrganizationChange } from '../domain/organization.js';
import { type Page, type PageRequest, pageOf } from './page.js';
import { namedAtAfter } from './rows.js';
import type { Database } from './store.js';

const { namedAt: _, createdAt: __, updatedAt: ___, ...columns } = getTableColumns(organizations);

export async function findOrganization(db: Database, slug: string): Promise<Organization | null> {
  const [found] = await db.select(columns).from(organizations).where(eq(organizations.slug, slug));
  return found ?? null;
}

/** When the organisation last got another name. */
export async function organizationNamedAt(db: Database, slug: string): Promise<Date> {
  const query = db.select({ namedAt: organizations.namedAt }).from(organizations);
  const [found] = await query.where(eq(organizations.slug, slug));
  return found!.namedAt;
}

/** As `findOrganization`, and no other write may change it until the transaction ends. */
export async function lockOrganization(tx: Database, slug: string): Promise<Organization | null> {
  const query = tx.select(columns).from(organizations).where(eq(organizations.slug, slug));
  const [found] = await query.for('update');
  return found ?? null;
}

export function organizationsBySlug(db: Database, slugs: string[]): Promise<Organization[]> {
  if (slugs.length === 0) return Promise.resolve([]);
  return db.select(columns).from(organizations).where(inArray(organizations.slug, slugs));
}

/** Organisations with one of the names or slugs. */
export function organizationsNamed(
  db: Database,
  names: string[],
  slugs: string[],
): Promise<Organization[]> {
  const isMeant = or(inArray(organizations.name, names), inArray(organizations.slug, slugs));
  return db.select(columns).from(organizations).where(isMeant).orderBy(asc(organizations.slug));
}

/** Every organisation, by slug: for names that are compared by more than their letters. */
export function allOrganizations(db: Database): Promise<Organization[]> {
  return db.select(columns).from(organizations).orderBy(asc(organizations.slug));
}

/** As `allOrganizations`, and no other write may change one until the transaction ends. */
export function lockAllOrganizations(tx: Database): Promise<Organization[]> {
  const query = tx.select(columns).from(organizations).orderBy(asc(organizations.slug));
  return query.for('no key update');
}

/** Organisations by slug. */
export async function listOrganizations(
  db: Database,
  page: PageRequest,
): Promise<Page<Organization>> {
  const rows = await db
    .select(columns)
    .from(organizations)
    .where(page.after ? gt(organizations.slug, page.after[0]!) : undefined)
    .orderBy(asc(organizations.slug))
    .limit(page.limit + 1);
  return pageOf(rows, page.limit, row => [row.slug]);
}

export async function insertOrganization(
  tx: Database,
  organization: Partial<Organization> & Pick<Organization, 'slug' | 'name'>,
): Promise<void> {
  await tx.insert(organizations).values(organization);
}

/** As `insertOrganization`, many at once. */
export async function insertOrganizations(
  tx: Database,
  added: Parameters<typeof insertOrganization>[1][],
): Promise<void> {
  if (added.length > 0) await tx.insert(organizations).values(added);
}

export async function updateOrganization(
  tx: Database,
  slug: string,
  change: OrganizationChange,
  now: Date,
): Promise<void> {
  const namedAt = namedAtAfter(organizations, change.name, now);
  const values = { ...change, namedAt, updatedAt: now };
  await tx.update(organizations).set(values).where(eq(organizations.slug, slug));
}
