import type { Event } from '../../domain/event.js';
import type { Leg } from '../../domain/leg.js';
import { type Html, html } from '../html.js';
import { tourWords } from '../words/tours.js';
import { eventList } from './event-item.js';
import { marks, struck } from './marks.js';
import { legPlaceLink } from './place-words.js';
import { type Around, isOff, type Telling } from './shown.js';
import { legWhen } from './when.js';

/** What stands beside a leg: its number on the map, its events, and whose it is. */
type Beside = {
  number?: Html | null;
  events?: readonly Event[];
  whose?: Html | string | null;
  withYear?: boolean;
};

/** A leg as an item of an itinerary, with its events below it. */
export function legItem(leg: Leg, around: Around, telling: Telling, beside: Beside): Html {
  const { number, events = [], whose = null, withYear = false } = beside;
  const say = tourWords[telling.language];
  const kind = leg.kind === 'stop' ? null : say[leg.kind];
  return html`<li class="leg" id="leg-${leg.id}">
<p class="leg-head">${number}<span class="leg-days">${legWhen(leg, telling.language, withYear)}</span> <span class="leg-place">${struck(legPlaceLink(leg, telling), isOff(leg))}</span>${kind && html` <span class="soft">(${kind})</span>`}${marks(leg, around.moves.get(leg.id), telling)}${whose && html` <span class="whose">${whose}</span>`}</p>
${eventList(events, around, telling)}</li>
`;
}

/** The name of a tour or of a speaker, with a link to their page. */
export function tourLink(slug: string, { tours }: Around): Html | null {
  const tour = tours.get(slug);
  return tour ? html`<a href="/tours/${slug}">${tour.title}</a>` : null;
}

export function speakerLink(slug: string | null, { speakers }: Around): Html | null {
  const speaker = slug === null ? undefined : speakers.get(slug);
  return speaker ? html`<a href="/speakers/${speaker.slug}">${speaker.name}</a>` : null;
}
