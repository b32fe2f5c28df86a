import { dateRangeInWords } from '../../domain/date-words.js';
import { document } from '../page.js';
import { flyer } from '../paper/flyer.js';
import { tourWords } from '../words/tours.js';
import { iconLink } from './head.js';
import { itinerariesOf } from './itineraries.js';
import { legPlace } from './place-words.js';
import type { Telling } from './shown.js';
import { feedAddress } from './subscribe-panel.js';
import { daysOf, type TourShown } from './tour-page.js';

/** The flyer of a tour, to print: what, who, where and when, and how to follow it. */
export function flyerPage(shown: TourShown, telling: Telling): string {
  const { tour, around } = shown;
  const { language, assets } = telling;
  const say = tourWords[language];
  const nameOf = (slug: string) => around.organizations.get(slug)?.name ?? [];
  const body = flyer(
    {
      ...{ title: tour.title, summary: tour.summary, contact: tour.contact },
      dates: daysOf(tour, telling) || null,
      itineraries: itinerariesOf(shown).itineraries.map(({ speaker, legs }) => {
        const person = speaker === null ? undefined : around.speakers.get(speaker);
        return {
          ...{ name: person?.name ?? say.allOf, role: person?.role ?? null },
          stops: legs.map(({ leg }) => ({
            ...{ place: legPlace(leg, telling), status: leg.status },
            dates: dateRangeInWords(leg.firstDate, leg.lastDate, language),
          })),
        };
      }),
      lead: tour.lead === null ? null : (around.organizations.get(tour.lead)?.name ?? null),
      supporters: tour.supporters.flatMap(nameOf),
      calendar: feedAddress({ kind: 'tours', slug: tour.slug }, telling),
    },
    language,
  );
  return document(
    { language, title: `${say.flyer}: ${tour.title}`, body, head: iconLink(telling) },
    assets.stylesheet,
  );
}
