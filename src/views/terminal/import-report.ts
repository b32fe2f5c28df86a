import type { ImportPreview, PreviewLeg } from '../../domain/announcement/preview.js';
import { cityLabel } from '../../domain/city.js';
import { countryName } from '../../domain/countries.js';
import { dateRangeInWords } from '../../domain/date-words.js';
import { conflictReport } from './conflict-report.js';
import { table } from './table.js';

/** What an import found and did, for the person at the terminal. */
export function importReport(preview: ImportPreview): string {
  const { tour, speakers, legs, problems, notes, prose, conflicts } = preview;
  const sections = [
    `${tour.title ?? 'A tour without a title'} (${tour.slug ?? 'no slug yet'}), ${tour.status}, ${tour.change}${changesOf(tour)}`,
    yearOf(preview),
    table(speakers.map(speakerRow)),
    table(legs.map(legRow)),
    ...problems.map(({ line, reason }) => `! Line ${line}: ${reason}`),
    ...notes.map(note => `* ${note}`),
    conflicts === null ? '' : conflictsIn(conflicts),
    prose.length > 0 ? `Read as prose: ${linesOf(prose)}.` : '',
  ];
  return sections.filter(Boolean).join('\n');
}

function conflictsIn({ added, removed }: NonNullable<ImportPreview['conflicts']>): string {
  const parts = [
    added.length > 0 ? `It would add to the clash report:\n${conflictReport(added)}` : '',
    removed.length > 0 ? `It would settle:\n${conflictReport(removed)}` : '',
  ];
  return parts.filter(Boolean).join('\n');
}

function yearOf({ year, yearFrom }: ImportPreview): string {
  const source = { given: 'as given', text: 'from the text', nearest: 'the nearest to today' };
  return `Dates without a year are of ${year} (${source[yearFrom]}).`;
}

function speakerRow(speaker: ImportPreview['speakers'][number]): string[] {
  const { name, role, organization, coast, change } = speaker;
  const who = [role, organization && `(${organization.name})`].filter(Boolean).join(' ');
  return [`  ${name}`, who, coast ?? '', `${change}${changesOf(speaker)}`];
}

function legRow(leg: PreviewLeg): string[] {
  const { firstDate, lastDate, line, city, country, text, change } = leg;
  const place = city ? cityLabel(city) : country ? countryName(country) : `? ${text}`;
  const days = dateRangeInWords(firstDate, lastDate);
  const zone = city?.timeZone ?? '';
  const at = line === null ? '' : `line ${line}`;
  return [`  ${days}`, place, zone, leg.speaker ?? '', at, `${change}${changesOf(leg)}`];
}

function changesOf({ changes }: Pick<PreviewLeg, 'changes'>): string {
  const words = changes.map(
    ({ field, from, to }) => `${field} ${from ?? 'none'} → ${to ?? 'none'}`,
  );
  return words.length > 0 ? `: ${words.join('; ')}` : '';
}

function linesOf(pieces: readonly { line: number }[]): string {
  const lines = [...new Set(pieces.map(({ line }) => line))];
  return `${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`;
}
