import { type eventFormFields, eventValues, fieldsTyped } from '../../domain/board/event-values.js';
import type { Conflict } from '../../domain/conflicts/conflict.js';
import { asWanted } from '../../domain/event-change.js';
import { Fields, type FormState, form, hidden } from '../form.js';
import type { Frame } from '../frame.js';
import { type Html, html } from '../html.js';
import { boardWords } from '../words/board.js';
import { eventBoardWords } from '../words/board-event.js';
import { boardFrame, doneNotice } from './board-frame.js';
import type { Telling } from './clashes-page.js';
import { changesTable, clashList } from './dry-run.js';
import { eventFacts } from './event-facts.js';
import type { EventShown } from './event-shown.js';
import { fieldInWords, wallInWords } from './field-words.js';

/** What came of a decision: that it was done, that it was not and why, or a link that was made. */
export type Decided = {
  state: FormState;
  once: string;
  done?: boolean;
  conflicts?: readonly Conflict[];
  link?: string;
};

/** The page of an event on the board. */
export function eventPage(frame: Frame, shown: EventShown, decided: Decided): string {
  const { language } = frame;
  const { event, tour } = shown;
  const say = eventBoardWords[language];
  const telling = { language, nameOf: shown.nameOf, tour: tour.slug, here: event.id };
  const content = html`<h1>${event.title}</h1>
${decided.done && doneNotice(say.done)}${inTheWay(frame, decided, telling)}
<div class="two-columns">
<div class="stack" id="live" data-notice>
<h2>${say.facts}</h2>
${eventFacts(shown, language)}
<h2>${say.clashes}</h2>
${shown.conflicts.length === 0 ? html`<p>${say.noClashes}</p>` : clashList('', shown.conflicts, telling, { isLinked: true })}
${freeHours(shown, language)}</div>
<div class="stack">
${pendingPart(shown, language)}${decisions(frame, shown, decided)}
${movePart(shown, language)}${linkPart(frame, shown, decided)}</div>
</div>`;
  return boardFrame(frame, tour, { here: 'timeline', title: event.title, content });
}

function inTheWay(
  { language }: Frame,
  { state, conflicts = [] }: Decided,
  telling: Telling,
): Html | null {
  if (conflicts.length === 0) return new Fields({ language }, state).problems();
  const { notDone } = eventBoardWords[language];
  return html`<div class="notice wrong" role="alert" id="problems" tabindex="-1">${clashList(notDone, conflicts, telling)}</div>\n`;
}

/** What its chapter wants otherwise: old and new. */
function pendingPart(
  { event, people, venue }: EventShown,
  language: Frame['language'],
): Html | null {
  if (event.pendingChange === null) return null;
  const say = eventBoardWords[language];
  const [now, wanted] = [eventValues(event), eventValues(asWanted(event))];
  const venues = new Map(venue ? [[venue.id, venue.name]] : []);
  const words = (field: (typeof eventFormFields)[number], text: string) =>
    fieldInWords(field, text, { people, venues }, language);
  const changes = fieldsTyped(now, wanted).map(field => ({
    name: say[field],
    before: words(field, now[field]),
    after: words(field, wanted[field]),
  }));
  return html`<section class="panel"><h2>${say.pendingTitle(event.pendingChange.by)}</h2>
${changesTable(changes, language)}</section>\n`;
}

type Decision = readonly [value: string, label: string, className: string];

