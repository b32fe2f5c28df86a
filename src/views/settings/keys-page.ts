import { endOfKey, type Key } from '../../domain/key.js';
import { momentInWords } from '../dates.js';
import { type Choice, Fields, type FormState, form } from '../form.js';
import type { Frame } from '../frame.js';
import { type Html, html } from '../html.js';
import { settingsWords } from '../words/settings.js';
import { boxedTable, rowOf, settingsFrame } from './settings-frame.js';

/** What is needed to make a key: for whom it can be, and what was typed. */
export type KeyMaking = {
  state: FormState;
  once: string;
  tours: readonly Choice[];
  organizations: readonly Choice[];
};

/** The page of keys: those that are valid, their sessions, those that are void, and a new one. */
export function keysPage(frame: Frame, keys: readonly Key[], making: KeyMaking): string {
  const { language, now } = frame;
  const say = settingsWords[language];
  const isValid = (key: Key) => endOfKey(key, now) === null;
  const own = keys.filter(key => key.expiresAt === null && isValid(key));
  const sessions = keys.filter(key => key.expiresAt !== null && isValid(key));
  const gone = keys.filter(key => !isValid(key));
  const folded = (title: string, list: readonly Key[]) =>
    list.length > 0 &&
    html`<details><summary>${title}</summary>
${keyTable(frame, title, list)}</details>\n`;
  const content = html`<p class="prose">${say.keysIntro}</p>
${own.length === 0 ? html`<p class="notice">${say.noKeys}</p>\n` : keyTable(frame, say.keys, own)}${folded(say.sessions(sessions.length), sessions)}${folded(say.gone(gone.length), gone)}${newKey(frame, making)}`;
  return settingsFrame(frame, 'keys', { title: say.keys, content });
}

function keyTable(frame: Frame, caption: string, keys: readonly Key[]): Html {
  const say = settingsWords[frame.language];
  const heads = [say.label, say.keyFor, say.made, say.lastUsed, say.actions];
  return boxedTable(
    caption,
    heads,
    keys.map(key => keyRow(frame, key)),
  );
}

function keyRow(frame: Frame, key: Key): Html {
  const { language, now } = frame;
  const say = settingsWords[language];
  const { id, role, organization, tours, label, lastUsedAt } = key;
  const whose = organization ?? tours?.join(', ') ?? say.allTours;
  const button = (action: string, words: string, className: string) =>
    form(
      frame,
      { action: `/settings/keys/${id}/${action}`, className: 'inline' },
      html`<button type="submit" class="${className}">${words}<span class="aside-voice">: ${label}</span></button>`,
    );
  const isValid = endOfKey(key, now) === null;
  const actions = html`<div class="buttons">${key.expiresAt === null && button('link', say.makeLink, 'quiet')}${button('revocation', say.revoke, 'risky')}</div>`;
  return rowOf([
    html`<strong>${label}</strong>${key.expiresAt !== null && ` (${say.session})`}`,
    `${say[role]} · ${whose}`,
    say.madeBy(key.createdBy, momentInWords(key.createdAt, language)),
    lastUsedAt === null ? say.never : momentInWords(lastUsedAt, language),
    isValid ? actions : key.revokedAt === null ? say.ended : say.revoked,
  ]);
}

function newKey(frame: Frame, { state, once, tours, organizations }: KeyMaking): Html {
  const say = settingsWords[frame.language];
  const fields = new Fields(frame, state);
  const roles = [
    { value: 'chapter', label: say.chapter },
    { value: 'coordinator', label: say.coordinator },
  ];
  const content = html`${fields.problems()}${fields.line({
    ...{ name: 'label', label: say.label, hint: say.labelHint, isRequired: true, maxLength: 100 },
  })}${fields.choices({ name: 'role', kind: 'radio', label: say.role, isRequired: true, choices: roles })}${fields.select(
    {
      ...{ name: 'organization', label: say.organization, hint: say.organizationHint },
      ...{ choices: organizations, none: say.noOrganization },
    },
  )}${tours.length > 0 && fields.choices({ name: 'tours', kind: 'checkbox', label: say.tour, hint: say.toursHint, choices: tours })}<button type="submit">${say.makeKey}</button>`;
  return html`<section class="panel stack" aria-labelledby="new">
<h2 id="new">${say.newKey}</h2>
${form(frame, { action: '/settings/keys', once }, content)}</section>\n`;
}
