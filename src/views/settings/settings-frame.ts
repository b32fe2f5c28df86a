import { coordinates } from '../../domain/caller.js';
import { form } from '../form.js';
import { type Frame, framed } from '../frame.js';
import { type Html, html } from '../html.js';
import { settingsWords } from '../words/settings.js';

export type SettingsPlace = 'overview' | 'keys' | 'feeds' | 'webhooks' | 'health';

/** A page of the settings, with the menu of those that are for its reader. */
export function settingsFrame(
  frame: Frame,
  here: SettingsPlace,
  { title, content }: { title: string; content: Html },
): string {
  const say = settingsWords[frame.language];
  const isOfAll = coordinates(frame.caller);
  const pages: [SettingsPlace, string][] = [
    ['overview', '/settings'],
    ...(isOfAll ? [['keys', '/settings/keys'] as [SettingsPlace, string]] : []),
    ['feeds', '/settings/feeds'],
    ['webhooks', '/settings/webhooks'],
    ...(isOfAll ? [['health', '/settings/health'] as [SettingsPlace, string]] : []),
  ];
  const items = pages.map(
    ([name, href]) =>
      html`<li><a href="${href}"${name === here && html` aria-current="page"`}>${say[name]}</a></li>\n`,
  );
  const main = html`<div class="stack desk">
<h1>${title}</h1>
<nav class="tabs" aria-label="${say.title}"><ul>
${items}</ul></nav>
${content}</div>`;
  return framed(frame, { title, main, scripts: ['copy'] });
}

/** A form of one button, about something that is named to those who do not see where it stands. */
export function oneButton(frame: Frame, action: string, words: string, about: string): Html {
  return form(
    frame,
    { action, className: 'inline' },
    html`<button type="submit" class="risky">${words}<span class="aside-voice">: ${about}</span></button>`,
  );
}

/** A row of a table. */
export function rowOf(cells: readonly (Html | string | null)[]): Html {
  return html`<tr>${cells.map(cell => html`<td>${cell}</td>\n`)}</tr>\n`;
}

/** A table in a box that scrolls by itself where it is too wide. */
export function boxedTable(caption: string, heads: readonly string[], rows: readonly Html[]): Html {
  return html`<div class="table-box" role="region" tabindex="0" aria-label="${caption}">
<table>
<caption>${caption}</caption>
<thead><tr>${heads.map(head => html`<th scope="col">${head}</th>\n`)}</tr></thead>
<tbody>
${rows}</tbody>
</table>
</div>\n`;
}
