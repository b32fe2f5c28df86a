import { USUAL_TIME_LIMIT } from '../../domain/proposals/proposal.js';
import type { StopRequest } from '../../domain/stop-request.js';
import type { Tour } from '../../domain/tour.js';
import { Fields, type FormState, form } from '../form.js';
import { type Frame, framed } from '../frame.js';
import { type Html, html } from '../html.js';
import { proposalWords } from '../words/proposals.js';
import { queueWords } from '../words/queue.js';
import { boardMenu } from './board-menu.js';
import { partsOfDay } from './request-page.js';
import { type Cities, daysInWords, placeOf } from './requests-page.js';

/** What the names of fields begin with that are there for each request. */
export const [PICK, TITLE] = ['pick-', 'title-'];
/** For how long somebody may let the search go on: the page waits for it. */
const timeLimits = [USUAL_TIME_LIMIT / 4, USUAL_TIME_LIMIT / 2, USUAL_TIME_LIMIT];

/** What is asked of a tour and still open, to find places for. */
export type ProposalsShown = {
  tour: Tour;
  requests: readonly StopRequest[];
  cities: Cities;
  /** Those to which somebody of the tour is near on one of their days. */
  near: ReadonlySet<string>;
  state: FormState;
  once: string;
};

/** The page on which places are asked for. */
export function proposalsPage(frame: Frame, shown: ProposalsShown): string {
  const { tour, requests } = shown;
  const say = proposalWords[frame.language];
  const none = html`<p class="notice">${say.none} <a href="/board/${tour.slug}/requests">${say.toRequests}</a></p>\n`;
  const main = html`<div class="stack desk">
<h1>${tour.title}</h1>
${boardMenu(frame, tour, 'proposals')}
<p class="prose">${say.intro}</p>
${requests.length === 0 ? none : asking(frame, shown)}</div>`;
  return framed(frame, { title: `${say.title}: ${tour.title}`, main });
}

function asking(frame: Frame, shown: ProposalsShown): Html {
  const { language } = frame;
  const { tour, requests, state, once } = shown;
  const say = proposalWords[language];
  const fields = new Fields(frame, state);
  const limits = timeLimits.map(millis => ({
    value: String(millis),
    label: say.seconds(millis / 1000),
  }));
  const content = html`${fields.problems()}<fieldset class="stack" id="f-requests"><legend>${say.which}</legend>
<ul class="cards">
${requests.map(each => asked(frame, each, { ...shown, fields }))}</ul>
</fieldset>
<fieldset class="stack"><legend>${say.how}</legend>
<div class="row">
${fields.line({ name: 'minutes', label: say.minutes, hint: say.minutesHint, type: 'number', min: 15, max: 720, isRequired: true })}${fields.select(
  {
    name: 'partOfDay',
    label: queueWords[language].partOfDay,
    isRequired: true,
    choices: partsOfDay(language),
  },
)}${fields.select({ name: 'timeLimitMillis', label: say.timeLimit, isRequired: true, choices: limits })}</div>
</fieldset>
<p class="buttons"><button type="submit">${say.find}</button> <span class="soft">${say.waits}</span></p>`;
  return form(frame, { action: `/board/${tour.slug}/proposals`, once }, content);
}

/** One request, with whether a place is sought for it, and under which title. */
function asked(
  { language }: Frame,
  request: StopRequest,
  { cities, near, fields }: ProposalsShown & { fields: Fields },
): Html {
  const say = proposalWords[language];
  const { id, days, organization } = request;
  const place = placeOf(request, cities);
  const far = html`<p class="soft">${say.far} <a href="/board/requests/${id}">${say.asStop}<span class="aside-voice">: ${place}</span></a></p>\n`;
  return html`<li class="panel">
${fields.check({ name: `${PICK}${id}`, label: place, hint: daysInWords(days, language) })}<p>${organization ?? queueWords[language].nobody}</p>
${!near.has(id) && far}${fields.line({ name: `${TITLE}${id}`, label: say.titleOf(place), maxLength: 300, isRequired: true })}</li>\n`;
}
