import { type City, cityLabel } from '../../domain/city.js';
import type { Conflict } from '../../domain/conflicts/conflict.js';
import { countryName } from '../../domain/countries.js';
import { dateRangeInWords, type Language } from '../../domain/date-words.js';
import type { Offer } from '../../domain/free-hours.js';
import type { Leg } from '../../domain/leg.js';
import type { StopRequest } from '../../domain/stop-request.js';
import type { Tour } from '../../domain/tour.js';
import { clashList } from '../clash-list.js';
import { longDay } from '../dates.js';
import { type Choice, Fields, type FormState, form, hidden } from '../form.js';
import { type Frame, framed } from '../frame.js';
import { type Html, html } from '../html.js';
import type { NameOf } from '../words/conflicts/telling.js';
import { queueWords } from '../words/queue.js';
import { boardMenu } from './board-menu.js';
import { requestFacts } from './requests-page.js';

/** What a new leg or event would clash with (or does), and hours that are free. */
export type Clashing = {
  conflicts: readonly Conflict[];
  offers: readonly Offer[];
  isDone: boolean;
};

/** A request with all that is needed to decide of it. */
export type RequestShown = {
  request: StopRequest;
  /** The version that is decided of. */
  version: string;
  city: City | null;
  /** The tour that goes, once it is known. */
  tour: Tour | null;
  /** The tours that could go, where none was asked in particular. */
  tours: readonly Choice[];
  /** Stops of the tour in or near the city. */
  legs: readonly Leg[];
  speakers: readonly Choice[];
  coasts: readonly Choice[];
  accepting: FormState;
  declining: FormState;
  clashing: Clashing | null;
  nameOf: NameOf;
  said: 'accepted' | 'declined' | 'stale' | null;
};

/** The page of one request, where it is accepted or declined. */
export function requestPage(frame: Frame, shown: RequestShown): string {
  const { request, tour, said, clashing, nameOf } = shown;
  const { language } = frame;
  const say = queueWords[language];
  const place = shown.city ? cityLabel(shown.city) : request.city;
  const title = say.requestFrom(place);
  const isOpen = request.status === 'open';
  const back = request.tour === null ? '/board/requests' : `/board/${request.tour}/requests`;
  const main = html`<div class="stack desk">
<h1>${title}</h1>
${tour !== null && boardMenu(frame, tour, 'requests')}
<p><a href="${back}">${say.back}</a></p>
${said !== null && html`<p class="notice ${said === 'stale' ? 'mind' : 'done'}" role="status">${say[said]}</p>\n`}${requestFacts(request, language)}${clashing && clashes(clashing, language, nameOf)}${isOpen && (tour === null ? tourChoice(frame, shown) : acceptance(frame, shown))}${isOpen && decline(frame, shown)}</div>`;
  return framed(frame, { title, main });
}

function clashes(
  { conflicts, offers, isDone }: Clashing,
  language: Language,
  nameOf: NameOf,
): Html {
  const say = queueWords[language];
  if (conflicts.length === 0)
    return html`<p class="notice done" role="status">${say.noClash}</p>\n`;
  const title = isDone ? say.clashes(conflicts.length) : say.wouldClash(conflicts.length);
  const hours = offers.map(
    ({ localStart, localEnd }) =>
      html`<li>${longDay(localStart.slice(0, 10), language)}, ${localStart.slice(11)}–${localEnd.slice(11)}</li>\n`,
  );
  return html`<section class="notice mind" role="status">
<h2>${title}</h2>
${clashList(conflicts, language, nameOf)}${
  hours.length > 0 &&
  html`<h3>${say.free}</h3>
<ul class="plain-list">
${hours}</ul>\n`
}</section>\n`;
}

function tourChoice(frame: Frame, { request, tours }: RequestShown): Html {
  const say = queueWords[frame.language];
  const fields = new Fields(frame, { values: {}, problem: null });
  return html`<section class="panel stack" aria-labelledby="choose">
<h2 id="choose">${say.chooseTour}</h2>
<form method="get" action="/board/requests/${request.id}" class="form stack">
${fields.select({ name: 'tour', label: say.tour, isRequired: true, choices: tours })}<button type="submit">${say.choose}</button>
</form>
</section>\n`;
}

