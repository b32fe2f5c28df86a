import { cityLabel } from '../../domain/city.js';
import { dayInWords } from '../../domain/date-words.js';
import type { Event } from '../../domain/event.js';
import { languageName } from '../../domain/language-names.js';
import { framed } from '../frame.js';
import { type Html, html } from '../html.js';
import { mapAddress } from '../linked-text.js';
import { tourWords } from '../words/tours.js';
import { eventData } from './event-data.js';
import { crumbs, headOf } from './head.js';
import { speakerLink } from './leg-item.js';
import { marks, struck } from './marks.js';
import { organizationLink } from './organizations.js';
import { cityOf, eventPlace } from './place-words.js';
import { type Around, isOff, type Telling } from './shown.js';
import { subscribePanel } from './subscribe-panel.js';
import { eventWhen, eventWhenText } from './when.js';
import { zoneForm } from './zone-form.js';

/** An event with what it refers to. */
export type EventShown = {
  event: Event;
  around: Around;
  isPublic: boolean;
  unknownZone: string | null;
};

/** The page of an event: when, where as far as it may be told, with whom, and in which languages. */
export function eventPage(shown: EventShown, telling: Telling): string {
  const { event, around, isPublic } = shown;
  const { language } = telling;
  const say = tourWords[language];
  const { title, id, description: text } = event;
  const tour = around.tours.get(event.tour);
  const description = say.eventDescription(
    eventWhenText(event, language),
    eventPlace(event, around),
  );
  const up = tour ? ([[`/tours/${tour.slug}`, tour.title]] as const) : [];
  const follow = { name: title, what: `“${title}”`, title: say.addToCalendar };
  const main = html`${crumbs(say.crumbs, [['/', say.tours], ...up])}
<article class="stack event-page">
<header class="stack">
<h1>${struck(title, isOff(event))}</h1>
<p class="state">${marks(event, around.moves.get(id), telling)}${event.status === 'postponed' && html` ${say.postponedText}`}${event.status === 'cancelled' && html` ${say.cancelledText}`}</p>
${!isPublic && html`<p class="notice mind">${say.unpublished}</p>`}
</header>
<div class="beside">
<div class="stack">
${factsPart(event, around, telling)}
${event.startsAt !== null && zoneForm(telling, shown.unknownZone)}
${text && html`<h2>${say.aboutEvent}</h2>\n<p class="prose">${text}</p>`}
</div>
${subscribePanel({ kind: 'events', slug: id }, follow, telling)}
</div>
<p><a href="/events/${id}.ics" download>${say.oneEvent}</a></p>
</article>`;
  const data = eventData(event, around, telling);
  return framed(telling, {
    ...{ title, main, scripts: ['your-time', 'follow'] },
    head: headOf(telling, { title, description, ...(isPublic && { data }) }),
    ...(isPublic && { description }),
  });
}

type Fact = readonly [label: string, value: Html | string];

function factsPart(event: Event, around: Around, telling: Telling): Html {
  const facts = [
    ...whenFacts(event, around, telling),
    ...placeFacts(event, around, telling),
    ...peopleFacts(event, around, telling),
  ];
  return html`<dl class="facts-list event-facts">
${facts.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>\n`)}</dl>`;
}

function whenFacts(event: Event, around: Around, telling: Telling): Fact[] {
  const { language } = telling;
  const say = tourWords[language];
  const { doorsAt, localDate } = event;
  const city = cityOf(event, around);
  const clock = city === null ? say.localTimeOf(event.timeZone) : say.localTime(city);
  const day =
    doorsAt?.slice(0, 10) === localDate
      ? ''
      : `${doorsAt && dayInWords(doorsAt.slice(0, 10), language)}, `;
  return [
    [say.when, eventWhen(event, telling, true, event.startsAt === null ? '' : clock)],
    ...(doorsAt === null ? [] : [[say.doors, say.doorsAt(`${day}${doorsAt.slice(11)}`)] as Fact]),
  ];
}

function placeFacts(event: Event, around: Around, { language }: Telling): Fact[] {
  const say = tourWords[language];
  const venue = event.venue === null ? undefined : around.venues.get(event.venue);
  const city = event.city === null ? undefined : around.cities.get(event.city);
  const where = city && html`<a href="/cities/${city.slug}">${cityLabel(city)}</a>`;
  const { attendance, joinUrl, url, room } = event;
  const lines = [venue?.name, room === null ? null : say.room(room), venue?.street, where].filter(
    Boolean,
  );
  const onMap =
    venue?.street && city
      ? html`<br/><a href="${mapAddress(`${venue.street}, ${cityLabel(city)}`)}" rel="noopener">${say.showOnMap}</a>`
      : null;
  const place = venue
    ? html`${lines.map((line, index) => [index > 0 && html`<br/>`, line])}${onMap}`
    : city
      ? html`${where}<br/><span class="soft">${say.placeLater(city.name)}</span>`
      : say.placeOpen;
  const isThere = attendance !== 'online';
  return [
    ...(isThere ? [[say.place, place] as Fact] : [[say.place, say.online] as Fact]),
    ...(attendance === 'hybrid' ? [[say.online, say.hybrid] as Fact] : []),
    ...(joinUrl === null
      ? []
      : [
          [say.join, html`<a class="long" href="${joinUrl}" rel="noopener">${joinUrl}</a>`] as Fact,
        ]),
    ...(venue?.accessibility
      ? [[say.access, html`<span class="prose">${venue.accessibility}</span>`] as Fact]
      : []),
    ...(url === null
      ? []
      : [[say.website, html`<a class="long" href="${url}" rel="noopener">${url}</a>`] as Fact]),
  ];
}

function peopleFacts(event: Event, around: Around, { language }: Telling): Fact[] {
  const say = tourWords[language];
  const speakers = event.speakers.flatMap(slug => speakerLink(slug, around) ?? []);
  const spoken = event.languages.map(tag => languageName(tag, language)).join(', ');
  const interpreter = speakerLink(event.interpreter, around);
  const host = event.host === null ? undefined : around.organizations.get(event.host);
  const tour = around.tours.get(event.tour);
  return [
    ...(speakers.length === 0
      ? []
      : [
          [say.speakers, html`${speakers.map((each, index) => [index > 0 && ', ', each])}`] as Fact,
        ]),
    ...(spoken === '' ? [] : [[say.languages, spoken] as Fact]),
    ...(interpreter === null ? [] : [[say.interpretation, html`${interpreter}`] as Fact]),
    ...(host ? [[say.hostedBy, organizationLink(host)] as Fact] : []),
    ...(tour ? [[say.partOf, html`<a href="/tours/${tour.slug}">${tour.title}</a>`] as Fact] : []),
  ];
}
