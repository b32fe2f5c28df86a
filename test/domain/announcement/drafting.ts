import type { Answer } from '../../../src/domain/announcement/answers.js';
import { type Draft, draftOf } from '../../../src/domain/announcement/draft.js';
import { parseAnnouncement } from '../../../src/domain/announcement/parse.js';
import type { Coast } from '../../../src/domain/coast.js';
import { loadGazetteer } from '../../../src/store/gazetteer.js';
import { today } from './reading.js';

const coast = (slug: string, name: string, country: string, regions: string[]): Coast => ({
  ...{ slug, name, country, regions },
});

/** Some of the coasts that every installation has. */
export const coasts: Coast[] = [
  coast('au-east-coast', 'Australian East Coast', 'AU', ['QLD', 'NSW', 'ACT', 'VIC', 'TAS']),
  coast('ca-west-coast', 'Canadian West Coast', 'CA', ['BC']),
  coast('us-east-coast', 'US East Coast', 'US', ['MA', 'NY', 'PA', 'DC', 'ME']),
  coast('us-west-coast', 'US West Coast', 'US', ['WA', 'OR', 'CA']),
];

const gazetteer = loadGazetteer();

type Options = { countries?: string[]; answers?: Answer[]; onFile?: string[] };

/** The draft of an announcement of 2013, with the committed gazetteer. */
export function draft(text: string, options: Options = {}): Draft {
  const { countries, answers = [], onFile = [] } = options;
  const given = countries ? { countries } : {};
  const parsed = parseAnnouncement(text, { year: 2013, today, ...given });
  const context = { gazetteer, coasts, answers, citiesOnFile: new Set(onFile) };
  return draftOf(parsed, { ...context, countries: countries ?? null });
}

/** The cities of a draft in the order of its legs; a country or `?` where there is none. */
export function places({ sections }: Draft): string[] {
  const legs = sections.flatMap(section => section.legs);
  return legs.map(({ city, country }) => city?.slug ?? country ?? '?');
}

/** What is asked: the code, the line and the candidates. */
export function questions({ problems }: Draft): string[] {
  return problems.map(({ code, line, candidates }) =>
    [line, code, ...candidates.map(({ slug }) => slug)].join(' '),
  );
}
