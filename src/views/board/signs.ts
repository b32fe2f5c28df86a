import type { Conflict } from '../../domain/conflicts/conflict.js';
import { graver, type Severity } from '../../domain/conflicts/severity.js';
import type { Language } from '../../domain/date-words.js';
import type { EventStatus } from '../../domain/event.js';
import type { LegKind } from '../../domain/leg.js';
import { severitySigns } from '../clash-list.js';
import { type Html, html } from '../html.js';
import { boardWords } from '../words/board.js';
import { ruleName, severityName } from '../words/rules.js';

/** The sign of each status of an event; the word stands beside it, or is read aloud. */
export const statusSigns: Record<EventStatus, string> = {
  ...{ proposed: '?', hold: '◌', confirmed: '✓' },
  ...{ postponed: '⏸', cancelled: '✕', rejected: '✕' },
};

/** The sign of each kind of leg. */
export const legSigns: Record<LegKind, string> = { stop: '', rest: '☾', travel: '⇢' };

/** A severity with its shape and its word. */
export function severityMark(severity: Severity, language: Language): Html {
  return html`<span class="severity ${severity}"><span aria-hidden="true">${severitySigns[severity]}</span> ${severityName(severity, language)}</span>`;
}

/** A severity as its shape, with its word for those who hear the page. */
export function severitySign(severity: Severity, language: Language): Html {
  const name = severityName(severity, language);
  return html`<span class="severity ${severity}" title="${name}"><span aria-hidden="true">${severitySigns[severity]}</span><span class="aside-voice">${name}:</span></span>`;
}

/** What clashes at one place of a board: the gravest shape, how many, and a link to the list. */
export function clashMark(
  conflicts: readonly Conflict[],
  { tour, language }: { tour: string; language: Language },
): Html | null {
  const first = conflicts[0];
  if (first === undefined) return null;
  const severity = conflicts.map(each => each.severity).reduce(graver);
  const gravest = conflicts.find(each => each.severity === severity)!;
  const rules = [...new Set(conflicts.map(({ rule }) => ruleName(rule, language)))].join('; ');
  const say = boardWords[language];
  const label = `${severityName(severity, language)}, ${say.clashesAt(conflicts.length)}: ${rules}`;
  return html`<a class="severity ${severity}" href="/board/${tour}/clashes#c-${gravest.fingerprint}" title="${label}"><span aria-hidden="true">${severitySigns[severity]}${conflicts.length > 1 && conflicts.length}</span></a>`;
}
