import type { Conflict } from '../../domain/conflicts/conflict.js';
import type { Language } from '../../domain/date-words.js';
import { type Html, html } from '../html.js';
import { eventBoardWords } from '../words/board-event.js';
import { clash, type Telling } from './clashes-page.js';

/** A field that would be another: its name, and what it is now and then, in words. */
export type ChangedField = { name: string; before: string; after: string };

/** Old and new values side by side; nothing would change where there are none. */
export function changesTable(changes: readonly ChangedField[], language: Language): Html {
  const say = eventBoardWords[language];
  if (changes.length === 0) return html`<p>${say.unchanged}</p>\n`;
  const rows = changes.map(
    ({ name, before, after }) =>
      html`<tr><th scope="row">${name}</th><td><del>${before}</del></td><td><ins>${after}</ins></td></tr>\n`,
  );
  return html`<div class="table-box" role="region" aria-label="${say.dryRun}" tabindex="0"><table class="dry-run">
<thead><tr><th scope="col">${say.field}</th><th scope="col">${say.before}</th><th scope="col">${say.after}</th></tr></thead>
<tbody>${rows}</tbody></table></div>\n`;
}

/** Clashes that would come, go and stay. */
export function clashesThen(
  {
    added,
    removed,
    kept = [],
  }: { added: readonly Conflict[]; removed: readonly Conflict[]; kept?: readonly Conflict[] },
  telling: Telling,
): Html {
  const say = eventBoardWords[telling.language];
  return html`${added.length === 0 ? html`<p class="notice done">${say.nothingComes}</p>` : clashList(say.comes, added, telling)}
${clashList(say.goes, removed, telling)}${clashList(say.stays, kept, telling)}`;
}

/** Clashes under a heading, or (without a title) by themselves; nothing where there are none. */
export function clashList(
  title: string,
  conflicts: readonly Conflict[],
  telling: Telling,
  how: { isLinked?: boolean } = {},
): Html | null {
  if (conflicts.length === 0) return null;
  const items = conflicts.map(each => html`<li>${clash(each, telling, how)}</li>\n`);
  return html`${title !== '' && html`<h3>${title} <span class="soft">(${conflicts.length})</span></h3>\n`}<ul class="clashes">\n${items}</ul>\n`;
}
