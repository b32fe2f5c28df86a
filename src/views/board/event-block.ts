import type { Board } from '../../domain/board/board.js';
import type { BoardMarks } from '../../domain/board/marks.js';
import { daysBetween } from '../../domain/calendar-date.js';
import type { Language } from '../../domain/date-words.js';
import type { Event } from '../../domain/event.js';
import { type Html, html } from '../html.js';
import { boardKinds, boardWords } from '../words/board.js';
import { clashMark, statusSigns } from './signs.js';

/** An event on a timeline: its hours there, its title, its status, and what clashes. */
export function eventBlock(
  event: Event,
  {
    speaker,
    board,
    marks,
    language,
  }: { speaker: string | null; board: Board; marks: BoardMarks; language: Language },
): Html {
  const { id, title, status, speakers, pendingChange, visibility } = event;
  const say = boardKinds[language];
  // A panel stands with each of its speakers; one of the blocks has the event's own name.
  const name = speakers[0] === speaker ? id : `${id}-${speaker}`;
  const isUsual = status === 'confirmed' || status === 'hold';
  const more = [
    !isUsual && say[status],
    visibility === 'private' && say.private,
    pendingChange !== null && say.pending,
  ].filter(each => each !== false);
  const mark = clashMark(marks.event(id), { tour: board.tour.slug, language });
  return html`<li class="ev ${status}"><a href="/board/events/${id}" id="e-${name}"><b>${hoursOf(event, language)}</b> <span aria-hidden="true">${statusSigns[status]}</span>${isUsual && html`<span class="aside-voice">${say[status]}</span>`} ${title}</a>${more.length > 0 && html` <small>${more.join(', ')}</small>`}${mark}</li>`;
}

/** The hours of an event on its own clocks: `19:00–21:00`, `evening`; the day after is `+1`. */
export function hoursOf(
  { localStart, localEnd, partOfDay }: Pick<Event, 'localStart' | 'localEnd' | 'partOfDay'>,
  language: Language,
): string {
  if (localStart === null || localEnd === null) {
    return partOfDay === null ? boardWords[language].hourOpen : boardKinds[language][partOfDay];
  }
  const days = daysBetween(localStart.slice(0, 10), localEnd.slice(0, 10));
  return `${localStart.slice(11)}–${localEnd.slice(11)}${days > 0 ? ` +${days}` : ''}`;
}
