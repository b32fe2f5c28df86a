import { countryName } from '../countries.js';
import type { Organization } from '../organization.js';
import { freeSlug } from '../slug.js';
import { isSameAddress } from '../web-address.js';
import { identityOf } from './identity.js';
import { listedSlug, matchNames } from './match.js';
import type { ListedName, ParsedDirectory } from './parsed.js';
import type { PreviewOrganization } from './preview.js';
import type { DirectoryProblem } from './problem.js';

/** A directory compared with the organisations on file. */
export type DirectoryComparison = {
  organizations: PreviewOrganization[];
  problems: DirectoryProblem[];
  notes: string[];
};

/**
 * What an import does to each organisation of a directory. What somebody entered stays: the text
 * fills in a country or web address that is missing, and a note says where it differs. Those whom
 * the text does not name are left alone, since no directory is complete. A name that may be
 * several on file is a problem, and stands in no other list.
 */
export function compareDirectory(
  names: ParsedDirectory['names'],
  onFile: readonly Organization[],
): DirectoryComparison {
  const { matches, problems } = matchNames(names, onFile);
  const taken = new Set(onFile.map(({ slug }) => slug));
  const notes: string[] = [];
  const organizations = names.flatMap((name): PreviewOrganization[] => {
    const held = matches.get(name);
    if (held === undefined) return [];
    if (held) {
      notes.push(...differences(name, held));
      return [compared(name, held)];
    }
    const slug = freeSlug(listedSlug(name.name), taken);
    taken.add(slug);
    return [{ ...name, slug, change: 'create', changes: [] }];
  });
  return { organizations, problems, notes };
}

function compared(listed: ListedName, held: Organization): PreviewOrganization {
  const { line, text } = listed;
  const { slug, name } = held;
  const changes = (['country', 'url'] as const).flatMap(field => {
    const to = listed[field];
    return held[field] === null && to !== null ? [{ field, from: null, to }] : [];
  });
  return {
    ...{ line, text, slug, name },
    ...{ country: held.country ?? listed.country, url: held.url ?? listed.url },
    ...{ change: changes.length > 0 ? 'update' : 'unchanged', changes },
  };
}

/** A sentence on each thing that the text says otherwise than the file, which stays. */
function differences(listed: ListedName, held: Organization): string[] {
  const start = `Line ${listed.line}: "${listed.name}"`;
  const notes: string[] = [];
  // Found by its slug: the name on file was changed, or the text has the slug itself.
  if (identityOf(held.name).base !== identityOf(listed.name).base) {
    notes.push(`${start} is on file as "${held.name}", which stays.`);
  }
  if (held.country !== null && listed.country !== null && held.country !== listed.country) {
    const [stays, said] = [countryName(held.country), countryName(listed.country)];
    notes.push(`${start} is on file under ${stays}, which stays; the text says ${said}.`);
  }
  if (held.url !== null && listed.url !== null && !isSameAddress(held.url, listed.url)) {
    notes.push(`${start} is on file with ${held.url}, which stays; the text says ${listed.url}.`);
  }
  return notes;
}