function acceptance(frame: Frame, shown: RequestShown): Html {
  const { request, version, tour, city, legs, accepting } = shown;
  const { language } = frame;
  const say = queueWords[language];
  const fields = new Fields(frame, accepting);
  const days = request.days.map(day => ({ value: day, label: longDay(day, language) }));
  const stops = legs.map(leg => ({ value: leg.id, label: legName(leg, shown, language) }));
  const content = html`${hidden({ version, tour: tour!.slug })}${fields.problems()}${fields.choices(
    {
      ...{ name: 'leg', kind: 'radio', label: say.into, isRequired: true },
      choices: [{ value: 'new', label: say.newLeg }, ...stops],
    },
  )}<fieldset class="stack"><legend>${say.newStop}</legend>
${legs.length > 0 && html`<p class="hint">${say.newStopHint}</p>\n`}<div class="row">
${fields.select({ name: 'firstDate', label: say.firstDate, isRequired: true, choices: days })}${fields.select(
  { name: 'lastDate', label: say.lastDate, isRequired: true, choices: days },
)}</div>
<div class="row">
${fields.select({ name: 'speaker', label: say.speaker, choices: shown.speakers, none: say.noSpeaker })}${fields.select(
  { name: 'coast', label: say.coast, choices: shown.coasts, none: say.noCoast },
)}</div>
</fieldset>
<fieldset class="stack"><legend>${say.evening}</legend>
${fields.check({ name: 'withEvent', label: say.withEvent })}${fields.line({ name: 'title', pointer: '/event/title', label: say.eventTitle, maxLength: 300 })}${fields.select(
  {
    name: 'localDate',
    pointer: '/event/localDate',
    label: say.day,
    isRequired: true,
    choices: days,
  },
)}<div class="row">
${fields.line({ name: 'localStart', pointer: '/event/localStart', label: say.start, type: 'time', hint: say.hoursHint })}${fields.line(
  { name: 'localEnd', pointer: '/event/localEnd', label: say.end, type: 'time' },
)}${fields.select({ name: 'partOfDay', pointer: '/event/partOfDay', label: say.partOfDay, isRequired: true, choices: partsOfDay(language) })}</div>
</fieldset>
<p class="buttons"><button type="submit" name="do" value="look" class="quiet">${say.check}</button> <button type="submit" name="do" value="accept">${say.doAccept}</button></p>`;
  return html`<section class="panel stack" aria-labelledby="accept">
<h2 id="accept">${say.accept}${city && `: ${city.name}, ${countryName(city.country, language)}`}</h2>
${form(frame, { action: `/board/requests/${request.id}/acceptance` }, content)}</section>\n`;
}

function decline(frame: Frame, { request, version, declining }: RequestShown): Html {
  const say = queueWords[frame.language];
  const fields = new Fields(frame, declining);
  const content = html`${hidden({ version })}${fields.problems()}${fields.line({
    ...{ name: 'reason', label: say.declineReason, hint: say.declineHint, maxLength: 1000 },
    isRequired: true,
  })}<button type="submit" class="risky">${say.doDecline}</button>`;
  return html`<section class="panel stack" aria-labelledby="decline">
<h2 id="decline">${say.decline}</h2>
${form(frame, { action: `/board/requests/${request.id}/decline` }, content)}</section>\n`;
}

function legName(leg: Leg, { speakers }: RequestShown, language: Language): string {
  const say = queueWords[language];
  const who = speakers.find(({ value }) => value === leg.speaker)?.label ?? say.noSpeaker;
  const where = leg.city ? cityLabel(leg.city) : countryName(leg.country, language);
  return say.legOf(who, where, dateRangeInWords(leg.firstDate, leg.lastDate, language));
}

/** The parts of a day, as one is chosen while hours are open. */
export function partsOfDay(language: Language): Choice[] {
  const say = queueWords[language];
  return [
    { value: 'evening', label: say.eveningPart },
    { value: 'afternoon', label: say.afternoon },
    { value: 'morning', label: say.morning },
    { value: 'unknown', label: say.unknown },
  ];
}
