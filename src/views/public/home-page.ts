import type { City } from '../../domain/city.js';
import { cityLabel } from '../../domain/city.js';
import { countryName } from '../../domain/countries.js';
import { greatCircleKm } from '../../domain/distance.js';
import type { Leg } from '../../domain/leg.js';
import type { Tour } from '../../domain/tour.js';
import type { TourPhase } from '../../domain/tour-phase.js';
import { framed } from '../frame.js';
import { type Html, html } from '../html.js';
import { tourWords } from '../words/tours.js';
import { headOf } from './head.js';
import { legItem, speakerLink, tourLink } from './leg-item.js';
import { legPlace } from './place-words.js';
import { type Around, isOff, type Telling } from './shown.js';
import { daysOf } from './tour-page.js';

/** A tour in the list, with the cities that it comes to. */
export type ListedTour = { tour: Tour; legs: readonly Leg[] };

/** What was found for a text: the cities that it may name, the likeliest first, with what stops near. */
export type CitySearch = {
  text: string;
  cities: readonly { city: City; legs: readonly Leg[] }[];
};

export type HomeShown = {
  tours: Record<TourPhase, readonly ListedTour[]>;
  search: CitySearch | null;
  around: Around;
};

/** So many cities of a tour are named in the list. */
const MOST_CITIES = 12;

/** The home page: tours now, coming and past, and which of them come near a city. */
export function homePage({ tours, search, around }: HomeShown, telling: Telling): string {
  const say = tourWords[telling.language];
  const isEmpty = [tours.now, tours.coming, tours.past].every(({ length }) => length === 0);
  const main = html`<div class="stack home">
<h1>${say.homeTitle}</h1>
<p class="lead">${say.homeIntro}</p>
${telling.staticSite === undefined ? searchPart(search, around, telling) : cityList(tours, telling)}
${isEmpty && html`<p class="notice">${say.noTours}</p>`}
${tourList('now', say.now, tours.now, telling)}
${tourList('coming', say.coming, tours.coming, telling)}
${tourList('past', say.past, tours.past, telling)}
</div>`;
  return framed(telling, {
    ...{ title: say.homeTitle, main, description: say.homeDescription },
    head: headOf(telling, { title: say.homeTitle, description: say.homeDescription }),
  });
}

function tourList(
  id: TourPhase,
  heading: string,
  tours: readonly ListedTour[],
  telling: Telling,
): Html | null {
  if (tours.length === 0) return null;
  return html`<section class="stack" aria-labelledby="${id}">
<h2 id="${id}">${heading}</h2>
<ul class="tour-cards ${id}">
${tours.map(each => tourCard(each, telling))}</ul>
</section>`;
}

function tourCard({ tour, legs }: ListedTour, telling: Telling): Html {
  const say = tourWords[telling.language];
  const countries = tour.countries.map(country => countryName(country, telling.language));
  const cities = [...new Set(legs.map(leg => legPlace(leg, telling)))];
  const shown = cities.slice(0, MOST_CITIES).join(' · ');
  return html`<li class="card"><h3><a href="/tours/${tour.slug}">${tour.title}</a></h3>
<p class="soft">${[daysOf(tour, telling) || say.daysOpen, ...countries].join(' · ')}</p>
${shown !== '' && html`<p>${shown}${cities.length > MOST_CITIES && ' …'}</p>`}</li>
`;
}

function searchPart(search: CitySearch | null, around: Around, telling: Telling): Html {
  const say = tourWords[telling.language];
  return html`<section class="panel stack" aria-labelledby="search">
<h2 id="search">${say.searchTitle}</h2>
<form method="get" action="/" role="search">
<label for="city">${say.searchLabel} <span class="soft">${say.searchHint}</span></label>
<div class="one-line"><input id="city" name="city" type="search" maxlength="100" autocomplete="address-level2" value="${search?.text}"/>
<button type="submit">${say.search}</button></div>
</form>
${search && found(search, around, telling)}
</section>`;
}

/** The cities that tours come to, in the place of a search where nobody can answer one. */
function cityList({ now, coming }: HomeShown['tours'], telling: Telling): Html | null {
  const say = tourWords[telling.language];
  const legs = [...now, ...coming].flatMap(tour => tour.legs);
  const inCities = legs.filter(leg => leg.city !== null && !isOff(leg));
  const labels = new Map(inCities.map(leg => [leg.city!.slug, legPlace(leg, telling)]));
  if (labels.size === 0) return null;
  const items = [...labels]
    .sort(([, one], [, other]) => one.localeCompare(other, telling.language))
    .map(([slug, label]) => html`<li><a href="/cities/${slug}">${label}</a></li>\n`);
  return html`<section class="panel stack" aria-labelledby="search">
<h2 id="search">${say.searchTitle}</h2>
<ul class="row-list">
${items}</ul>
</section>`;
}

function found({ text, cities }: CitySearch, around: Around, telling: Telling): Html {
  const say = tourWords[telling.language];
  const [first, ...others] = cities;
  const rest = others.map(
    ({ city }) =>
      html`<li><a href="/cities/${city.slug}">${cityLabel(city)}, ${countryName(city.country, telling.language)}</a></li>\n`,
  );
  return html`<div class="stack found">
<h3>${say.searched(text)}</h3>
${first ? foundIn(first, around, telling) : html`<p>${say.cityUnknown(text)}</p>`}
${rest.length > 0 && html`<p>${say.otherCities}</p>\n<ul class="row-list">${rest}</ul>`}
</div>`;
}

function foundIn(
  { city, legs }: CitySearch['cities'][number],
  around: Around,
  telling: Telling,
): Html {
  const say = tourWords[telling.language];
  const name = cityLabel(city);
  const page = html`<p class="buttons"><a class="button quiet" href="/cities/${city.slug}">${say.allOfCity(name)}</a> <a class="button quiet" href="/request?city=${city.slug}">${say.askForStop}</a></p>`;
  if (legs.length === 0) return html`<p>${say.noStops(name)}</p>\n${page}`;
  return html`<ol class="legs">
${legs.map(leg => legItem(leg, around, telling, { whose: whoseLeg(leg, city, around, telling), withYear: true }))}</ol>
${page}`;
}

/** Who comes on which tour, and how far from a city that is. */
export function whoseLeg(leg: Leg, city: City, around: Around, { language }: Telling): Html {
  const km = leg.city === null ? 0 : Math.round(greatCircleKm(leg.city, city));
  const parts = [speakerLink(leg.speaker, around), tourLink(leg.tour, around)].filter(
    part => part !== null,
  );
  return html`${parts.map((part, index) => [index > 0 && ', ', part])}${km > 0 && html` <span class="soft">(${tourWords[language].away(km)})</span>`}`;
}
