import { MAX_LIST } from '../shape.js';
import type { Tour } from '../tour.js';
import type { PreviewOrganization } from './preview.js';
import { type DirectoryProblem, directoryProblem } from './problem.js';

/**
 * The supporters that a tour gains from a directory, in its order, after those that the tour has.
 * More than a tour may have are a problem of the first line that is too many.
 */
export function supportersGained(
  { slug, supporters }: Pick<Tour, 'slug' | 'supporters'>,
  named: readonly PreviewOrganization[],
): { added: string[]; problems: DirectoryProblem[] } {
  const has = new Set(supporters);
  const gained = named.filter(organization => !has.has(organization.slug));
  const tooMany = gained[MAX_LIST - supporters.length];
  return {
    added: gained.map(({ slug: name }) => name),
    problems: tooMany ? [directoryProblem(tooMany, 'too-many-supporters', { detail: slug })] : [],
  };
}
