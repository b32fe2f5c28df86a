import type { BusyCalendar } from '../../domain/busy-calendar.js';
import type { Language } from '../../domain/date-words.js';
import { momentInWords } from '../dates.js';
import { Fields, type FormState, form } from '../form.js';
import type { Frame } from '../frame.js';
import { type Html, html, type Piece } from '../html.js';
import { onFileWords } from '../words/on-file.js';
import { sentenceInWords } from '../words/problems.js';

/** How the last look at somebody's own calendar went, and what was typed. */
export type BusyShown = { calendar: BusyCalendar | null; state: FormState };

/** Somebody's own calendar: when it was read, and the form of another one. */
export function busyCalendarPart(frame: Frame, own: string, { calendar, state }: BusyShown): Html {
  const { language } = frame;
  const say = onFileWords[language];
  const fields = new Fields(frame, state);
  const action = `${own}/busy-calendar`;
  const content = html`${fields.problems()}${fields.line({
    ...{ name: 'url', type: 'url', label: say.busyUrl, hint: say.busyUrlHint, maxLength: 2000 },
    autocomplete: 'off',
  })}${fields.lines({ name: 'file', label: say.busyFile, hint: say.busyFileHint, rows: 4 })}<div data-into="f-file" hidden><label for="chosen">${say.busyChoose}</label> <input id="chosen" type="file" accept=".ics,text/calendar"/></div>
${fields.line({
  name: 'timeZone',
  label: say.timeZone,
  hint: say.timeZoneHint,
  maxLength: 60,
})}<button type="submit">${say.putBusy}</button>`;
  const forget = html`<button type="submit" class="risky">${say.forgetBusy}</button>`;
  return html`<section class="panel stack" aria-labelledby="busy">
<h2 id="busy">${say.busy}</h2>
<p class="soft">${say.busyHint}</p>
${calendar === null ? html`<p>${say.noBusy}</p>\n` : html`${calendarFacts(calendar, language)}${form(frame, { action: `${action}/removal`, className: 'inline' }, forget)}`}${form(frame, { action }, content)}</section>\n`;
}

function calendarFacts(calendar: BusyCalendar, language: Language): Html {
  const say = onFileWords[language];
  const { source, host, refreshedAt, timeZone, periods, unread, error } = calendar;
  const facts: [string, Piece][] = [
    [say.source, source === 'address' ? host : say.fromFile],
    [say.readAt, refreshedAt === null ? say.never : momentInWords(refreshedAt, language)],
    [say.timeZone, timeZone],
    [say.periods, String(periods)],
    [say.unread, unread === 0 ? null : String(unread)],
    [say.lastError, error === null ? null : inWords(error, language)],
  ];
  const items = facts
    .filter(([, value]) => value !== null)
    .map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`);
  return html`<dl class="facts-list">\n${items}</dl>\n`;
}

/** A sentence of the API; as it is, and marked as English, where it has no like in the reader's language. */
function inWords(sentence: string, language: Language): Piece {
  return sentenceInWords(sentence, language) ?? html`<span lang="en">${sentence}</span>`;
}
