import { dateInWords } from '../../domain/date-words.js';
import type { Event } from '../../domain/event.js';
import { asWanted, fieldsWanted } from '../../domain/event-change.js';
import { eventWhen } from '../../domain/event-when.js';
import { clashList } from '../clash-list.js';
import { copyBox } from '../copy-box.js';
import { Fields, type FormState, form, hidden } from '../form.js';
import { type Frame, framed } from '../frame.js';
import { type Html, html } from '../html.js';
import type { NameOf } from '../words/conflicts/telling.js';
import { entryWords } from '../words/entry.js';
import { registerWords } from '../words/register.js';
import { type Clashing, clashPanel, isGrave } from './clash-panel.js';
import {
  hourFields,
  roomFields,
  type VenueChoice,
  venueChoices,
  whatFields,
} from './event-fields.js';

/** One evening as its host sees it. */
export type Entry = {
  /** The address of its page: below the chapter's own, or behind a link. */
  base: string;
  event: Event;
  /** The version that is changed. */
  version: string;
  tourTitle: string;
  speakers: readonly { name: string; languages: readonly string[] }[];
  hostName: string | null;
  /** The city by whose clock it is. */
  city: string | null;
  /** The venue, and its street where the reader may know it. */
  place: string | null;
  venues: readonly VenueChoice[];
  /** What stands in its way now. */
  clashing: Clashing;
  nameOf: NameOf;
  /** Whether everybody may read of it. */
  isPublic: boolean;
  /** The link that was made just now, if one was. */
  link: { url: string; expiresAt: string } | null;
  canLink: boolean;
};

/** What came of the form, where it was sent. `asked`: what its change would clash with. */
export type EntryShown = {
  state: FormState;
  asked: Clashing | null;
  said: 'stored' | 'saved' | 'pending' | 'withdrawn' | 'stale' | null;
};

/** Statuses of an evening that can still be changed and withdrawn. */
const open = ['proposed', 'hold', 'confirmed', 'postponed'];

/** The page of one evening for its host. */
export function entryPage(frame: Frame, entry: Entry, shown: EntryShown): string {
  const { language } = frame;
  const say = entryWords[language];
  const { event, clashing, nameOf } = entry;
  const isOpen = open.includes(event.status);
  const main = html`<div class="stack">
<h1>${event.title}</h1>
${saidNotice(shown.said, frame)}
<div class="entry-state panel"><p><span class="tag">${say[event.status]}</span></p>
<p>${say[`${event.status}Next`]}</p>
${event.statusReason !== null && html`<p>${say.reason}: ${event.statusReason}</p>`}${entry.isPublic && html`<p><a href="/events/${event.id}">${say.publicPage}</a></p>`}</div>
${linkBox(frame, entry)}
${facts(frame, entry)}
${pendingBox(frame, entry)}
${
  isOpen &&
  html`<section class="stack"><h2>${say.clashTitle}</h2>
${clashList(clashing.conflicts, language, nameOf) ?? html`<p class="notice done">${say.noClashes}</p>`}</section>`
}
${isOpen && changeForm(frame, entry, shown)}
${isOpen && withdrawForm(frame, entry, shown)}
<p class="buttons"><a class="button quiet" href="/register">${say.registerAnother}</a> <a href="/register/events">${say.yours}</a></p>
</div>`;
  return framed(frame, { title: event.title, main, scripts: ['register', 'copy'] });
}

function saidNotice(said: EntryShown['said'], { language }: Frame): Html | null {
  if (said === null) return null;
  const text =
    said === 'stale' ? registerWords[language].changedMeanwhile : entryWords[language][said];
  return html`<p class="notice ${said === 'stale' ? 'mind' : 'done'}" role="status">${text}</p>\n`;
}

function facts({ language }: Frame, entry: Entry): Html {
  const say = entryWords[language];
  const { event, city, place } = entry;
  const clock = city === null ? event.timeZone : say.clockIn(city);
  const rows: [string, string | null][] = [
    [say.tour, entry.tourTitle],
    [say.when, `${eventWhen(event, language)} (${clock})`],
    [say.where, [place ?? say.nowhere, event.room, city].filter(each => each !== null).join(', ')],
    [say.speakers, entry.speakers.map(({ name }) => name).join(', ')],
    [say.host, entry.hostName],
    [say.about, event.description],
  ];
  return html`<dl class="facts-list">
${rows.filter(([, text]) => text !== null).map(([name, text]) => html`<div><dt>${name}</dt><dd class="prose">${text}</dd></div>\n`)}</dl>\n`;
}

