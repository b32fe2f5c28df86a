import type { Organization } from '../../domain/organization.js';
import { type Html, html } from '../html.js';

/** Somebody by their name, which leads to all that is on file of them; the slug where it is all that is known. */
export function personLink(slug: string, people: ReadonlyMap<string, string>): Html {
  return html`<a href="/board/speakers/${slug}">${people.get(slug) ?? slug}</a>`;
}

/** People one after another. */
export function personLinks(slugs: readonly string[], people: ReadonlyMap<string, string>): Html {
  return html`${slugs.map((slug, index) => [index > 0 && ', ', personLink(slug, people)])}`;
}

/** An organisation by its name, which leads to all that is on file of it. */
export function organizationLink({ slug, name }: Pick<Organization, 'slug' | 'name'>): Html {
  return html`<a href="/board/organizations/${slug}">${name}</a>`;
}
