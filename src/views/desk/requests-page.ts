import { type City, cityLabel } from '../../domain/city.js';
import { dateRangeInWords, dayInWords, type Language } from '../../domain/date-words.js';
import type { StopRequest } from '../../domain/stop-request.js';
import type { Tour } from '../../domain/tour.js';
import { longDay, momentInWords } from '../dates.js';
import { type Frame, framed } from '../frame.js';
import { type Html, html } from '../html.js';
import { queueWords } from '../words/queue.js';
import { boardMenu } from './board-menu.js';

/** Cities by their slugs, as far as they are known. */
export type Cities = ReadonlyMap<string, City>;

/** The queue of what is asked of a tour, or (without one) of no tour in particular. */
export function requestsPage(
  frame: Frame,
  {
    tour,
    requests,
    cities,
  }: { tour: Tour | null; requests: readonly StopRequest[]; cities: Cities },
): string {
  const say = queueWords[frame.language];
  const open = requests.filter(({ status }) => status === 'open');
  const decided = requests.filter(({ status }) => status !== 'open').reverse();
  const card = (request: StopRequest) => requestCard(request, cities, frame.language);
  const list = html`<h2>${open.length === 0 ? say.noneOpen : say.open(open.length)}</h2>
${open.length === 0 && requests.length === 0 && html`<p class="soft">${say.empty}</p>\n`}<ul class="cards">
${open.map(card)}</ul>
${
  decided.length > 0 &&
  html`<details><summary>${say.decided(decided.length)}</summary>
<ul class="cards">
${decided.map(card)}</ul></details>\n`
}`;
  const title = tour === null ? say.noTourTitle : say.title;
  const head =
    tour === null
      ? html`<h1>${title}</h1>
<p class="prose">${say.noTourIntro}</p>`
      : html`<h1>${tour.title}</h1>
${boardMenu(frame, tour, 'requests')}
<p><a href="/board/requests">${say.toNoTour}</a></p>`;
  const main = html`<div class="stack desk">
${head}
${list}</div>`;
  return framed(frame, { title: tour === null ? title : `${title}: ${tour.title}`, main });
}

function requestCard(request: StopRequest, cities: Cities, language: Language): Html {
  const say = queueWords[language];
  const { id, status, days, offers, organization, message, contact } = request;
  const place = placeOf(request, cities);
  return html`<li class="panel request">
<h3><a href="/board/requests/${id}">${place}</a> <span class="tag">${say.status(status)}</span></h3>
<p>${organization ?? say.nobody}${contact !== null && html` · ${contact}`}</p>
<p><strong>${daysInWords(days, language)}</strong></p>
${offers.length > 0 && html`<p class="soft">${say.offers}: ${offers.map(say.offer).join(', ')}</p>\n`}${message && html`<p class="message">${message}</p>\n`}<p><a class="button quiet" href="/board/requests/${id}">${status === 'open' ? say.decide : say.look}<span class="aside-voice">: ${place}</span></a></p>
</li>\n`;
}

/** The city of a request by its name, or by its slug where nothing else is known. */
export function placeOf({ city }: Pick<StopRequest, 'city'>, cities: Cities): string {
  const found = cities.get(city);
  return found ? cityLabel(found) : city;
}

/** Days in a row as a range: `May 8–9, May 12`. */
export function daysInWords(days: readonly string[], language: Language): string {
  const ranges: [string, string][] = [];
  for (const day of days) {
    const last = ranges.at(-1);
    const isNext = last && Date.parse(day) - Date.parse(last[1]) === 86_400_000;
    if (isNext) last[1] = day;
    else ranges.push([day, day]);
  }
  const words = ranges.map(([first, last]) =>
    first === last ? dayInWords(first, language) : dateRangeInWords(first, last, language),
  );
  const year = days[0]?.slice(0, 4);
  return `${words.join(', ')}${year === undefined ? '' : ` (${year})`}`;
}

/** All that is known of a request. */
export function requestFacts(request: StopRequest, language: Language): Html {
  const say = queueWords[language];
  const { status, organization, contact, days, offers, message, statusReason } = request;
  const rows: [string, unknown][] = [
    [say.statusLabel, html`<span class="tag">${say.status(status)}</span>`],
    ...(statusReason === null ? [] : [[say.reason, statusReason] as [string, unknown]]),
    [say.who, organization ?? say.nobody],
    [say.contact, contact ?? html`<span class="soft">${say.erased}</span>`],
    [say.days, html`<ul>${days.map(day => html`<li>${longDay(day, language)}</li>`)}</ul>`],
    [say.offers, offers.length === 0 ? say.noOffers : offers.map(say.offer).join(', ')],
    ...(message
      ? [[say.message, html`<span class="message">${message}</span>`] as [string, unknown]]
      : []),
    [say.asked, momentInWords(request.createdAt, language)],
    ...(request.leg === null
      ? []
      : [[say.became, becameOf(request, language)] as [string, unknown]]),
  ];
  return html`<dl class="facts-list panel">
${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value as Html}</dd></div>\n`)}</dl>\n`;
}

function becameOf({ leg, event }: StopRequest, language: Language): Html {
  const say = queueWords[language];
  return html`<a href="/board/legs/${leg}">${say.theLeg}</a>${event !== null && html`, <a href="/board/events/${event}">${say.theEvent}</a>`}`;
}
