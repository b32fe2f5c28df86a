import type { Conflict } from '../domain/conflicts/conflict.js';
import type { Severity } from '../domain/conflicts/severity.js';
import type { Language } from '../domain/date-words.js';
import { type Html, html } from './html.js';
import type { NameOf } from './words/conflicts/telling.js';
import { conflictInWords } from './words/conflicts.js';
import { severityName } from './words/rules.js';

/** The shape of each severity on every page: told apart without colour. */
export const severitySigns: Record<Severity, string> = { error: '▲', warning: '◆', info: '●' };

/** What clashes, in the order that is given: of each its severity, then a sentence. Nothing where nothing does. */
export function clashList(
  conflicts: readonly Conflict[],
  language: Language,
  nameOf: NameOf,
): Html | null {
  if (conflicts.length === 0) return null;
  const items = conflicts.map(
    conflict =>
      html`<li class="clash ${conflict.severity}"><p class="grade"><span aria-hidden="true">${severitySigns[conflict.severity]}</span> ${severityName(conflict.severity, language)}:</p>
<p>${conflictInWords(conflict, language, nameOf)}</p></li>\n`,
  );
  return html`<ul class="clashes">\n${items}</ul>\n`;
}
