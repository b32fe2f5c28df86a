import type { Organization } from '../domain/organization.js';
import type { Speaker } from '../domain/speaker.js';
import type { Tour } from '../domain/tour.js';
import type { OwnApi } from './own-api.js';

type Choice = { value: string; label: string };

const choice = ({ slug, label }: { slug: string; label: string }) => ({ value: slug, label });

/** The tours that somebody may choose from. */
export async function tourChoices(api: OwnApi): Promise<Choice[]> {
  const tours = await api.list<Tour>('/tours');
  return tours.map(({ slug, title }) => choice({ slug, label: title }));
}

/** The organisations that somebody may choose from. */
export async function organizationChoices(api: OwnApi): Promise<Choice[]> {
  const organizations = await api.list<Organization>('/organizations');
  return organizations.map(({ slug, name }) => choice({ slug, label: name }));
}

/** The people of a kind that somebody may choose from. */
export async function personChoices(api: OwnApi, kind: Speaker['kind']): Promise<Choice[]> {
  const people = await api.list<Speaker>('/speakers');
  return people
    .filter(each => each.kind === kind)
    .map(({ slug, name }) => choice({ slug, label: name }));
}
