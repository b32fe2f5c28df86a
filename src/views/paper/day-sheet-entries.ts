import { arrangementWords, modeWords } from '../../domain/arrangement-words.js';
import type { CrewArrangement } from '../../domain/crew-arrangement.js';
import { dayInWords, type Language } from '../../domain/date-words.js';
import type {
  ArrangedEntry,
  Engagement,
  Missing,
  SheetEntry,
} from '../../domain/day-sheets/day-sheet.js';
import { languageName } from '../../domain/language-names.js';
import { html } from '../html.js';
import { sheetWords } from '../words/day-sheet.js';
import { numberInWords } from '../words/numbers.js';
import { Facts, factList } from './day-sheet-facts.js';
import { type Block, onPaper } from './print-fit.js';

/** How a day is told: in a language, by the clocks of its own city. */
export type Telling = {
  language: Language;
  date: string;
  timeZone: string | null;
  /** Whose sheet it is, by their public name: it need not say that they are at their own events. */
  name: string;
  /** The city of the day, as a map takes it; empty where it is not known. */
  town: string;
};

/** An engagement or what is arranged, as an item of the day's list. */
export function entryBlock(entry: SheetEntry, telling: Telling): Block {
  return entry.kind === 'engagement' ? engagement(entry, telling) : arranged(entry, telling);
}

/** What is missing, as items of a list. */
export function missingBlocks(missing: readonly Missing[], language: Language): Block[] {
  return missing.map(each => {
    const text = missingText(each, language);
    return { item: where => html`<li class="${where}">${text}</li>\n`, texts: [text] };
  });
}

function missingText(
  { what, from, to, gapHours, neededHours }: Missing,
  language: Language,
): string {
  const say = sheetWords[language];
  if (from === null && gapHours === null) return say.missing[what];
  const way = from !== null && to !== null ? [say.way(from, to)] : [];
  const number = (hours: number) => numberInWords(hours, language);
  const hours =
    gapHours === null
      ? []
      : [say.hours(number(gapHours), neededHours === null ? null : number(neededHours))];
  return `${say.missing[what]}: ${[...way, ...hours].join(' · ')}.`;
}

function engagement(entry: Engagement, telling: Telling): Block {
  const { content, interpreters, contacts, isOff, missing } = entry;
  const { language } = telling;
  const say = sheetWords[language];
  const crew = content.crew!;
  const { venue, street, room, city, region } = content.place;
  const names = content.speakers.map(({ name }) => name).filter(name => name !== telling.name);
  const facts = new Facts(language)
    .text(say.reason, crew.statusReason)
    .place(
      say.where,
      [venue, street, city, city && region],
      street && [street, city, region].join(', '),
    )
    .text(say.room, room)
    .text(
      say.online,
      content.attendance === 'in-person' ? null : say.attendance[content.attendance],
    )
    .web(say.online, content.joinUrl)
    .text(say.doors, crew.doorsAt && clockTime(crew.doorsAt, telling))
    .text(say.host, content.host)
    .text(say.call, crew.contact);
  for (const contact of contacts) facts.text(say.call, detailsOf(contact));
  facts
    .text(say.whoSpeaks, names.join(', '))
    .text(say.languages, crew.languages.map(tag => languageName(tag, language)).join(', '))
    .text(say.interpreter, interpreters.map(name => name ?? say.interpreterBooked).join(', '))
    .text(say.guests, crew.expectedAttendance)
    .text(say.notes, crew.notes);
  for (const each of entry.arranged) {
    facts.text(arrangementWords[language][each.kind], arrangedText(each, language));
  }
  const status = say.status[crew.status] ?? null;
  const time =
    content.localStart === null
      ? say.partOfDay[entry.partOfDay ?? 'unknown']
      : hours(content.localStart, entry.localEnd, content.place.timeZone, telling);
  return item({ time, title: content.title, status, isOff, facts, missing }, telling);
}

function arranged({ arrangement, for: title, isOff }: ArrangedEntry, telling: Telling): Block {
  const { language } = telling;
  const say = sheetWords[language];
  const { kind, start, end, timeZone, mode, confirmed } = arrangement;
  const way = wayOf(arrangement);
  const name = arrangementWords[language][kind];
  const facts = new Facts(language)
    .text(say.about, title)
    .place(say.where, [arrangement.place], inTown(arrangement.place, telling))
    .text(
      say.provider,
      [arrangement.provider, mode && modeWords[language][mode]].filter(Boolean).join(', '),
    )
    .text(say.call, arrangement.contact)
    .text(say.notes, arrangement.notes);
  const told = {
    time: start === null ? null : hours(start, end, timeZone, telling),
    title: way === '' ? name : `${name}: ${way}`,
    status: isOff ? say.off : confirmed ? null : say.unconfirmed,
  };
  return item({ ...told, isOff, facts, missing: [] }, telling);
}

