import type { PersonField } from '../../domain/board/person-values.js';
import { personKinds, type Speaker } from '../../domain/speaker.js';
import { visibilities } from '../../domain/visibility.js';
import { doneNotice } from '../board/board-frame.js';
import type { Choice, Fields } from '../form.js';
import type { Frame } from '../frame.js';
import { type Html, html } from '../html.js';
import { legBoardWords } from '../words/board-leg.js';
import { onFileWords } from '../words/on-file.js';
import { type BusyShown, busyCalendarPart } from './busy-calendar-part.js';
import { type AddressShown, noticeAddressPart } from './notice-address-part.js';
import { type Editing, editForm } from './on-file-form.js';
import { onFileFrame } from './on-file-frame.js';

/** All that is on file of somebody; null where only others may change them. */
export type PersonShown = {
  person: Speaker;
  said: 'saved' | 'added' | null;
  own: {
    editing: Editing<PersonField>;
    address: AddressShown;
    busy: BusyShown;
    organizations: readonly Choice[];
  } | null;
};

/** The page of somebody who speaks or interprets, for coordinators. */
export function personPage(frame: Frame, { person, said, own }: PersonShown): string {
  const { language } = frame;
  const say = onFileWords[language];
  const { slug, name } = person;
  const address = `/board/speakers/${slug}`;
  const publicPage = html`<p><a href="/speakers/${slug}">${say.publicPage}</a></p>\n`;
  const content =
    own === null
      ? html`<p class="notice mind">${say.notYours}</p>\n${publicPage}`
      : html`${said !== null && doneNotice(say[said])}${publicPage}<div class="two-columns">
${editForm(frame, address, own.editing, {
  fields: fields => personFields(fields, own.organizations, language),
  inWords: (field, text) => inWords(field, text, own.organizations, language),
})}
<div class="stack">
${noticeAddressPart(frame, address, own.address)}${busyCalendarPart(frame, address, own.busy)}<section class="stack" aria-labelledby="more">
<h2 id="more">${say.more}</h2>
<p><a href="/settings/feeds">${say.feeds}</a></p>
</section>
</div>
</div>`;
  return onFileFrame(frame, 'people', { title: name, content, scripts: ['file'] });
}

type Language = Frame['language'];

/** What is chosen among, by the fields that are lists. */
function choicesOf(organizations: readonly Choice[], language: Language) {
  return {
    kind: personKinds.map(value => ({ value, label: onFileWords[language][value] })),
    visibility: visibilities.map(value => ({ value, label: legBoardWords[language][value] })),
    organization: organizations,
  };
}

function personFields(fields: Fields, organizations: readonly Choice[], language: Language): Html {
  const say = onFileWords[language];
  const choices = choicesOf(organizations, language);
  const needed = { isRequired: true };
  return html`${fields.line({ name: 'name', label: say.name, maxLength: 300, ...needed })}${fields.line(
    { name: 'publicName', label: say.publicName, hint: say.publicNameHint, maxLength: 300 },
  )}<div class="row">
${fields.select({ name: 'kind', label: say.kind, choices: choices.kind, ...needed })}${fields.select({ name: 'visibility', label: say.visibility, choices: choices.visibility, ...needed })}</div>
${fields.line({ name: 'role', label: say.role, hint: say.roleHint, maxLength: 300 })}${fields.select(
  { name: 'organization', label: say.organization, choices: organizations, none: say.none },
)}<div class="row">
${fields.line({ name: 'homeCountry', label: say.homeCountry, hint: say.countryHint, maxLength: 100 })}${fields.line({ name: 'languages', label: say.languages, hint: say.languagesHint, maxLength: 300 })}</div>
${fields.lines({ name: 'bio', label: say.bio, rows: 8 })}${fields.lines({ name: 'links', label: say.links, hint: say.linksHint, rows: 3 })}${fields.lines(
  { name: 'availability', label: say.availability, hint: say.availabilityHint, rows: 3 },
)}`;
}

/** What stands in a field, as it is read. */
function inWords(
  field: PersonField,
  text: string,
  organizations: readonly Choice[],
  language: Language,
): string {
  const lists: Partial<Record<PersonField, readonly Choice[]>> = choicesOf(organizations, language);
  return lists[field]?.find(({ value }) => value === text)?.label ?? (text || '–');
}
