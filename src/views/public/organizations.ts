import { countryName } from '../../domain/countries.js';
import { grouped } from '../../domain/grouped.js';
import type { Organization } from '../../domain/organization.js';
import type { Tour } from '../../domain/tour.js';
import { type Html, html } from '../html.js';
import { tourWords } from '../words/tours.js';
import type { Around, Telling } from './shown.js';

/** Who organises, sends and supports a tour; those who support it by country. */
export function organizationsPart(
  { lead, senders, supporters }: Tour,
  { organizations }: Around,
  telling: Telling,
): Html | null {
  const say = tourWords[telling.language];
  const known = (slugs: readonly string[]) => slugs.flatMap(slug => organizations.get(slug) ?? []);
  const heads = [
    [say.lead, known(lead === null ? [] : [lead])],
    [say.senders, known(senders)],
  ] as const;
  const shown = heads.filter(([, all]) => all.length > 0);
  const supporting = known(supporters);
  if (shown.length + supporting.length === 0) return null;
  return html`<section class="stack" aria-labelledby="organizations">
<h2 id="organizations">${say.organizations}</h2>
${
  shown.length > 0 &&
  html`<dl class="facts-list">
${shown.map(
  ([
    label,
    all,
  ]) => html`<div><dt>${label}</dt><dd>${all.map((each, index) => [index > 0 && ', ', organizationLink(each)])}</dd></div>
`,
)}</dl>`
}
${
  supporting.length > 0 &&
  html`<h3>${say.supporters}</h3>
<div class="columns">${byCountry(supporting, telling)}</div>`
}
</section>`;
}

/** An organisation's name, with a link to its own site where it has one. */
export function organizationLink({ name, url }: Organization): Html | string {
  return url === null ? name : html`<a href="${url}" rel="noopener">${name}</a>`;
}

function byCountry(all: readonly Organization[], { language }: Telling): Html[] {
  const say = tourWords[language];
  const groups = grouped(all, ({ country }) => country ?? '');
  return [...groups]
    .sort(([one], [other]) => Number(one === '') - Number(other === ''))
    .map(([country, some]) => {
      const heading = country === '' ? say.elsewhere : countryName(country, language);
      const isAlone = groups.size === 1 && country === '';
      return html`<section>${
        !isAlone &&
        html`<h4>${heading}</h4>
`
      }<ul>${some.map(
        each => html`<li>${organizationLink(each)}</li>
`,
      )}</ul></section>
`;
    });
}
