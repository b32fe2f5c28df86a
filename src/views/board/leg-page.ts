import { placeOfLeg } from '../../domain/board/board.js';
import { eachDay } from '../../domain/calendar-date.js';
import type { Conflict, Subject } from '../../domain/conflicts/conflict.js';
import { dateRangeInWords, dayInWords, type Language } from '../../domain/date-words.js';
import type { Event } from '../../domain/event.js';
import type { Leg } from '../../domain/leg.js';
import type { Tour } from '../../domain/tour.js';
import { type Choice, Fields, form } from '../form.js';
import type { Frame } from '../frame.js';
import { type Html, html, type Piece } from '../html.js';
import { boardKinds, boardWords } from '../words/board.js';
import { eventBoardWords } from '../words/board-event.js';
import { legBoardWords } from '../words/board-leg.js';
import { boardFrame, doneNotice } from './board-frame.js';
import { clashList } from './dry-run.js';
import { hoursOf } from './event-block.js';
import { type LegAsked, legForm } from './leg-form.js';
import { personLink } from './on-file-links.js';
import { statusSigns } from './signs.js';

/** All that the board shows of a leg, in the version of its `etag`. */
export type LegShown = {
  leg: Leg;
  etag: string;
  tour: Tour;
  events: readonly Event[];
  conflicts: readonly Conflict[];
  people: ReadonlyMap<string, string>;
  interpreters: readonly Choice[];
  coasts: readonly Choice[];
  nameOf(subject: Subject): string | null;
};

/** What a leg is called: its place and its traveller. */
export function legTitle({ leg, people }: LegShown, language: Language): string {
  const who = leg.speaker === null ? null : (people.get(leg.speaker) ?? leg.speaker);
  const place = placeOfLeg(leg, language);
  return legBoardWords[language].title(place, who ?? boardWords[language].delegation);
}

/** The page of a leg on the board. */
export function legPage(
  frame: Frame,
  shown: LegShown,
  { done = false, ...asked }: LegAsked & { done?: boolean },
): string {
  const { language } = frame;
  const say = legBoardWords[language];
  const { leg, tour, conflicts, nameOf } = shown;
  const telling = { language, nameOf, tour: tour.slug, here: leg.id };
  const title = legTitle(shown, language);
  const content = html`<h1>${title}</h1>
${done && doneNotice(eventBoardWords[language].done)}${new Fields(frame, asked.state).problems()}
<div class="two-columns">
<div class="stack" id="live" data-notice>
${legFacts(shown, language)}
<h2>${say.events}</h2>
${eventLinks(shown, language)}
<h2>${eventBoardWords[language].clashes}</h2>
${clashList('', conflicts, telling, { isLinked: true }) ?? html`<p>${say.noClashes}</p>`}</div>
<div class="stack">
${wholeForm(frame, shown, asked)}${legForm(frame, shown, asked)}</div>
</div>`;
  return boardFrame(frame, tour, { here: 'timeline', title, content, scripts: ['places'] });
}

function legFacts({ leg, people, coasts }: LegShown, language: Language): Html {
  const say = legBoardWords[language];
  const kinds = boardKinds[language];
  const all: [string, Piece][] = [
    [say.speaker, leg.speaker && personLink(leg.speaker, people)],
    [say.days, dateRangeInWords(leg.firstDate, leg.lastDate, language)],
    [say.status, kinds[leg.status]],
    [say.reason, leg.statusReason],
    [say.kind, kinds[leg.kind]],
    [say.coast, coasts.find(({ value }) => value === leg.coast)?.label ?? leg.coast],
    [say.visibility, say[leg.visibility]],
    [say.interpreter, leg.interpreter && personLink(leg.interpreter, people)],
  ];
  const facts = all.filter(([, value]) => value !== null);
  return html`<dl class="facts-list">\n${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>\n`;
}

function eventLinks({ events }: LegShown, language: Language): Html {
  if (events.length === 0) return html`<p>${legBoardWords[language].noEvents}</p>`;
  const items = events.map(
    event =>
      html`<li><a href="/board/events/${event.id}">${dayInWords(event.localDate, language)}, ${hoursOf(event, language)}: ${event.title}</a> <span class="soft">${statusSigns[event.status]} ${boardKinds[language][event.status]}</span></li>\n`,
  );
  return html`<ul>\n${items}</ul>\n`;
}

/** Cancelling, postponing or moving all of it, which leads to what would come of it. */
function wholeForm(frame: Frame, { leg }: LegShown, { state, once }: LegAsked): Html {
  const { language } = frame;
  const say = legBoardWords[language];
  const fields = new Fields(frame, state);
  const days = eachDay(leg).map(value => ({ value, label: dayInWords(value, language) }));
  const button = (value: string, label: string, className = 'quiet') =>
    html`<button type="submit" name="action" value="${value}" class="${className}">${label}</button>\n`;
  return html`<section class="panel"><h2>${say.whole}</h2>
<p class="soft">${say.wholeText}</p>
${form(
  frame,
  { action: `/board/legs/${leg.id}/action`, once },
  html`${days.length > 1 && fields.select({ name: 'day', label: say.day, none: say.wholeLeg, choices: days, isRequired: true })}
${fields.lines({ name: 'reason', label: say.reason, hint: say.reasonHint, rows: 2, maxLength: 1000 })}
<div class="buttons">${button('postponement', say.postpone)}${button('cancellation', say.cancel, 'risky')}</div>
${fields.line({ name: 'days', label: say.by, hint: say.byHint, type: 'number', min: -366, max: 366 })}
<div class="buttons">${button('shift', say.shift)}</div>`,
)}</section>\n`;
}
