import { dateRangeInWords, type Language } from '../../domain/date-words.js';
import type { Tour } from '../../domain/tour.js';
import { severitySigns } from '../clash-list.js';
import { type Frame, framed } from '../frame.js';
import { type Html, html } from '../html.js';
import { boardWords } from '../words/board.js';

/** A tour with what waits in it for a decision; nothing is counted of what is over. */
export type TourWithCounts = {
  tour: Tour;
  counts: { errors: number; warnings: number; holds: number; requests: number } | null;
};

/** The page of all tours that somebody coordinates. */
export function toursPage(frame: Frame, tours: readonly TourWithCounts[]): string {
  const { language } = frame;
  const say = boardWords[language];
  const now = tours.filter(({ counts }) => counts !== null);
  const past = tours.filter(({ counts }) => counts === null);
  const main = html`<div class="stack">
<h1>${say.title}</h1>
<p class="prose">${tours.length === 0 ? say.noTours : say.intro}</p>
<p class="buttons"><a class="button quiet" href="/board/import">${say.import}</a> <a class="button quiet" href="/board/speakers">${say.onFile}</a></p>
${group(say.now, now, language)}${group(say.past, past, language)}</div>`;
  return framed(frame, { title: say.title, main, isWide: true });
}

function group(title: string, tours: readonly TourWithCounts[], language: Language): Html | null {
  if (tours.length === 0) return null;
  return html`<h2>${title}</h2>
<ul class="board-tours">\n${tours.map(each => card(each, language))}</ul>\n`;
}

function card({ tour, counts }: TourWithCounts, language: Language): Html {
  const say = boardWords[language];
  const { slug, title, status, firstDate, lastDate } = tour;
  const days =
    firstDate !== null && lastDate !== null && dateRangeInWords(firstDate, lastDate, language);
  return html`<li class="panel"><h3><a href="/board/${slug}">${title}</a></h3>
<p class="soft">${days} ${firstDate?.slice(0, 4)}${status !== 'published' && html` <span class="tag">${say[status]}</span>`}</p>
${counts !== null && countList(counts, language)}</li>\n`;
}

function countList(
  { errors, warnings, holds, requests }: NonNullable<TourWithCounts['counts']>,
  language: Language,
): Html {
  const say = boardWords[language];
  const items = [
    errors > 0 &&
      html`<li class="severity error"><span aria-hidden="true">${severitySigns.error}</span> ${say.errors(errors)}</li>`,
    warnings > 0 &&
      html`<li class="severity warning"><span aria-hidden="true">${severitySigns.warning}</span> ${say.warnings(warnings)}</li>`,
    holds > 0 && html`<li>${say.holds(holds)}</li>`,
    requests > 0 && html`<li>${say.requests(requests)}</li>`,
  ].filter(each => each !== false);
  if (items.length === 0) return html`<p>${say.nothingOpen}</p>`;
  return html`<ul class="counts">${items}</ul>`;
}
