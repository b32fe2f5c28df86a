import { countryName } from '../../domain/countries.js';
import type { Language } from '../../domain/date-words.js';
import type { DirectoryPreview } from '../../domain/directory/preview.js';
import { type Choice, Fields, type FormState, form, hidden } from '../form.js';
import { type Frame, framed } from '../frame.js';
import { type Html, html } from '../html.js';
import { importWords } from '../words/import.js';
import { changeList, deed } from './import-preview.js';
import { toldSentence } from './told-sentence.js';

/** A directory on its way in, as an announcement is (see `Importing`). */
export type ImportingDirectory = {
  state: FormState;
  once: string;
  preview: DirectoryPreview | null;
  /** The tours whose supporters those in the directory may become. */
  tours: readonly Choice[];
  seen: string;
  isChanged: boolean;
};

/** The page where a directory of organisations is pasted, looked over and stored. */
export function directoryImportPage(frame: Frame, importing: ImportingDirectory): string {
  const { state, once, preview, tours, seen, isChanged } = importing;
  const { language } = frame;
  const say = importWords[language];
  const fields = new Fields(frame, state);
  const canStore = preview && preview.problems.length === 0 && preview.organizations.length > 0;
  const store =
    canStore &&
    html`<p><button type="submit" name="do" value="store">${say.storeDirectory}</button></p>\n`;
  const content = html`${hidden({ seen })}${fields.problems()}${isChanged && html`<p class="notice mind" role="status">${say.changedSince}</p>\n`}${preview && html`${problemsOf(preview, language)}${directoryPreview(preview, tours, language)}`}${store}
<section class="stack">
${fields.lines({ name: 'text', label: say.directoryText, hint: say.directoryHint, isRequired: true, rows: 16 })}${fields.select({ name: 'tour', label: say.supportersOf, choices: tours, none: say.noTour })}<button type="submit" name="do" value="look"${preview !== null && html` class="quiet"`}>${preview === null ? say.look : say.lookAgain}</button>
</section>\n`;
  const main = html`<div class="stack desk">
<h1>${say.directoryTitle}</h1>
<p class="prose">${say.directoryIntro}</p>
<p><a href="/board/import">${say.announcementLink}</a></p>
${form(frame, { action: '/board/import/directory', once, className: 'stack' }, content)}
</div>`;
  return framed(frame, { title: say.directoryTitle, main });
}

function problemsOf(
  { problems, organizations }: DirectoryPreview,
  language: Language,
): Html | null {
  const say = importWords[language];
  if (problems.length === 0 && organizations.length > 0) return null;
  if (problems.length === 0) return html`<p class="notice mind">${say.noOrganizations}</p>\n`;
  const items = problems.map(
    ({ line, text, reason, candidates }) => html`<div class="question">
<h3>${say.questionAt(line)}: <q>${text}</q></h3>
<p>${toldSentence(reason, language)}</p>
${candidates.length > 0 && html`<p class="soft">${say.maybe} ${candidates.map(each => (each.slug === null ? each.name : `${each.name} (${each.slug})`)).join('; ')}</p>\n`}</div>\n`,
  );
  return html`<section class="panel stack" aria-labelledby="wrong">
<h2 id="wrong">${say.directoryProblems(problems.length)}</h2>
<p>${say.directoryFix}</p>
${items}</section>\n`;
}

function directoryPreview(
  { title, organizations, supporters, notes, committed }: DirectoryPreview,
  tours: readonly Choice[],
  language: Language,
): Html {
  const say = importWords[language];
  const rows = organizations.map(
    each => html`<tr>
<td>${each.name}</td>
<td>${each.country !== null && countryName(each.country, language)}</td>
<td>${each.url}</td>
<td class="soft">${say.line(each.line)}</td>
<td>${deed(each, committed, language)}${changeList(each, language)}</td>
</tr>\n`,
  );
  const tour = supporters && (tours.find(({ value }) => value === supporters.tour)?.label ?? '');
  return html`<section class="stack" aria-labelledby="understood">
<h2 id="understood">${committed ? say.stored : say.understood}</h2>
${title !== null && html`<p><strong>${title}</strong></p>\n`}${supporters && html`<p>${say.supportersAdded(supporters.added.length, tour!)}</p>\n`}${
  notes.length > 0 &&
  html`<div class="notice"><h3>${say.notes}</h3>
<ul class="plain-list">
${notes.map(note => html`<li>${toldSentence(note, language)}</li>\n`)}</ul></div>\n`
}<div class="table-box" role="region" tabindex="0" aria-label="${say.organizations}">
<table class="diff">
<thead><tr><th scope="col">${say.organization}</th><th scope="col">${say.country}</th><th scope="col">${say.website}</th><th scope="col">${say.from}</th><th scope="col">${say.deed}</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
</div>
</section>\n`;
}

/** The page of a directory that was stored, with what was done. */
export function directoryImportedPage(
  frame: Frame,
  preview: DirectoryPreview,
  tours: readonly Choice[],
): string {
  const say = importWords[frame.language];
  const count = (kind: string) =>
    preview.organizations.filter(({ change }) => change === kind).length;
  const main = html`<div class="stack desk">
<h1>${say.directoryTitle}</h1>
<p class="notice done" role="status">${say.directoryCounts(count('create'), count('update'), count('unchanged'))}</p>
<p class="buttons"><a class="button quiet" href="/board/import/directory">${say.another}</a></p>
${directoryPreview(preview, tours, frame.language)}
</div>`;
  return framed(frame, { title: say.directoryTitle, main });
}
