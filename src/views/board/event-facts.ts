import { placeOfLeg } from '../../domain/board/board.js';
import { eventFormFields, eventValues } from '../../domain/board/event-values.js';
import { dateInWords, dateRangeInWords, type Language } from '../../domain/date-words.js';
import { type Html, html, type Piece } from '../html.js';
import { linkedText } from '../linked-text.js';
import { boardKinds } from '../words/board.js';
import { eventBoardWords } from '../words/board-event.js';
import { hoursOf } from './event-block.js';
import type { EventShown } from './event-shown.js';
import { dayWithWeekday, fieldInWords } from './field-words.js';
import { organizationLink, personLink, personLinks } from './on-file-links.js';
import { statusSigns } from './signs.js';

/** What is told elsewhere on the page, or in words of its own. */
const apart = [
  ...['title', 'localStart', 'localEnd', 'localDate', 'partOfDay', 'venue', 'host'],
  ...['speakers', 'interpreter'],
];

/** All that is on file of an event, private fields included. */
export function eventFacts(shown: EventShown, language: Language): Html {
  const { event, venue, host, legs, people } = shown;
  const say = eventBoardWords[language];
  const leg = legs.find(({ id }) => id === event.leg);
  const at = dateInWords(event.statusAt.slice(0, 10), language);
  const status = [
    `${statusSigns[event.status]} ${boardKinds[language][event.status]}`,
    event.statusBy !== null && say.statusBy(event.statusBy, at),
    event.statusReason !== null && `“${event.statusReason}”`,
  ].filter(each => each !== false);
  const when = `${dayWithWeekday(event.localDate, language)}, ${hoursOf(event, language)} (${event.timeZone})`;
  const values = eventValues(event);
  const names = { people, venues: new Map<string, string>() };
  const facts: [string, Piece][] = [
    [say.status, status.join(', ')],
    [say.when, when],
    [
      say.leg,
      leg &&
        html`<a href="/board/legs/${leg.id}">${placeOfLeg(leg, language)}, ${dateRangeInWords(leg.firstDate, leg.lastDate, language)}</a>`,
    ],
    [say.venue, venue?.name],
    [say.street, venue?.street],
    [say.contact, venue?.contact && linkedText(venue.contact)],
    [say.venueNotes, venue?.notes && linkedText(venue.notes)],
    [say.host, host && organizationLink(host)],
    [say.speakers, event.speakers.length > 0 && personLinks(event.speakers, people)],
    [say.interpreter, event.interpreter && personLink(event.interpreter, people)],
    ...eventFormFields
      .filter(field => !apart.includes(field) && values[field] !== '')
      .map((field): [string, Piece] => [
        say[field],
        valueShown(field, values[field], fieldInWords(field, values[field], names, language)),
      ]),
  ];
  const items = facts
    .filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== false)
    .map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`);
  return html`<dl class="facts-list">\n${items}</dl>\n`;
}

function valueShown(field: string, text: string, words: string): Piece {
  const isAddress = (field === 'url' || field === 'joinUrl') && /^https?:\/\//i.test(text);
  return isAddress ? html`<a href="${text}" rel="noreferrer">${text}</a>` : words;
}
