import { table } from './table.js';

type Counts = Record<string, number>;

/** What a backup has. */
export function backupReport(counts: Counts, file: string): string {
  return `${total(counts)} are in ${file === '-' ? 'the output' : file}.\nThey hold contacts, and the secret that signs links: keep them as you keep a key.`;
}

/** What was exported: all that is stored, and the calendars beside it. */
export function exportReport(counts: Counts, file: string, calendars: number): string {
  return `${backupReport(counts, file)}\n${calendars} public calendars are beside them, each at the path of its address.`;
}

/** What was restored. */
export function restoreReport(counts: Counts): string {
  return `${total(counts)} were restored.\nCalendars, links and keys are those of the backup; start Gira on this database.`;
}

/** What was moved, table by table, and what is to be done next. */
export function moveReport(counts: Counts, dataDir: string): string {
  const rows = Object.entries(counts).map(([name, rows]) => [String(rows).padStart(7), name]);
  return [
    table(rows),
    '',
    `${total(counts)} were moved, and counted at both ends.`,
    'Start Gira with this DATABASE_URL from now on.',
    `The folder ${dataDir} is as it was, and not needed any more: once all is well, erase it, since it holds contacts.`,
  ].join('\n');
}

function total(counts: Counts): string {
  const numbers = Object.values(counts);
  const rows = numbers.reduce((sum, each) => sum + each, 0);
  return `${rows} rows of ${numbers.length} tables`;
}
