import { type Static, Type } from 'typebox';
import { textRefusal } from '../domain/announcement/text.js';
import { compareDirectory } from '../domain/directory/compare.js';
import { parseDirectory } from '../domain/directory/parse.js';
import type { DirectoryPreview } from '../domain/directory/preview.js';
import { supportersGained } from '../domain/directory/supporters.js';
import { type Occasion, tourRefusal } from '../domain/occasion.js';
import type { Organization } from '../domain/organization.js';
import { Refusal, refuseField } from '../domain/refusals.js';
import { Slug } from '../domain/shape.js';
import type { Tour } from '../domain/tour.js';
import { lockImports } from '../store/advisory-locks.js';
import { allOrganizations, lockAllOrganizations } from '../store/organizations.js';
import { lockSlugs } from '../store/slugs.js';
import type { Database, Store } from '../store/store.js';
import { findTour, lockTour } from '../store/tours.js';
import { inTransaction } from '../store/transaction.js';
import { saveDirectory } from './save-directory.js';

/** A directory to import, and the tour that those in it support. */
export const DirectoryRequest = Type.Object(
  {
    text: Type.String({ description: 'Countries as headings, one name a line; up to 256 kB.' }),
    tour: Type.Optional(Slug),
    commit: Type.Optional(Type.Boolean({ description: 'Store it; otherwise only preview it.' })),
  },
  { additionalProperties: false },
);
export type DirectoryRequest = Static<typeof DirectoryRequest>;

/**
 * Reads a directory of organisations and compares it with what is on file; with `commit`, stores it
 * in one transaction, where nothing is left open. With a `tour`, all who are named become its
 * supporters. Committing the same text again changes nothing.
 */
export function importDirectory(
  store: Store,
  request: DirectoryRequest,
  occasion: Occasion,
): Promise<DirectoryPreview | Refusal> {
  // With a tour it is that tour's; without one the register is everybody's, as one by one.
  const right = request.tour === undefined ? null : tourRefusal(occasion, request.tour);
  const refused = right ?? textRefusal(request.text, 'directory');
  if (refused) return Promise.resolve(refused);
  if (!request.commit) return preview(store.db, request);
  return inTransaction(store.db, tx => commit(tx, request, occasion));
}

async function preview(db: Database, request: DirectoryRequest) {
  const { tour: slug, text } = request;
  const tour = slug === undefined ? null : ((await findTour(db, slug)) ?? unknownTour(slug));
  if (tour instanceof Refusal) return tour;
  return directoryPreview(text, { tour, organizations: await allOrganizations(db) });
}

async function commit(tx: Database, request: DirectoryRequest, occasion: Occasion) {
  // Two imports at once would both find an organisation missing, and so would somebody who adds it.
  await lockImports(tx);
  await lockSlugs(tx, 'organizations');
  const { tour: slug, text } = request;
  const tour = slug === undefined ? null : ((await lockTour(tx, slug)) ?? unknownTour(slug));
  if (tour instanceof Refusal) return tour;
  const read = directoryPreview(text, { tour, organizations: await lockAllOrganizations(tx) });
  const open = openRefusal(read);
  if (open) return open;
  await saveDirectory(tx, read, tour, occasion);
  return { ...read, committed: true };
}

function directoryPreview(
  text: string,
  onFile: { tour: Tour | null; organizations: readonly Organization[] },
): DirectoryPreview {
  const { title, names, problems, notes } = parseDirectory(text);
  const comparison = compareDirectory(names, onFile.organizations);
  const { organizations } = comparison;
  const gained = onFile.tour && supportersGained(onFile.tour, organizations);
  const open = [...problems, ...comparison.problems, ...(gained?.problems ?? [])];
  return {
    committed: false,
    ...{ title, organizations },
    supporters: gained && { tour: onFile.tour!.slug, added: gained.added },
    problems: open.sort((one, other) => one.line - other.line),
    notes: [...notes, ...comparison.notes],
  };
}

function unknownTour(slug: string): Refusal {
  return refuseField('unknown-reference', '/tour', `There is no tour "${slug}".`);
}

function openRefusal({ problems, organizations }: DirectoryPreview): Refusal | null {
  if (problems.length > 0) {
    const detail = problems.map(({ line, reason }) => `Line ${line}: ${reason}`).join('\n');
    const errors = problems.map(({ reason }) => ({ pointer: '/text', message: reason }));
    return new Refusal('directory-has-problems', detail, errors);
  }
  if (organizations.length > 0) return null;
  return new Refusal(
    'directory-without-names',
    'No organisation stands in the text: write one name a line below the name of its country.',
  );
}
