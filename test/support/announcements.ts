import { existsSync, readFileSync } from 'node:fs';
import { projectFile } from '../../src/project-files.js';

const published = projectFile('../shared/announcements/labor-tour-2013.txt');

/** The announcement of 2013 as it was published where it is at hand, else our retelling of it. */
export const laborTour = readFileSync(
  existsSync(published) ? published : projectFile('db/seed/labor-tour-2013.txt'),
  'utf8',
);

/** The delegation of 2013 in our words. */
export const delegation = `May Day Labor Solidarity Delegation to El Salvador

Dates: April 27 - May 4, 2013. Who may come: all who work.`;

/** The announcement of 2013 with one of its lines written otherwise, or left out. */
export function laborTourWith(changes: Record<string, string>): string {
  return Object.entries(changes).reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`The announcement does not say "${from}".`);
    return text.replace(from, to);
  }, laborTour);
}
