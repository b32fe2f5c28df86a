import { countryName } from '../../domain/countries.js';
import { languageName } from '../../domain/language-names.js';
import type { Speaker } from '../../domain/speaker.js';
import { framed } from '../frame.js';
import { type Html, html } from '../html.js';
import { tourWords } from '../words/tours.js';
import { eventList } from './event-item.js';
import { crumbs, headOf } from './head.js';
import { legItem, tourLink } from './leg-item.js';
import { organizationLink } from './organizations.js';
import type { Around, Schedule, Telling } from './shown.js';
import { type MappedTour, mappedTours, numberOnMap, speakerMaps } from './speaker-maps.js';
import { subscribePanel } from './subscribe-panel.js';
import { zoneForm } from './zone-form.js';

/** A speaker with what is to come and what was, each in order. */
export type SpeakerShown = {
  speaker: Speaker;
  coming: Omit<Schedule, 'around'>;
  past: Omit<Schedule, 'around'>;
  around: Around;
  isPublic: boolean;
  unknownZone: string | null;
};

/** The page of a speaker: who they are, where they speak, and how to follow them. */
export function speakerPage(shown: SpeakerShown, telling: Telling): string {
  const { speaker, coming, past, around, isPublic } = shown;
  const say = tourWords[telling.language];
  const { name, slug } = speaker;
  const description = speaker.bio?.slice(0, 200) ?? say.speakerDescription(name);
  const feed = { kind: 'speakers', slug } as const;
  const follow = { name, what: say.followSpeaker(name), title: say.followSpeakerTitle(name) };
  const tours = mappedTours(shown);
  const maps = speakerMaps(tours, around, telling);
  const itinerary = (part: Pick<Schedule, 'legs'>) => legs(part, tours, around, telling);
  const withHours = coming.events.some(({ startsAt }) => startsAt !== null);
  const main = html`${crumbs(say.crumbs, [['/', say.tours]])}
<article class="stack">
<header class="stack">
<h1>${name}</h1>
${speaker.role && html`<p class="lead">${speaker.role}</p>`}
${!isPublic && html`<p class="notice mind">${say.unpublished}</p>`}
</header>
<div class="beside">
<div class="stack">
${factsPart(speaker, around, telling)}
${speaker.bio && html`<h2>${say.bio}</h2>\n<p class="prose">${speaker.bio}</p>`}
<section class="stack" aria-labelledby="itinerary">
<h2 id="itinerary">${say.itinerary}</h2>
${coming.legs.length === 0 ? html`<p>${say.noItinerary}</p>` : html`${maps}${itinerary(coming)}`}
</section>
${coming.events.length > 0 && html`<section class="stack" aria-labelledby="coming"><h2 id="coming">${say.comingEvents}</h2>\n${withHours && zoneForm(telling, shown.unknownZone)}\n${eventList(coming.events, around, telling, { withYear: true })}</section>`}
</div>
${subscribePanel(feed, follow, telling)}
</div>
${past.legs.length > 0 && html`<section class="stack" aria-labelledby="past"><h2 id="past">${say.pastItinerary}</h2>\n${coming.legs.length === 0 && maps}${itinerary(past)}</section>`}
${past.events.length > 0 && html`<section class="stack" aria-labelledby="past-events"><h2 id="past-events">${say.pastEvents}</h2>\n${eventList(past.events, around, telling, { withYear: true })}</section>`}
</article>`;
  return framed(telling, {
    ...{ title: name, main, scripts: ['your-time', 'follow'] },
    head: headOf(telling, { title: name, description }),
    ...(isPublic && { description }),
  });
}

function legs(
  { legs }: Pick<Schedule, 'legs'>,
  tours: readonly MappedTour[],
  around: Around,
  telling: Telling,
): Html {
  const items = legs.map(leg =>
    legItem(leg, around, telling, {
      ...{ withYear: true, whose: tourLink(leg.tour, around), number: numberOnMap(tours, leg) },
    }),
  );
  return html`<ol class="legs">\n${items}</ol>`;
}

function factsPart(speaker: Speaker, around: Around, { language }: Telling): Html | null {
  const say = tourWords[language];
  const { organization, homeCountry, languages, links, kind } = speaker;
  const from = organization === null ? undefined : around.organizations.get(organization);
  const facts: [string, Html | string][] = [
    ...(from ? [[say.organization, organizationLink(from)] as [string, Html | string]] : []),
    ...(homeCountry === null
      ? []
      : [[say.homeCountry, countryName(homeCountry, language)] as [string, string]]),
    ...(languages.length === 0
      ? []
      : [
          [say.languages, languages.map(tag => languageName(tag, language)).join(', ')] as [
            string,
            string,
          ],
        ]),
    ...(links.length === 0
      ? []
      : [
          [
            say.moreAbout,
            html`${links.map(url => html`<a class="long" href="${url}" rel="noopener">${url}</a> `)}`,
          ] as [string, Html],
        ]),
  ];
  if (facts.length === 0 && kind !== 'interpreter') return null;
  return html`${kind === 'interpreter' && html`<p>${say.interpreter}</p>\n`}<dl class="facts-list">
${facts.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>\n`)}</dl>`;
}
