import { countryName, countryTyped } from '../countries.js';
import type { Language } from '../date-words.js';
import type { Speaker, SpeakerChange } from '../speaker.js';
import { differingFields, linesOf, listed, type TypedValues } from './typed-values.js';

/** The fields of the form of somebody who speaks or interprets, in their order. */
export const personFields = [
  ...(['name', 'publicName', 'kind', 'visibility', 'role', 'organization'] as const),
  ...(['homeCountry', 'languages', 'bio', 'links', 'availability'] as const),
] as const;
export type PersonField = (typeof personFields)[number];
export type PersonValues = TypedValues<PersonField>;

/** Somebody as they stand in their form. */
export function personValues(person: Speaker, language: Language): PersonValues {
  const { name, kind, visibility, publicName, role, organization, homeCountry, bio } = person;
  return {
    ...{ name, kind, visibility, publicName: publicName ?? '', role: role ?? '' },
    ...{ organization: organization ?? '', bio: bio ?? '' },
    homeCountry: homeCountry === null ? '' : countryName(homeCountry, language),
    languages: person.languages.join(', '),
    links: person.links.join('\n'),
    availability: person.availability.map(lineOf).join('\n'),
  };
}

type Availability = Speaker['availability'][number];

/** When somebody may be where, as a line: the first day, the last day, countries. */
function lineOf({ firstDate, lastDate, countries }: Availability): string {
  return [firstDate, lastDate, ...countries].join(', ');
}

function availabilityOf(line: string): Availability {
  const [firstDate = '', lastDate = '', ...countries] = line.split(',').map(part => part.trim());
  return { firstDate, lastDate, countries: countries.filter(Boolean).map(countryTyped) };
}

/** What somebody changed in the form, as the API takes it. */
export function personChange(was: PersonValues, typed: PersonValues): SpeakerChange {
  const read = (field: PersonField): unknown => {
    const text = typed[field];
    if (field === 'languages') return listed(text);
    if (field === 'links') return [...new Set(linesOf(text))];
    if (field === 'availability') return linesOf(text).map(availabilityOf);
    if (field === 'name' || field === 'kind' || field === 'visibility') return text;
    if (text === '') return null;
    return field === 'homeCountry' ? countryTyped(text) : text;
  };
  const fields = differingFields(personFields, was, typed).map(field => [field, read(field)]);
  return Object.fromEntries(fields) as SpeakerChange;
}
