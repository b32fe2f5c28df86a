import type { ImportPreview } from '../../domain/announcement/preview.js';
import { Fields, type FormState, form, hidden } from '../form.js';
import { type Frame, framed } from '../frame.js';
import { type Html, html } from '../html.js';
import { importWords } from '../words/import.js';
import { boardMenu } from './board-menu.js';
import type { GivenAnswer } from './import-answers.js';
import { importPreview } from './import-preview.js';
import { givenAnswers, importQuestions } from './import-questions.js';

/** An announcement on its way in: what was typed, and what is understood of it by now. */
export type Importing = {
  state: FormState;
  once: string;
  preview: ImportPreview | null;
  given: readonly GivenAnswer[];
  /** By which the next form tells whether it is still what was looked at. */
  seen: string;
  /** Whether something was changed since it was looked at, so that it was not stored. */
  isChanged: boolean;
};

/** The page where an announcement is pasted, looked over and stored. */
export function importPage(frame: Frame, importing: Importing): string {
  const { state, once, preview, given, seen, isChanged } = importing;
  const say = importWords[frame.language];
  const fields = new Fields(frame, state);
  const shown =
    preview &&
    html`${importQuestions(frame, state, preview, given)}${givenAnswers(frame, state, preview, given)}${importPreview(preview, frame.language)}${lastStep(frame, fields, preview)}`;
  const content = html`${hidden({ seen })}${fields.problems()}${isChanged && html`<p class="notice mind" role="status">${say.changedSince}</p>\n`}${shown}${source(frame, fields, preview !== null)}`;
  const main = html`<div class="stack desk">
<h1>${say.title}</h1>
<p class="prose">${say.intro}</p>
<p><a href="/board/import/directory">${say.directoryLink}</a></p>
${form(frame, { action: '/board/import', once, className: 'stack' }, content)}
</div>`;
  return framed(frame, { title: say.title, main });
}

/** Whether nothing is in the way of storing it. */
function isWhole({ problems, tour, legs }: ImportPreview): boolean {
  const hasLegs = legs.some(({ change }) => change !== 'vanished');
  return problems.length === 0 && tour.title !== null && hasLegs;
}

function lastStep(frame: Frame, fields: Fields, preview: ImportPreview): Html | null {
  const say = importWords[frame.language];
  const { tour, legs, problems } = preview;
  if (isWhole(preview)) {
    return html`<section class="panel stack" aria-labelledby="store">
<h2 id="store">${say.storeTitle}</h2>
${fields.check({ name: 'publish', label: say.publish, hint: say.publishHint })}<button type="submit" name="do" value="store">${say.store}</button>
</section>\n`;
  }
  if (problems.length > 0) return null;
  return html`<p class="notice mind">${legs.length === 0 ? say.noLegs : tour.title === null ? say.noTitle : say.noLegs}</p>\n`;
}

/** The text and how to read it: never lost, and always there to be put right. */
function source(frame: Frame, fields: Fields, isRead: boolean): Html {
  const say = importWords[frame.language];
  const inner = html`${fields.lines({
    ...{ name: 'text', label: say.text, hint: say.textHint, isRequired: true, rows: 16 },
  })}<div class="row">
${fields.line({ name: 'title', label: say.tourTitle, hint: say.titleHint, maxLength: 300 })}${fields.line(
  { name: 'year', label: say.year, hint: say.yearHint, inputMode: 'numeric', maxLength: 4 },
)}${fields.line({ name: 'countries', label: say.countries, hint: say.countriesHint })}</div>
<button type="submit" name="do" value="look"${isRead && html` class="quiet"`}>${isRead ? say.lookAgain : say.look}</button>\n`;
  if (!isRead) return inner;
  return html`<section class="stack" aria-labelledby="yours">
<h2 id="yours">${say.yours}</h2>
${inner}</section>\n`;
}

/** The page of an announcement that was stored, with what was done. */
export function importedPage(frame: Frame, preview: ImportPreview): string {
  const say = importWords[frame.language];
  const { tour, legs, speakers } = preview;
  const count = (kind: string) => legs.filter(({ change }) => change === kind).length;
  const isSame = [tour, ...speakers, ...legs].every(({ change }) => change === 'unchanged');
  const home = { slug: tour.slug!, title: tour.title! };
  const main = html`<div class="stack desk">
<h1>${home.title}</h1>
${boardMenu(frame, home, 'tour')}
<p class="notice done" role="status">${isSame ? say.storedNothing : say.counts(count('create'), count('update'), count('vanished'), count('unchanged'))} ${tour.status === 'draft' ? say.isDraft : say.isPublic}</p>
<p class="buttons"><a class="button" href="/board/${home.slug}">${say.toBoard}</a> <a class="button quiet" href="/board/import">${say.another}</a></p>
${importPreview(preview, frame.language)}
</div>`;
  return framed(frame, { title: home.title, main });
}
