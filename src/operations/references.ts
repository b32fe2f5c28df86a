import { type InputError, Refusal } from '../domain/refusals.js';
import { findCoast } from '../store/coasts.js';
import { organizationsBySlug } from '../store/organizations.js';
import { findSpeaker } from '../store/speakers.js';
import type { Database } from '../store/store.js';
import { findTour } from '../store/tours.js';

const finders = {
  coast: findCoast,
  speaker: findSpeaker,
  tour: findTour,
} as const;

type Kind = keyof typeof finders | 'organization';

/** What a body refers to, by the JSON pointer at which it does; null refers to nothing. */
export type References = Record<string, readonly [Kind, string | null | undefined]>;

/** Null when everything that is referred to exists; otherwise the refusal that names what does not. */
export async function checkReferences(
  tx: Database,
  references: References,
): Promise<Refusal | null> {
  const errors: InputError[] = [];
  for (const [pointer, [kind, slug]] of Object.entries(references)) {
    if (slug == null || (await exists(tx, kind, slug))) continue;
    errors.push({ pointer, message: `There is no ${kind} "${slug}".` });
  }
  if (errors.length === 0) return null;
  const detail = errors.map(error => error.message).join(' ');
  return new Refusal('unknown-reference', detail, errors);
}

async function exists(tx: Database, kind: Kind, slug: string): Promise<boolean> {
  if (kind === 'organization') return (await organizationsBySlug(tx, [slug])).length > 0;
  return (await finders[kind](tx, slug)) !== null;
}

/** References of a list of organisations, one pointer each. */
export function organizationList(field: string, slugs: readonly string[] = []): References {
  return Object.fromEntries(
    slugs.map((slug, index) => [`/${field}/${index}`, ['organization', slug]] as const),
  );
}
