import { type City, cityLabel } from '../../domain/city.js';
import { dateInWords, weekdayInWords } from '../../domain/date-words.js';
import type { StopRequest } from '../../domain/stop-request.js';
import { copyBox } from '../copy-box.js';
import { Fields, type FormState, form, hidden } from '../form.js';
import { type Frame, framed } from '../frame.js';
import { type Html, html } from '../html.js';
import { requestWords } from '../words/request.js';
import { type Asking, requestFields } from './request-fields.js';

/** The page on which anybody asks for a stop. */
export function requestPage(
  frame: Frame,
  asking: Asking,
  { once, state }: { once: string; state: FormState },
): string {
  const { language } = frame;
  const say = requestWords[language];
  const fields = new Fields(frame, state);
  const tours = asking.tours.map(({ slug, title }) => ({ value: slug, label: title }));
  const which =
    tours.length > 0 &&
    html`<div class="which">${fields.select({ name: 'tour', label: say.tour, choices: tours, none: say.anyTour })}
<button class="quiet" type="submit" name="do" value="tour">${say.chooseTour}</button></div>`;
  const main = html`<div class="stack">
<h1>${say.title}</h1>
<p class="prose">${say.intro}</p>
${form(
  frame,
  { action: '/request', once },
  html`${fields.problems()}<button class="aside-voice" type="submit" name="do" value="send" tabindex="-1" aria-hidden="true">${say.send}</button>
${which}${requestFields(fields, language, asking)}
<button type="submit" name="do" value="send">${say.send}</button>
<p class="soft">${say.honest}</p>`,
)}
</div>`;
  const description = say.intro;
  return framed(frame, { title: say.title, main, description, scripts: ['places', 'request'] });
}

/** The page of a request that was there already, which has a link that is shown to nobody again. */
export function requestTherePage(frame: Frame): string {
  const say = requestWords[frame.language];
  const main = html`<div class="stack"><h1>${say.there}</h1>
<p class="prose">${say.thereText}</p></div>`;
  return framed(frame, { title: say.there, main });
}

/** A request for who holds its receipt. */
export type Followed = {
  /** The address of its page: the receipt stands in it. */
  base: string;
  request: StopRequest;
  version: string;
  city: Pick<City, 'name' | 'region' | 'country'> | null;
  tourTitle: string | null;
  asking: Asking;
  state: FormState;
  said: 'sent' | 'saved' | 'stale' | null;
};

/** The page where a request is followed, changed and withdrawn. */
export function receiptPage(frame: Frame, followed: Followed): string {
  const { language } = frame;
  const say = requestWords[language];
  const { request, base, said } = followed;
  const notice = said === 'stale' ? say.changedMeanwhile : said !== null && say[said];
  const main = html`<div class="stack">
<h1>${say.receiptTitle}</h1>
${said !== null && html`<p class="notice ${said === 'stale' ? 'mind' : 'done'}" role="status">${notice}</p>`}
<div class="panel"><p><span class="tag">${say[request.status]}</span></p>
<p>${say[`${request.status}Next`]}</p>
${request.statusReason !== null && html`<p>${say.reason}: ${request.statusReason}</p>`}</div>
<section class="panel stack"><p>${say.keep}</p>
${copyBox({ id: 'f-link', label: say.linkLabel, text: `${frame.publicUrl}${base}`, copy: say.copy, copied: say.copied })}</section>
${facts(frame, followed)}
${request.status === 'open' && openForms(frame, followed)}
</div>`;
  return framed(frame, { title: say.receiptTitle, main, scripts: ['places', 'request', 'copy'] });
}

function facts({ language }: Frame, { request, city, tourTitle }: Followed): Html {
  const say = requestWords[language];
  const days = request.days.map(
    day => html`${weekdayInWords(day, language)}, ${dateInWords(day, language)}<br/>`,
  );
  const rows: [string, Html | string | null][] = [
    [say.tour, tourTitle ?? say.anyTour],
    [say.city, city === null ? request.city : cityLabel(city)],
    [say.days, html`${days}`],
    [say.offers, request.offers.map(offer => say[offer]).join(', ') || null],
    [say.organization, request.organization],
    [say.contact, request.contact],
    [say.message, request.message || null],
  ];
  return html`<dl class="facts-list">
${rows.filter(([, text]) => text !== null).map(([name, text]) => html`<div><dt>${name}</dt><dd class="prose">${text}</dd></div>\n`)}</dl>\n`;
}

function openForms(frame: Frame, { base, version, asking, state, said }: Followed): Html {
  const { language } = frame;
  const say = requestWords[language];
  const fields = new Fields(frame, state);
  const isOpened = state.problem !== null || said === 'stale' || fields.text('do') !== '';
  return html`<details class="panel"${isOpened && html` open`}><summary><h2>${say.change}</h2></summary>
${form(
  frame,
  { action: base },
  html`${fields.problems()}${hidden({ version })}<button class="aside-voice" type="submit" name="do" value="send" tabindex="-1" aria-hidden="true">${say.save}</button>
${requestFields(fields, language, asking)}
<button type="submit" name="do" value="send">${say.save}</button>`,
)}</details>
<details class="panel"><summary><h2>${say.withdraw}</h2></summary>
${form(
  frame,
  { action: `${base}/withdrawal` },
  html`<p>${say.withdrawText}</p>
<button class="risky" type="submit">${say.withdraw}</button>`,
)}</details>\n`;
}

/** The page of a link that is that of no request. */
export function noRequestPage(frame: Frame): string {
  const say = requestWords[frame.language];
  const main = html`<div class="stack"><h1>${say.unknownTitle}</h1>
<p class="prose">${say.unknownText} <a href="/request">${say.title}</a></p></div>`;
  return framed(frame, { title: say.unknownTitle, main });
}
