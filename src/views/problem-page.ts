import { form, hidden, type ProblemShown, type Values } from './form.js';
import { type Frame, framed } from './frame.js';
import { html } from './html.js';
import { frameWords } from './words/frame.js';

/** The page of what cannot be done, with what to do instead. */
export function problemPage(frame: Frame, problem: ProblemShown): string {
  const say = frameWords[frame.language];
  const main = html`<div class="stack">
<h1>${problem.title}</h1>
<p class="prose">${problem.detail}</p>
<p><a href="/">${say.allTours}</a></p>
</div>`;
  return framed(frame, { title: problem.title, main });
}

/** The page of an address at which there is nothing. */
export function notFoundPage(frame: Frame): string {
  const say = frameWords[frame.language];
  return problemPage(frame, { title: say.notFound, detail: say.notFoundText, errors: [] });
}

/** The page of a form that was opened in an earlier session: it can be sent again as it was. */
export function formAgainPage(frame: Frame, values: Values): string {
  const say = frameWords[frame.language];
  const main = html`<div class="stack">
<h1>${say.formAgain}</h1>
<p class="prose">${say.formAgainText}</p>
${typedList(values)}
${form(frame, { action: frame.path }, html`${hidden(values)}<button type="submit">${say.formAgainSend}</button>`)}
</div>`;
  return framed(frame, { title: say.formAgain, main });
}

/** What somebody typed, to look over. */
export function typedList(values: Values) {
  const shown = Object.entries(values).filter(
    ([name, value]) => !machineFields.includes(name) && String(value ?? '').trim() !== '',
  );
  if (shown.length === 0) return null;
  const items = shown.map(
    ([name, value]) =>
      html`<div><dt>${name}</dt><dd>${[value ?? ''].flat().join(', ')}</dd></div>\n`,
  );
  return html`<dl class="facts-list panel">\n${items}</dl>`;
}

/** Fields that nobody typed. */
export const machineFields = ['formToken', 'once', 'back', 'typed'];
