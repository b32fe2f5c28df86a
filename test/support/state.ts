import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFile } from '../../src/project-files.js';

/** What the set-up of a test run leaves for the tests, and the tear-down for nobody. */
export type TestState = {
  /** The server's URL without a database name, or null where the machine has no PostgreSQL. */
  serverUrl: string | null;
  /** Why there is no server. */
  missing: string | null;
};

/** Where a test run keeps its databases. */
export const stateFolder = projectFile('node_modules/.cache/gira-test');
export const stateFile = join(stateFolder, 'state.json');
/** The code as it runs in production: a process that runs it starts in half the time. */
export const compiled = join(stateFolder, 'compiled');
/** A migrated, empty embedded database to copy, and the name of the same on the server. */
export const embeddedTemplate = join(stateFolder, 'embedded-template');
export const serverTemplate = 'gira_template';

export function readState(): TestState {
  if (!existsSync(stateFile)) {
    throw new Error('Run the tests with "npx tap" (it sets the databases up first).');
  }
  return JSON.parse(readFileSync(stateFile, 'utf8')) as TestState;
}
