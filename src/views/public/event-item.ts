import type { Event } from '../../domain/event.js';
import { type Html, html } from '../html.js';
import { tourWords } from '../words/tours.js';
import { marks, struck } from './marks.js';
import { eventPlace } from './place-words.js';
import { type Around, isOff, type Telling } from './shown.js';
import { eventWhen } from './when.js';

/** What of an event is told beside its title: its speakers or its city where the list does not say them. */
type Shown = { speakers?: boolean; withYear?: boolean };

/** An event as an item of a list. */
export function eventItem(
  event: Event,
  around: Around,
  telling: Telling,
  { speakers = false, withYear = false }: Shown = {},
): Html {
  const say = tourWords[telling.language];
  const names = event.speakers.map(slug => around.speakers.get(slug)?.name).filter(Boolean);
  const attendance = event.attendance === 'in-person' ? null : say[event.attendance];
  const more = [speakers && names.join(', '), eventPlace(event, around), attendance];
  const link = html`<a href="/events/${event.id}">${event.title}</a>`;
  return html`<li class="event">${eventWhen(event, telling, withYear)}
<span class="title">${struck(link, isOff(event))}${marks(event, around.moves.get(event.id), telling)}</span>
<span class="soft">${more.filter(Boolean).join(' · ')}</span></li>
`;
}

/** A list of events, or nothing. */
export function eventList(
  events: readonly Event[],
  around: Around,
  telling: Telling,
  shown: Shown = {},
): Html | null {
  if (events.length === 0) return null;
  return html`<ol class="events">
${events.map(event => eventItem(event, around, telling, shown))}</ol>`;
}
