import { countryName } from '../../domain/countries.js';
import { dateInWords, datesInWords } from '../../domain/date-words.js';
import { languageName } from '../../domain/language-names.js';
import type { Speaker } from '../../domain/speaker.js';
import type { Tour } from '../../domain/tour.js';
import { framed, onServer } from '../frame.js';
import { type Html, html } from '../html.js';
import { linkedText } from '../linked-text.js';
import { tourWords } from '../words/tours.js';
import { eventList } from './event-item.js';
import { crumbs, headOf } from './head.js';
import { itinerariesOf, type ShownItinerary } from './itineraries.js';
import { legItem, speakerLink } from './leg-item.js';
import { organizationsPart } from './organizations.js';
import type { Around, Schedule, Telling } from './shown.js';
import { subscribePanel } from './subscribe-panel.js';
import { mapNumber, mapPart } from './tour-map.js';
import { zoneForm } from './zone-form.js';

/** A tour with its legs and events; `isPublic`: whether everybody may see it. */
export type TourShown = Schedule & { tour: Tour; isPublic: boolean; unknownZone: string | null };

/** The page of a tour: what and who, where and when, and how to follow it. */
export function tourPage(shown: TourShown, telling: Telling): string {
  const { tour, around, isPublic } = shown;
  const { language } = telling;
  const say = tourWords[language];
  const description =
    tour.summary?.slice(0, 200) ?? say.tourDescription(tour.title, daysOf(tour, telling));
  const speakers = [
    ...new Set([
      ...shown.legs.map(({ speaker }) => speaker),
      ...shown.events.flatMap(event => event.speakers),
    ]),
  ].flatMap(slug => (slug === null ? [] : (around.speakers.get(slug) ?? [])));
  const feed = { kind: 'tours', slug: tour.slug } as const;
  const main = html`${crumbs(say.crumbs, [['/', say.tours]])}
<article class="tour">
<header class="stack">
<h1>${tour.title}</h1>
<p class="lead">${[daysOf(tour, telling), ...tour.countries.map(country => countryName(country, language))].filter(Boolean).join(' · ')}</p>
${!isPublic && html`<p class="notice mind">${say.unpublished}</p>`}
${tour.status === 'archived' && html`<p class="notice">${say.archived}</p>`}
</header>
<div class="beside">
<div class="stack">
${tour.summary && html`<p class="prose">${tour.summary}</p>`}
${speakersPart(speakers, around, telling)}
${mapPart(itinerariesOf(shown).itineraries, around, tour.title, telling)}
</div>
${subscribePanel(feed, { name: tour.title, what: say.followTour }, telling)}
</div>
${wherePart(shown, telling)}
${hostPart(tour, telling)}
${linksPart(tour, telling)}
${organizationsPart(tour, around, telling)}
${tour.contact && html`<section class="stack" aria-labelledby="contact">\n<h2 id="contact">${say.contact}</h2>\n<p class="prose">${linkedText(tour.contact)}</p>\n</section>`}
${formatsPart(tour, telling)}
</article>`;
  return framed(telling, {
    ...{ title: tour.title, main, scripts: ['your-time', 'follow'] },
    head: headOf(telling, { title: tour.title, description }),
    ...(isPublic && { description }),
  });
}

/** The days of a tour with their year, or nothing while they are open. */
export function daysOf({ firstDate, lastDate }: Tour, { language }: Telling): string {
  return firstDate === null || lastDate === null ? '' : datesInWords(firstDate, lastDate, language);
}

function speakersPart(speakers: readonly Speaker[], around: Around, telling: Telling): Html | null {
  if (speakers.length === 0) return null;
  const say = tourWords[telling.language];
  const items = speakers.map(({ slug, name, role, organization, languages }) => {
    const from = organization === null ? null : around.organizations.get(organization)?.name;
    const spoken = languages.map(tag => languageName(tag, telling.language)).join(', ');
    return html`<li class="person"><p><a class="name" href="/speakers/${slug}">${name}</a></p>
${[role, from].some(Boolean) && html`<p>${[role, from].filter(Boolean).join(', ')}</p>`}
${spoken !== '' && html`<p class="soft">${say.speaks(spoken)}</p>`}</li>
`;
  });
  return html`<section class="stack" aria-labelledby="who">
<h2 id="who">${say.who}</h2>
<ul class="people">
${items}</ul>
</section>`;
}

