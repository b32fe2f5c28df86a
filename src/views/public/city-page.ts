import { type City, cityLabel } from '../../domain/city.js';
import { countryName } from '../../domain/countries.js';
import type { Leg } from '../../domain/leg.js';
import { framed, onServer } from '../frame.js';
import { type Html, html } from '../html.js';
import { tourWords } from '../words/tours.js';
import { eventList } from './event-item.js';
import { crumbs, headOf } from './head.js';
import { whoseLeg } from './home-page.js';
import { legItem } from './leg-item.js';
import type { Around, Schedule, Telling } from './shown.js';
import { subscribePanel } from './subscribe-panel.js';
import { zoneForm } from './zone-form.js';

/** A city with what comes to it and near it, and what came. */
export type CityShown = {
  city: City;
  coming: Omit<Schedule, 'around'>;
  past: Omit<Schedule, 'around'>;
  nearby: readonly Leg[];
  around: Around;
  unknownZone: string | null;
};

/** The page of a city: which tours stop there or near, and how to follow what comes. */
export function cityPage(shown: CityShown, telling: Telling): string {
  const { city, coming, past, nearby, around } = shown;
  const say = tourWords[telling.language];
  const name = cityLabel(city);
  const title = say.cityTitle(name);
  const description = say.cityDescription(name);
  const follow = {
    name: title,
    what: say.followCity(city.name),
    title: say.followCityTitle(city.name),
  };
  const ask = onServer('/request', telling);
  const isEmpty = coming.legs.length + coming.events.length === 0;
  const withHours = coming.events.some(({ startsAt }) => startsAt !== null);
  const list = (legs: readonly Leg[]) => legList(legs, city, around, telling);
  const main = html`${crumbs(say.crumbs, [['/', say.tours]])}
<article class="stack">
<h1>${title}</h1>
<p class="lead">${countryName(city.country, telling.language)}</p>
<div class="beside">
<div class="stack">
${isEmpty && html`<p>${say.noStops(name)}</p>`}
${coming.legs.length > 0 && html`<h2>${say.stops}</h2>\n${list(coming.legs)}`}
${coming.events.length > 0 && html`<h2>${say.comingEvents}</h2>\n${withHours && zoneForm(telling, shown.unknownZone)}\n${eventList(coming.events, around, telling, { speakers: true, withYear: true })}`}
${nearby.length > 0 && html`<h2>${say.nearby}</h2>\n${list(nearby)}`}
${ask !== null && html`<p><a class="button quiet" href="${ask}?city=${city.slug}">${say.askForStop}</a></p>`}
</div>
${subscribePanel({ kind: 'cities', slug: city.slug }, follow, telling)}
</div>
${past.legs.length > 0 && html`<section class="stack" aria-labelledby="past"><h2 id="past">${say.pastStops}</h2>\n${list(past.legs)}</section>`}
${past.events.length > 0 && html`<section class="stack" aria-labelledby="past-events"><h2 id="past-events">${say.pastEvents}</h2>\n${eventList(past.events, around, telling, { speakers: true, withYear: true })}</section>`}
</article>`;
  return framed(telling, {
    ...{ title, main, description, scripts: ['your-time', 'follow'] },
    head: headOf(telling, { title, description }),
  });
}

function legList(legs: readonly Leg[], city: City, around: Around, telling: Telling): Html {
  const items = legs.map(leg =>
    legItem(leg, around, telling, { withYear: true, whose: whoseLeg(leg, city, around, telling) }),
  );
  return html`<ol class="legs">\n${items}</ol>`;
}
