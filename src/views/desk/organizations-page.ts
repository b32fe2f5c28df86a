import { countryName } from '../../domain/countries.js';
import { type Organization, organizationKinds } from '../../domain/organization.js';
import { Fields, type FormState, form } from '../form.js';
import type { Frame } from '../frame.js';
import { type Html, html } from '../html.js';
import { onFileWords } from '../words/on-file.js';
import { onFileFrame, searchByName } from './on-file-frame.js';

/** Organisations of a name, or all of them; and the form of a new one. */
export type OrganizationsShown = {
  organizations: readonly Organization[];
  text: string;
  state: FormState;
  once: string;
};

/** The page of all organisations on file. */
export function organizationsPage(
  frame: Frame,
  { organizations, text, state, once }: OrganizationsShown,
): string {
  const { language } = frame;
  const say = onFileWords[language];
  const items = organizations.map(({ slug, name, kind, country }) => {
    const facts = [say.organizationKind(kind), country && countryName(country, language)];
    return html`<li><a href="/board/organizations/${slug}">${name}</a> <span class="soft">${facts.filter(Boolean).join(', ')}</span></li>\n`;
  });
  const content = html`<p class="prose">${say.organizationsIntro}</p>
${searchByName(frame, 'organizations', { text, count: organizations.length })}${items.length > 0 && html`<ul class="links">\n${items}</ul>\n`}${items.length === 0 && text === '' && html`<p class="notice">${say.noOrganizations}</p>\n`}${newOrganization(frame, { state, once })}`;
  return onFileFrame(frame, 'organizations', { title: say.organizations, content });
}

function newOrganization(
  frame: Frame,
  { state, once }: Pick<OrganizationsShown, 'state' | 'once'>,
): Html {
  const say = onFileWords[frame.language];
  const fields = new Fields(frame, state);
  const kinds = organizationKinds.map(value => ({ value, label: say.organizationKind(value) }));
  const content = html`${fields.problems()}${fields.line({
    ...{ name: 'name', label: say.name, isRequired: true, maxLength: 300 },
  })}<div class="row">
${fields.select({ name: 'kind', label: say.kind, choices: kinds, isRequired: true })}${fields.line({ name: 'country', label: say.country, hint: say.countryHint, maxLength: 100 })}</div>
<button type="submit">${say.add}</button>`;
  return html`<section class="panel stack" aria-labelledby="new">
<h2 id="new">${say.addOrganization}</h2>
${form(frame, { action: '/board/organizations', once }, content)}</section>\n`;
}
