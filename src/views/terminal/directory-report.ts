import { counted } from '../../domain/counted.js';
import { countryName } from '../../domain/countries.js';
import type { DirectoryPreview, PreviewOrganization } from '../../domain/directory/preview.js';
import { table } from './table.js';

/** What the import of a directory found and did, for the person at the terminal. */
export function directoryReport(preview: DirectoryPreview): string {
  const { title, organizations, supporters, problems, notes } = preview;
  const sections = [
    title ?? 'A directory without a title',
    table(organizations.map(row)),
    supporters ? supportersOf(supporters) : '',
    ...problems.map(({ line, reason }) => `! Line ${line}: ${reason}`),
    ...notes.map(note => `* ${note}`),
    countsOf(organizations),
  ];
  return sections.filter(Boolean).join('\n');
}

function row({ name, country, url, line, change, changes }: PreviewOrganization): string[] {
  const words = changes.map(({ field, to }) => `${field} none → ${to}`).join('; ');
  const place = country === null ? 'no country' : countryName(country);
  return [`  ${name}`, place, url ?? '', `line ${line}`, change + (words && `: ${words}`)];
}

function supportersOf({ tour, added }: NonNullable<DirectoryPreview['supporters']>): string {
  if (added.length === 0) return `The tour ${tour} has all of them as supporters.`;
  const gained = added.map(slug => `  + ${slug}`).join('\n');
  return `The tour ${tour} gains ${counted(added.length, 'supporter')}:\n${gained}`;
}

function countsOf(organizations: readonly PreviewOrganization[]): string {
  const count = (kind: string) => organizations.filter(({ change }) => change === kind).length;
  const counts = `${count('create')} new, ${count('update')} changed, ${count('unchanged')} unchanged`;
  return `${counted(organizations.length, 'organisation')}: ${counts}.`;
}
