import type { ImportPreview, PreviewLeg } from '../../domain/announcement/preview.js';
import { cityLabel } from '../../domain/city.js';
import { countryName } from '../../domain/countries.js';
import { dateInWords, dateRangeInWords, type Language } from '../../domain/date-words.js';
import { grouped } from '../../domain/grouped.js';
import { type Html, html } from '../html.js';
import { conflictInWords } from '../words/conflicts.js';
import { importWords } from '../words/import.js';
import { toldSentence } from './told-sentence.js';

type Compared = Pick<PreviewLeg, 'change' | 'changes'>;

/** What was understood of an announcement, and what storing it does (or did) to each thing. */
export function importPreview(preview: ImportPreview, language: Language): Html {
  const say = importWords[language];
  const { tour, legs, committed, year, yearFrom } = preview;
  const from = { given: say.yearGiven, text: say.yearText, nearest: say.yearNearest }[yearFrom];
  const days =
    tour.firstDate && tour.lastDate
      ? `${dateInWords(tour.firstDate, language)} – ${dateInWords(tour.lastDate, language)}`
      : null;
  const parts = grouped(legs, ({ speaker, coast }) => `${speaker} ${coast}`);
  return html`<section class="stack" aria-labelledby="understood">
<h2 id="understood">${committed ? say.stored : say.understood}</h2>
<p><strong>${tour.title ?? '?'}</strong> ${deed(tour, committed, language)}<br/>
<span class="soft">${[days, tour.countries.map(code => countryName(code, language)).join(', ')].filter(Boolean).join(' · ')}</span></p>
${changeList(tour, language)}<p class="soft">${say.yearOf(String(year), from)}</p>
${[...parts.values()].map(part => partOfTour(preview, part, language))}${speakerTable(preview, language)}${besides(preview, language)}</section>\n`;
}

function partOfTour(preview: ImportPreview, legs: readonly PreviewLeg[], language: Language): Html {
  const say = importWords[language];
  const [{ speaker, coast }] = legs as [PreviewLeg];
  const who = preview.speakers.find(({ slug }) => slug === speaker)?.name ?? speaker;
  const region = preview.coasts.find(({ slug }) => slug === coast)?.name ?? coast;
  const rows = legs.map(
    leg => html`<tr>
<td>${dateRangeInWords(leg.firstDate, leg.lastDate, language)}</td>
<td>${placeOf(leg, language)}</td>
<td>${leg.line !== null && html`<span class="soft">${say.line(leg.line)}:</span> <q>${leg.text}</q>`}</td>
<td>${deed(leg, preview.committed, language)}${changeList(leg, language)}</td>
</tr>\n`,
  );
  return html`<div class="table-box" role="region" tabindex="0" aria-label="${who ?? say.nobody}">
<table class="diff">
<caption>${who ?? say.nobody} <span class="soft">· ${region ?? say.noCoast}</span></caption>
<thead><tr><th scope="col">${say.days}</th><th scope="col">${say.place}</th><th scope="col">${say.from}</th><th scope="col">${say.deed}</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
</div>\n`;
}

function speakerTable({ speakers, committed }: ImportPreview, language: Language): Html | null {
  if (speakers.length === 0) return null;
  const say = importWords[language];
  const items = speakers.map(
    each =>
      html`<li><strong>${each.name}</strong>${each.role !== null && `, ${each.role}`}${each.organization !== null && ` (${each.organization.name})`} ${deed(each, committed, language)}${changeList(each, language)}</li>\n`,
  );
  return html`<h3>${say.speakers}</h3>
<ul class="plain-list">
${items}</ul>\n`;
}

function besides(preview: ImportPreview, language: Language): Html {
  const say = importWords[language];
  const { notes, prose, conflicts, speakers } = preview;
  const nameOf = ({ id }: { id: string }) => speakers.find(({ slug }) => slug === id)?.name ?? null;
  const clash = (title: string, list: NonNullable<typeof conflicts>['added']) =>
    list.length > 0 &&
    html`<details class="notice mind"><summary>${title}</summary>
<ul class="plain-list">
${list.map(each => html`<li>${conflictInWords(each, language, nameOf)}</li>\n`)}</ul></details>\n`;
  return html`${
    notes.length > 0 &&
    html`<div class="notice"><h3>${say.notes}</h3>
<ul class="plain-list">
${notes.map(note => html`<li>${toldSentence(note, language)}</li>\n`)}</ul></div>\n`
  }${conflicts && clash(say.clashesAdded(conflicts.added.length), conflicts.added)}${conflicts && clash(say.clashesRemoved(conflicts.removed.length), conflicts.removed)}${
    prose.length > 0 &&
    html`<details><summary>${say.prose(prose.length)}</summary>
<ul class="plain-list">
${prose.map(({ line, text }) => html`<li><span class="soft">${say.line(line)}:</span> <q>${text}</q></li>\n`)}</ul></details>\n`
  }`;
}

function placeOf({ city, country }: PreviewLeg, language: Language): string {
  if (city) return cityLabel(city);
  return country ? countryName(country, language) : '?';
}

/** What is done to something: told by its words and its sign, and not by its colour alone. */
export function deed(
  { change }: Pick<Compared, 'change'>,
  isDone: boolean,
  language: Language,
): Html {
  const say = importWords[language];
  const signs = { create: '+', update: '~', unchanged: '=', vanished: '−' };
  const done = {
    ...{ create: say.createDone, update: say.updateDone },
    vanished: say.vanishedDone,
  };
  const words = isDone && change !== 'unchanged' ? done[change] : say[change];
  return html`<span class="deed ${change}"><span aria-hidden="true">${signs[change]}</span> ${words}</span>`;
}

/** What changes of something, field by field. */
export function changeList({ changes, change }: Compared, language: Language): Html | null {
  if (changes.length === 0 || change === 'create') return null;
  const say = importWords[language];
  const value = (text: Compared['changes'][number]['from']) =>
    text === null ? say.none : [text].flat().join(', ') || say.none;
  const items = changes.map(
    ({ field, from, to }) =>
      html`<li>${say.changeOf(say.field(field), value(from), value(to))}</li>\n`,
  );
  return html`<ul class="changes">
${items}</ul>\n`;
}
