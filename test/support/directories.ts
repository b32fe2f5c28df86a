import { existsSync, readFileSync } from 'node:fs';
import { projectFile } from '../../src/project-files.js';

const published = projectFile('../shared/announcements/allies.txt');

/** The directory as the coalition published it where it is at hand, else our copy of its names. */
export const allies = readFileSync(
  existsSync(published) ? published : projectFile('db/seed/allies.txt'),
  'utf8',
);

/** Who stands in it, by country. */
export const alliesByCountry = {
  US: [
    'The Institute for Policy Studies',
    'The Committee in Solidarity with the People of El Salvador (CISPES)',
    'Friends of the Earth',
    'Oxfam America',
    'U.S.-El Salvador Sister Cities',
    'The Center for International Environmental Law',
    'The SHARE Foundation',
    'The Sierra Club',
    'Maryknoll Office for Global Concerns',
    'The Democracy Center',
    'Voices on the Border',
    'Jobs with Justice',
    'The Washington Office on Latin America',
    'Washington Ethical Society Global Connections Committee',
    'The Midwest Coalition Against Lethal Mining',
    'National Lawyers Guild',
    'Miners and the Environment',
  ],
  CA: [
    'Mining Watch Canada',
    'Council of Canadians',
    'Canadians against Mining in El Salvador',
    'The United Church of Canada',
    'Latin American and Caribbean Solidarity Network',
  ],
};