function wherePart(shown: TourShown, telling: Telling): Html {
  const { around } = shown;
  const say = tourWords[telling.language];
  const { itineraries, others } = itinerariesOf(shown);
  const withHours = shown.events.some(({ startsAt }) => startsAt !== null);
  return html`<section class="stack" aria-labelledby="where">
<h2 id="where">${say.where}</h2>
${withHours && zoneForm(telling, shown.unknownZone)}
${itineraries.length === 0 && html`<p>${say.noLegs}</p>`}
<div class="by-coast">
${itineraries.map((each, index) => itineraryPart(each, index, shown, telling))}</div>
${others.length > 0 && html`<h3>${say.otherEvents}</h3>\n${eventList(others, around, telling, { speakers: true })}`}
</section>`;
}

function itineraryPart(
  itinerary: ShownItinerary,
  index: number,
  { tour, around }: TourShown,
  telling: Telling,
): Html {
  const { speaker, coast, legs } = itinerary;
  const say = tourWords[telling.language];
  const who = speakerLink(speaker, around) ?? (tour.kind === 'delegation' ? tour.title : say.allOf);
  const where = coast === null ? undefined : around.coasts.get(coast)?.name;
  const withYear = tour.firstDate?.slice(0, 4) !== tour.lastDate?.slice(0, 4);
  return html`<section class="itinerary" aria-labelledby="itinerary-${index + 1}">
<h3 id="itinerary-${index + 1}">${who}${where !== undefined && html` <span class="soft">${where}</span>`}</h3>
<ol class="legs">
${legs.map(({ leg, events }) => legItem(leg, around, telling, { events, withYear, number: mapNumber(itinerary, index, leg) }))}</ol>
</section>
`;
}

function hostPart({ slug, status }: Tour, telling: Telling): Html | null {
  const [ask, register] = ['/request', '/register'].map(path => onServer(path, telling));
  if (status === 'archived' || ask == null) return null;
  const say = tourWords[telling.language];
  return html`<section class="panel stack" aria-labelledby="host">
<h2 id="host">${say.host}</h2>
<p>${say.hostText}</p>
<p class="buttons"><a class="button" href="${ask}?tour=${slug}">${say.hostAsk}</a> <a class="button quiet" href="${register}?tour=${slug}">${say.hostRegister}</a></p>
</section>`;
}

function linksPart({ links }: Tour, { language }: Telling): Html | null {
  if (links.length === 0) return null;
  const say = tourWords[language];
  const items = links.map(({ kind, title, url, deadline }) => {
    const more = [say.linkKind(kind), deadline && say.until(dateInWords(deadline, language))];
    return html`<li><a href="${url}" rel="noopener">${title}</a> <span class="soft">${more.filter(Boolean).join(', ')}</span></li>\n`;
  });
  return html`<section class="stack" aria-labelledby="links">
<h2 id="links">${say.links}</h2>
<ul class="plain-list">
${items}</ul>
</section>`;
}

function formatsPart({ slug }: Tour, { language }: Telling): Html {
  const say = tourWords[language];
  const lang = language === 'en' ? '' : `?lang=${language}`;
  return html`<p class="formats soft">${say.formats}: <a href="/tours/${slug}/flyer">${say.flyer}</a> · <a href="/tours/${slug}.txt${lang}">${say.announcement}</a> · <a href="/tours/${slug}.csv${lang}">${say.table}</a> · <a href="/feeds/tours/${slug}.atom${lang}">${say.changes}</a></p>`;
}
