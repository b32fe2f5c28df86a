import { existsSync } from 'node:fs';

/** What people do with Gira: each is `npm run NAME` in a checkout and `gira NAME` where the package is installed. */
export const commands = {
  demo: {
    does: 'Shows the tour of 2013, from its announcement to calendars.',
    start: () => import('./demo.js'),
  },
  serve: {
    does: 'Runs the server (npm start).',
    start: startServer,
  },
  import: {
    does: 'Previews an announcement or a directory, or stores it.',
    start: () => import('./import.js'),
  },
  check: { does: 'Prints the clash report.', start: () => import('./check.js') },
  keys: { does: 'Makes, lists and ends keys.', start: () => import('./keys.js') },
  publish: {
    does: 'Writes public pages and calendars for any web host.',
    start: () => import('./publish.js'),
  },
  export: {
    does: 'Writes all that is stored, and each calendar, into a folder.',
    start: () => import('./export.js'),
  },
  backup: { does: 'Writes all that is stored into a file.', start: () => import('./backup.js') },
  restore: {
    does: 'Stores a backup in an empty database.',
    start: () => import('./restore.js'),
  },
  move: {
    does: 'Copies the embedded database to a server.',
    start: () => import('./move.js'),
  },
  migrate: {
    does: 'Brings the database up to date, and ends.',
    start: () => import('./migrate.js'),
  },
  purge: {
    does: 'Takes out of a tour that is over what is private.',
    start: () => import('./purge.js'),
  },
} as const satisfies Record<string, { does: string; start: () => Promise<unknown> }>;

/** As few files, where it was built so (scripts/bundle.ts): it starts quicker, and takes less memory. */
function startServer(): Promise<unknown> {
  const bundled = new URL('../bundle/server.js', import.meta.url);
  return existsSync(bundled) ? import(bundled.href) : import('../src/server.js');
}

export type CommandName = keyof typeof commands;

export function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}
