import { countryName, countryTyped } from '../countries.js';
import type { Language } from '../date-words.js';
import type { Organization, OrganizationChange } from '../organization.js';
import { differingFields, type TypedValues } from './typed-values.js';

/** The fields of the form of an organisation, in their order. */
export const organizationFields = ['name', 'kind', 'country', 'url', 'parent', 'trusted'] as const;
export type OrganizationField = (typeof organizationFields)[number];
export type OrganizationValues = TypedValues<OrganizationField>;

/** An organisation as it stands in its form. */
export function organizationValues(
  { name, kind, country, url, parent, trusted }: Organization,
  language: Language,
): OrganizationValues {
  return {
    ...{ name, kind, url: url ?? '', parent: parent ?? '', trusted: trusted ? 'yes' : '' },
    country: country === null ? '' : countryName(country, language),
  };
}

/** What somebody changed in the form, as the API takes it. */
export function organizationChange(
  was: OrganizationValues,
  typed: OrganizationValues,
): OrganizationChange {
  const read = (field: OrganizationField): unknown => {
    const text = typed[field];
    if (field === 'trusted') return text !== '';
    if (field === 'name' || field === 'kind') return text;
    if (text === '') return null;
    return field === 'country' ? countryTyped(text) : text;
  };
  const fields = differingFields(organizationFields, was, typed).map(field => [field, read(field)]);
  return Object.fromEntries(fields) as OrganizationChange;
}