/** What is wanted of a confirmed event, until a coordinator decides. */
function pendingBox({ language }: Frame, { event }: Entry): Html | null {
  if (event.pendingChange === null) return null;
  const say = entryWords[language];
  const wanted = asWanted(event);
  const names = { title: say.titleField, description: say.descriptionField, venue: say.placeField };
  const hours = ['localStart', 'localEnd', 'localDate', 'partOfDay'];
  const changed = Object.keys(fieldsWanted(event, event.pendingChange.change)).filter(
    field => !hours.includes(field),
  );
  const told = changed.map(field => names[field as 'title'] ?? say.otherField);
  return html`<div class="notice mind"><h2>${say.waits}</h2>
<p>${say.waitsText(eventWhen(wanted, language))}</p>
${told.length > 0 && html`<p>${say.alsoChanged([...new Set(told)].join(', '))}</p>`}</div>\n`;
}

/** The link that was just made, to be copied; else a button that makes one. */
function linkBox(frame: Frame, { link, canLink, base }: Entry): Html | null {
  const say = entryWords[frame.language];
  if (link !== null) {
    const until = dateInWords(link.expiresAt.slice(0, 10), frame.language);
    return html`<section class="panel stack"><h2>${say.linkTitle}</h2>
<p>${say.linkText}</p>
${copyBox({ id: 'f-link', label: say.linkLabel, text: link.url, copy: say.copy, copied: say.copied })}<p class="soft">${say.linkUntil(until)}</p></section>\n`;
  }
  if (!canLink) return null;
  return html`<details class="panel"><summary>${say.linkTitle}</summary><div class="stack">
<p>${say.linkMakeText}</p>
${form(frame, { action: `${base}/link`, className: '' }, html`<button class="quiet" type="submit">${say.linkMake}</button>`)}</div></details>\n`;
}

function changeForm(frame: Frame, entry: Entry, { state, asked, said }: EntryShown): Html {
  const { language } = frame;
  const say = entryWords[language];
  const fields = new Fields(frame, state);
  const { event, venues, base, version, clashing, nameOf } = entry;
  const found = asked ?? { conflicts: [], offers: clashing.offers };
  const isWarned = found.conflicts.some(isGrave);
  const isOpened = asked !== null || state.problem !== null || said === 'stale';
  const content = html`${fields.problems()}${hidden({ version })}<button class="aside-voice" type="submit" name="do" value="send" tabindex="-1" aria-hidden="true">${say.save}</button>
${event.status === 'confirmed' && html`<p class="notice mind">${say.changeConfirmed}</p>`}
${fields.line({ name: 'day', type: 'date', label: say.day, isRequired: true })}
${hourFields(fields, { language, place: entry.city, conflicts: [...found.conflicts, ...clashing.conflicts] })}
<div id="clashes" class="stack" aria-live="polite" data-checking="${registerWords[language].checking}">${clashPanel(language, found, { nameOf, isAsked: asked !== null })}</div>
${venueChoices(fields, language, { venues, canAdd: false })}
${roomFields(fields, language)}
${whatFields(fields, language, entry.speakers)}
<button type="submit" name="do" value="send">${isWarned ? say.saveAnyway : say.save}</button>`;
  return html`<details class="panel change"${isOpened && html` open`} id="change"><summary><h2>${say.changeTitle}</h2></summary>
${form(frame, { action: base, className: 'form stack register' }, content)}</details>\n`;
}

function withdrawForm(frame: Frame, { base, version }: Entry, { state }: EntryShown): Html {
  const say = entryWords[frame.language];
  const fields = new Fields(frame, state);
  return html`<details class="panel"${fields.text('reason') !== '' && html` open`}><summary><h2>${say.withdrawTitle}</h2></summary>
${form(
  frame,
  { action: `${base}/withdrawal` },
  html`${hidden({ version })}<p>${say.withdrawText}</p>
${fields.line({ name: 'reason', label: say.withdrawReason, isRequired: true, maxLength: 1000 })}
<button class="risky" type="submit">${say.withdraw}</button>`,
)}</details>\n`;
}

/** The page of a link that opens nothing any more. */
export function voidLinkPage(frame: Frame): string {
  const say = entryWords[frame.language];
  const main = html`<div class="stack"><h1>${say.voidTitle}</h1>
<p class="prose">${say.voidText}</p>
<p><a class="button quiet" href="/register/events">${say.yours}</a></p></div>`;
  return framed(frame, { title: say.voidTitle, main });
}