type Item = {
  time: string | null;
  title: string;
  status: string | null;
  isOff: boolean;
  facts: Facts;
  missing: readonly Missing[];
};

function item({ time, title, status, isOff, facts, missing }: Item, { language }: Telling): Block {
  const lacks = missingBlocks(missing, language);
  const name = isOff ? html`<del>${title}</del>` : title;
  const tag = status === null ? null : html` <span class="tag">${status}</span>`;
  const body = (where: string) => html`<li class="entry ${isOff && 'off'} ${where}">
<p class="time">${time}</p>
<div class="what">
<h3>${name}${tag}</h3>
${lacks.length > 0 && html`<ul class="missing">${lacks.map(each => each.item(''))}</ul>\n`}${factList(facts.list)}
</div>
</li>
`;
  const texts = [`${title} ${status ?? ''}`, ...lacks.flatMap(each => each.texts)];
  return { item: body, texts: [...texts, ...facts.list.map(({ text }) => text)] };
}

/** A bed or somebody to call, as an item of its list. */
export function detailBlock(arrangement: CrewArrangement, telling: Telling): Block {
  const { language } = telling;
  const say = sheetWords[language];
  const { kind, start, end, timeZone, place, provider, contact, notes, confirmed } = arrangement;
  const isBed = kind === 'lodging';
  const title = (isBed ? place : (contact ?? provider)) ?? arrangementWords[language][kind];
  const facts = new Facts(language)
    .text(say.when, start && hours(start, end, timeZone, telling))
    .text(say.provider, isBed || contact !== null ? provider : null)
    .text(say.call, isBed ? contact : null)
    .place(say.where, [isBed ? null : place], inTown(place, telling))
    .text(say.notes, notes);
  const head = isBed
    ? new Facts(language).place('', [title], inTown(place, telling))
    : new Facts(language).text('', title);
  const tag = isBed && !confirmed ? html` <span class="tag">${say.unconfirmed}</span>` : null;
  return {
    item: where =>
      html`<li class="detail ${where}"><p>${head.list[0]?.value}${tag}</p>${factList(facts.list)}</li>\n`,
    texts: [onPaper(title, say.longer), ...facts.list.map(({ text }) => text)],
  };
}

function inTown(place: string | null, { town }: Telling): string | null {
  return place && [place, town].filter(Boolean).join(', ');
}

/** Everything about an arrangement that is a line of something else. */
function arrangedText(arrangement: CrewArrangement, language: Language): string {
  const { place, mode, confirmed } = arrangement;
  const how = mode && modeWords[language][mode];
  const open = confirmed ? null : sheetWords[language].unconfirmed;
  return [wayOf(arrangement), place, how, detailsOf(arrangement), open].filter(Boolean).join(', ');
}

function detailsOf({ provider, contact, notes }: CrewArrangement): string {
  return [contact, provider, notes].filter(each => each !== null && each !== '').join(', ');
}

function wayOf({ fromCity, toCity }: CrewArrangement): string {
  return [fromCity, toCity].filter(city => city !== null).join(' → ');
}

/** `19:00–21:00`, `15:00 – February 5, 11:00` until another day; with the clock of another city. */
function hours(
  start: string,
  end: string | null,
  timeZone: string | null,
  telling: Telling,
): string {
  const from = clockTime(start, telling);
  const isWithinDay = start.slice(0, 10) === end?.slice(0, 10) && !from.includes(',');
  const dash = isWithinDay ? '–' : ' – ';
  const text = end === null ? from : [from, clockTime(end, telling)].join(dash);
  const isElsewhere =
    timeZone !== null && telling.timeZone !== null && timeZone !== telling.timeZone;
  if (!isElsewhere) return text;
  const city = timeZone.split('/').at(-1)!.replaceAll('_', ' ');
  return `${text} (${sheetWords[telling.language].clock(city)})`;
}

function clockTime(wallTime: string, { date, language }: Telling): string {
  const [day = '', time = ''] = wallTime.split('T');
  return day === date ? time : `${dayInWords(day, language)}, ${time}`;
}
