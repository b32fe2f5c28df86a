import type { OrganizationField } from '../../domain/board/organization-values.js';
import { coordinates } from '../../domain/caller.js';
import { type Organization, organizationKinds } from '../../domain/organization.js';
import { doneNotice } from '../board/board-frame.js';
import type { Choice, Fields } from '../form.js';
import type { Frame } from '../frame.js';
import { type Html, html } from '../html.js';
import { onFileWords } from '../words/on-file.js';
import { type AddressShown, noticeAddressPart } from './notice-address-part.js';
import { type Editing, editForm } from './on-file-form.js';
import { onFileFrame } from './on-file-frame.js';

/** All that is on file of an organisation; null where only others may change it. */
export type OrganizationShown = {
  organization: Organization;
  said: 'saved' | 'added' | null;
  own: {
    editing: Editing<OrganizationField>;
    address: AddressShown;
    /** Those that it can be a part of. */
    parents: readonly Choice[];
  } | null;
};

/** The page of an organisation, for coordinators. */
export function organizationPage(
  frame: Frame,
  { organization, said, own }: OrganizationShown,
): string {
  const { language, caller } = frame;
  const say = onFileWords[language];
  const { slug, name } = organization;
  const address = `/board/organizations/${slug}`;
  const content =
    own === null
      ? html`<p class="notice mind">${say.notYours}</p>\n`
      : html`${said !== null && doneNotice(say[said])}<div class="two-columns">
${editForm(frame, address, own.editing, {
  fields: fields => organizationFields(fields, own.parents, language),
  inWords: (field, text) => inWords(field, text, own.parents, language),
})}
<div class="stack">
${noticeAddressPart(frame, address, own.address)}<section class="stack" aria-labelledby="more">
<h2 id="more">${say.more}</h2>
<p><a href="/settings/feeds">${say.feeds}</a></p>
${coordinates(caller) && html`<p><a href="/settings/keys">${say.keys}</a></p>\n`}</section>
</div>
</div>`;
  return onFileFrame(frame, 'organizations', { title: name, content });
}

type Language = Frame['language'];

function organizationFields(fields: Fields, parents: readonly Choice[], language: Language): Html {
  const say = onFileWords[language];
  const kinds = organizationKinds.map(value => ({ value, label: say.organizationKind(value) }));
  const needed = { isRequired: true };
  return html`${fields.line({ name: 'name', label: say.name, maxLength: 300, ...needed })}<div class="row">
${fields.select({ name: 'kind', label: say.kind, choices: kinds, ...needed })}${fields.line({ name: 'country', label: say.country, hint: say.countryHint, maxLength: 100 })}</div>
${fields.line({ name: 'url', type: 'url', label: say.url, maxLength: 2000 })}${fields.select({ name: 'parent', label: say.parent, choices: parents, none: say.none })}${fields.check({ name: 'trusted', label: say.trusted, hint: say.trustedHint })}`;
}

/** What stands in a field, as it is read. */
function inWords(
  field: OrganizationField,
  text: string,
  parents: readonly Choice[],
  language: Language,
): string {
  const say = onFileWords[language];
  if (field === 'parent')
    return parents.find(({ value }) => value === text)?.label ?? (text || '–');
  const kind = field === 'kind' && organizationKinds.find(each => each === text);
  if (kind) return say.organizationKind(kind);
  if (field === 'trusted') return text === '' ? say.no : say.yes;
  return text === '' ? '–' : text;
}
