import { table } from './table.js';

/** What `gira` says of itself: all commands, and what to do first. */
export function commandList(
  version: string,
  commands: Readonly<Record<string, { does: string }>>,
): string {
  const rows = Object.entries(commands).map(([name, { does }]) => [`  gira ${name}`, does]);
  return [
    `Gira ${version}: paste the announcement of a tour; get calendars, an API and a clash report.`,
    '',
    table(rows),
    '',
    'First: "gira demo", and open the addresses that it prints. For a tour of your own: "gira keys add --role',
    'coordinator --label YOU", then "gira serve", and open /board. What is stored is in ./data, or in the folder that',
    'GIRA_DATA_DIR names, or in the PostgreSQL of DATABASE_URL. Every variable is in the README, under Configuration.',
  ].join('\n');
}
