import type { Conflict } from '../../domain/conflicts/conflict.js';
import { form, hidden, type Values } from '../form.js';
import type { Frame } from '../frame.js';
import { html } from '../html.js';
import { eventBoardWords } from '../words/board-event.js';
import { legBoardWords } from '../words/board-leg.js';
import { boardFrame } from './board-frame.js';
import { type ChangedField, changesTable, clashesThen } from './dry-run.js';
import { type LegShown, legTitle } from './leg-page.js';

/** What would come of a change of a leg: of itself, of its events, and of the clashes. */
export type LegDryRun = {
  /** Where the form that does it is sent, with what was typed and the version that was looked at. */
  action: string;
  typed: Values;
  changes: readonly ChangedField[];
  /** Events that change, each with when and what it is now and then; null where that is not asked. */
  events: readonly ChangedField[] | null;
  added: readonly Conflict[];
  removed: readonly Conflict[];
  /** Whether it was looked at before, in a version that is no more. */
  isStale: boolean;
};

/** The page that says what would come of it; nothing is stored before its button is pressed. */
export function legDryRunPage(frame: Frame, shown: LegShown, dryRun: LegDryRun): string {
  const { language } = frame;
  const say = eventBoardWords[language];
  const words = legBoardWords[language];
  const { leg, tour } = shown;
  const { action, typed, changes, events, added, removed, isStale } = dryRun;
  const telling = { language, nameOf: shown.nameOf, tour: tour.slug };
  const title = legTitle(shown, language);
  const own = `/board/legs/${leg.id}`;
  const content = html`<p><a href="${own}">${title}</a></p>
<h1>${say.dryRun}</h1>
<div id="live" data-notice></div>
<p class="notice mind"${isStale && html` role="alert"`}>${isStale ? words.stale : say.dryRunText}</p>
${changesTable(changes, language)}
${
  events !== null &&
  html`<h2>${words.eventsThen}</h2>
${events.length === 0 ? html`<p>${words.noEventsThen}</p>` : changesTable(events, language)}`
}
<h2>${say.clashes}</h2>
${clashesThen({ added, removed }, telling)}
${form(
  frame,
  { action },
  html`${hidden(typed)}<div class="buttons"><button type="submit" name="step" value="do">${say.doIt}</button> <a class="button quiet" href="${own}">${say.leave}</a></div>`,
)}`;
  return boardFrame(frame, tour, { here: 'timeline', title: `${say.dryRun}: ${title}`, content });
}
