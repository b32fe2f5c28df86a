import { announcedSlug } from '../announcement/slugs.js';
import { grouped } from '../grouped.js';
import type { Organization } from '../organization.js';
import { MAX_SLUG } from '../slug.js';
import { identityOf, isSame } from './identity.js';
import type { ListedName } from './parsed.js';
import { type DirectoryProblem, directoryProblem } from './problem.js';

/** The organisation on file that each listed name is; null: a new one. */
export type Matches = {
  matches: Map<ListedName, Organization | null>;
  problems: DirectoryProblem[];
};

/** The slug of a listed name, unless another organisation has it. */
export function listedSlug(name: string): string {
  return announcedSlug(name, 'organization');
}

/**
 * Finds the listed names among the organisations on file: by the very name, then by what is
 * compared of it (of several, by the country), then by its slug, which stays when a name on file
 * is changed. An organisation on file is one line's; a name that may be several is a problem.
 */
export function matchNames(names: readonly ListedName[], onFile: readonly Organization[]): Matches {
  const known = onFile.map(held => ({ held, identity: identityOf(held.name) }));
  const byBase = grouped(known, ({ identity }) => identity.base);
  const bySlug = new Map(onFile.map(held => [held.slug, held]));
  const matches: Matches['matches'] = new Map();
  const problems: DirectoryProblem[] = [];
  const taken = new Set<Organization>();
  const take = (name: ListedName, held: Organization) => {
    taken.add(held);
    matches.set(name, held);
  };
  const alikeOf = (name: ListedName) => {
    const identity = identityOf(name.name);
    const alike = (byBase.get(identity.base) ?? []).filter(each => isSame(each.identity, identity));
    return alike.flatMap(({ held }) => (taken.has(held) ? [] : held));
  };
  for (const name of names) {
    const [exact, another] = likeliest(name, alikeOf(name));
    if (exact && !another && exact.name === name.name) take(name, exact);
  }
  for (const name of names.filter(each => !matches.has(each))) {
    const [found, ...others] = likeliest(name, alikeOf(name));
    const named = found ?? organizationOfSlug(name, bySlug);
    if (others.length > 0) problems.push(severalOnFile(name, [found!, ...others]));
    else if (!named) matches.set(name, null);
    else if (taken.has(named)) {
      problems.push(directoryProblem(name, 'same-on-file', { detail: named.slug }));
    } else take(name, named);
  }
  return { matches, problems };
}

/** Those of the very name, and of those (or of all) those of the country; all where none is. */
function likeliest({ name, country }: ListedName, alike: readonly Organization[]) {
  const exact = alike.filter(held => held.name === name);
  const named = exact.length > 0 ? exact : alike;
  const near = named.filter(held => held.country === country);
  return near.length > 0 ? near : named;
}

/** A slug that was cut may be that of another name. */
function organizationOfSlug({ name }: ListedName, bySlug: ReadonlyMap<string, Organization>) {
  const slug = listedSlug(name);
  return slug.length < MAX_SLUG ? (bySlug.get(slug) ?? null) : null;
}

function severalOnFile(name: ListedName, several: readonly Organization[]): DirectoryProblem {
  const detail = several.map(({ slug }) => `"${slug}"`).join(' or ');
  const candidates = several.map(({ name, slug, country }) => ({ name, slug, country }));
  return directoryProblem(name, 'several-on-file', { detail, candidates });
}