/** What can be decided about an event, the usual first. */
function decisionsOf({ event }: EventShown, language: Frame['language']): Decision[] {
  const say = eventBoardWords[language];
  const { status, pendingChange } = event;
  const of = (value: string, label: string, className = 'quiet') =>
    [value, label, className] as const;
  if (pendingChange !== null) {
    return [of('confirmation', say.acceptChange, ''), of('rejection', say.declineChange)];
  }
  const [confirm, hold] = [of('confirmation', say.confirm, ''), of('hold', say.hold)];
  const off = [of('postponement', say.postpone), of('cancellation', say.cancel, 'risky')];
  if (status === 'proposed') return [confirm, hold, of('rejection', say.reject, 'risky'), off[0]!];
  if (status === 'hold') return [confirm, of('rejection', say.reject, 'risky'), ...off];
  if (status === 'confirmed') return [of('hold', say.unconfirm), ...off];
  if (status === 'postponed') return [confirm, hold, off[1]!];
  return status === 'cancelled' ? [confirm, hold] : [hold];
}

function decisions(frame: Frame, shown: EventShown, { state, once }: Decided): Html {
  const say = eventBoardWords[frame.language];
  const fields = new Fields(frame, state);
  const buttons = decisionsOf(shown, frame.language).map(
    ([value, label, className]) =>
      html`<button type="submit" name="decision" value="${value}"${className !== '' && html` class="${className}"`}>${label}</button>\n`,
  );
  const reason = { name: 'reason', label: say.reason, hint: say.reasonHint, rows: 2 };
  return html`<section class="panel"><h2>${say.decide}</h2>
${form(
  frame,
  { action: `/board/events/${shown.event.id}/decision`, once },
  html`${hidden({ etag: shown.etag })}${fields.lines({ ...reason, maxLength: 1000 })}<div class="buttons">
${buttons}</div>`,
)}</section>\n`;
}

/** The quick way to move: a day and an hour, which leads to the dry run. */
function movePart({ event }: EventShown, language: Frame['language']): Html {
  const say = eventBoardWords[language];
  const values = { day: event.localDate, start: event.localStart?.slice(11) ?? '' };
  const fields = new Fields({ language }, { values, problem: null });
  const needed = { isRequired: true };
  return html`<section class="panel"><h2>${say.moveTitle}</h2>
<form method="get" action="/board/events/${event.id}/move" class="form stack">
<div class="row">${fields.line({ name: 'day', label: say.day, type: 'date', ...needed })}
${event.localStart !== null && fields.line({ name: 'start', label: say.time, type: 'time', ...needed })}</div>
<p class="hint soft">${say.moveHint}</p>
<div class="buttons"><button type="submit">${say.tryIt}</button> <a class="button quiet" href="/board/events/${event.id}/edit">${say.edit}</a></div>
</form></section>\n`;
}

/** Hours that are free instead, each of which leads to its dry run. */
export function freeHours({ event, offers }: EventShown, language: Frame['language']): Html {
  const say = eventBoardWords[language];
  const links = offers.map(({ localStart }) => {
    const [day, start] = localStart.split('T');
    const href = `/board/events/${event.id}/move?day=${day}&start=${start}`;
    return html`<li><a href="${href}">${wallInWords(localStart, language)}</a></li>\n`;
  });
  return html`<h2>${say.freeHours}</h2>
${links.length === 0 ? html`<p>${say.noFreeHours}</p>` : html`<ul class="links">\n${links}</ul>`}\n`;
}

function linkPart(frame: Frame, { event, etag }: EventShown, { link, once }: Decided): Html | null {
  if (event.host === null) return null;
  const say = eventBoardWords[frame.language];
  const made =
    link !== undefined &&
    html`<p class="notice done" role="status">${say.linkMade}</p>
<div class="field"><label for="f-link">${say.linkLabel}</label><input id="f-link" type="text" readonly value="${link}"/></div>`;
  const action = `/board/events/${event.id}/decision`;
  return html`<section class="panel stack" id="link"><h2>${say.link}</h2>
<p class="soft">${say.linkText}</p>${made}
${form(frame, { action, once }, html`${hidden({ etag, decision: 'link' })}<button type="submit" class="quiet">${say.linkMake}</button>`)}</section>
<p><a href="/board/${event.tour}#e-${event.id}">${boardWords[frame.language].see}</a></p>\n`;
}
