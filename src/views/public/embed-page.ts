import { html } from '../html.js';
import { document } from '../page.js';
import { tourWords } from '../words/tours.js';
import { iconLink } from './head.js';
import { itinerariesOf } from './itineraries.js';
import { marks, struck } from './marks.js';
import { eventPlace, legPlace } from './place-words.js';
import { isOff, type Telling } from './shown.js';
import { daysOf, type TourShown } from './tour-page.js';
import { eventWhen, legWhen } from './when.js';

/**
 * A tour in a frame of somebody else's site: its stops and evenings, with links that open in the
 * whole window. It has no form and knows nobody, so there is nothing in it to be tricked into.
 */
export function embedPage(shown: TourShown, telling: Telling): string {
  const { tour, around } = shown;
  const { language, publicUrl } = telling;
  const say = tourWords[language];
  const { itineraries, others } = itinerariesOf(shown);
  const link = (path: string, text: string) =>
    html`<a href="${publicUrl}${path}" target="_top">${text}</a>`;
  const eventLine = (event: (typeof others)[number]) =>
    html`<li class="event">${eventWhen(event, telling, false)} <span class="title">${struck(link(`/events/${event.id}`, event.title), isOff(event))}${marks(event, around.moves.get(event.id), telling)}</span> <span class="soft">${eventPlace(event, around)}</span></li>\n`;
  const lists = itineraries.map(({ speaker, coast, legs }) => {
    const who = speaker === null ? undefined : around.speakers.get(speaker);
    const where = coast === null ? undefined : around.coasts.get(coast)?.name;
    const items = legs.map(
      ({ leg, events }) =>
        html`<li class="leg"><p class="leg-head"><span class="leg-days">${legWhen(leg, language, false)}</span> <span class="leg-place">${struck(legPlace(leg, telling), isOff(leg))}</span>${marks(leg, around.moves.get(leg.id), telling)}</p>${events.length > 0 && html`<ol class="events">${events.map(eventLine)}</ol>`}</li>\n`,
    );
    return html`<section class="itinerary"><h2>${who ? link(`/speakers/${who.slug}`, who.name) : say.allOf}${where !== undefined && html` <span class="soft">${where}</span>`}</h2>\n<ol class="legs">${items}</ol></section>\n`;
  });
  const body = html`<main class="embed" data-your-time="${say.yourTime}">
<h1>${link(`/tours/${tour.slug}`, tour.title)}</h1>
<p class="soft">${daysOf(tour, telling)}</p>
<div class="by-coast">
${lists}</div>
${others.length > 0 && html`<h2>${say.otherEvents}</h2><ol class="events">${others.map(eventLine)}</ol>`}
<p>${link(`/tours/${tour.slug}#follow`, say.follow)} · ${link(`/tours/${tour.slug}`, say.embedOpen)}</p>
</main>`;
  const head = html`${iconLink(telling)}<script type="module" src="${telling.assets.scripts['your-time']}"></script>\n`;
  return document(
    { language, title: tour.title, body, head, className: 'framed' },
    telling.assets.stylesheet,
  );
}
