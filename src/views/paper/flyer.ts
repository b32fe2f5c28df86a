import type { Language } from '../../domain/date-words.js';
import { inShort } from '../../domain/in-short.js';
import type { LegStatus } from '../../domain/leg.js';
import { type Html, html } from '../html.js';
import { linkedText } from '../linked-text.js';
import { pictures } from '../words/pictures.js';
import { type FlyerSize, type FlyerTexts, flyerSizeOf, LONG_LIST } from './flyer-fit.js';
import { onPaper, toFit } from './print-fit.js';
import { qrCode } from './qr-code.js';

/** A stop on a flyer: its city and its days, both in words. */
export type FlyerStop = { place: string; dates: string; status: LegStatus };

/** Who travels, what they do, and where they go, in order. */
export type FlyerItinerary = { name: string; role: string | null; stops: readonly FlyerStop[] };

/** All that a tour's flyer tells. Organisations are named as people know them. */
export type Flyer = {
  title: string;
  /** The days of the whole tour with their year, in words. */
  dates: string | null;
  summary: string | null;
  itineraries: readonly FlyerItinerary[];
  contact: string | null;
  lead: string | null;
  supporters: readonly string[];
  /** The full address of the tour's calendar. */
  calendar: string;
};

/** How much of what may be long a flyer has, in letters. */
const LONGEST_SUMMARY = 420;
const LONGEST_SUPPORTERS = 360;

/** So many itineraries and stops of each are tried, until all of it is on a sheet. */
const trimmings = [
  ...([[60, 60] as const, [30, 25] as const, [20, 14] as const] as const),
  ...([[12, 8] as const, [12, 4] as const, [8, 2] as const] as const),
];

/**
 * A tour on one sheet of A4 or Letter, which shows its calendar to a phone's camera, as the main
 * part of a page. Letters are as large as all of it allows; of what even the smallest have no room
 * for, it says how much there is.
 */
export function flyer(tour: Flyer, language: Language): Html {
  const say = pictures[language];
  const summary = tour.summary && inShort(tour.summary, LONGEST_SUMMARY, language);
  const supporters = inOneLine(tour.supporters, language);
  const { itineraries, size } = fitted({ ...tour, summary }, supporters, language);
  const isOne = itineraries.length === 1;
  return html`<main class="flyer ${size}">
<p class="hint on-screen">${say.printHint}</p>
<header>
<h1>${tour.title}</h1>
${tour.dates && html`<p class="dates">${tour.dates}</p>`}
</header>
${summary && html`<p class="summary">${summary}</p>`}
<div class="itineraries ${isOne ? 'one' : 'several'}">
${itineraries.map(each => itineraryPart(each, isOne, language))}</div>
${cutOff(tour, itineraries) > 0 && html`<p>${say.more(cutOff(tour, itineraries))}</p>`}
<section class="follow">
${qrCode(tour.calendar, say.calendarCode(tour.title))}
<div>
<h2>${say.follow}</h2>
<p>${say.howToFollow}</p>
<p class="address">${tour.calendar}</p>
</div>
</section>
<dl>
${tour.contact && row(say.contact, toFit(tour.contact, linkedText(tour.contact), '…'))}${tour.lead && row(say.lead, tour.lead)}${supporters && row(say.supporters, supporters)}</dl>
</main>
`;
}

function itineraryPart(
  { name, role, stops, left }: Shown,
  isOne: boolean,
  language: Language,
): Html {
  const { more, stopStatus } = pictures[language];
  const items = stops.map(({ place, dates, status }) => {
    const told = html`<strong>${place}</strong> <span>${dates}</span>`;
    if (status === 'confirmed') return html`<li>${told}</li>\n`;
    const tag = html`<span class="tag">${stopStatus[status]}</span>`;
    return html`<li>${status === 'cancelled' ? html`<del>${told}</del>` : told} ${tag}</li>\n`;
  });
  const long = isOne && stops.length > LONG_LIST;
  return html`<section>
<h2>${name}</h2>
${role && html`<p class="role">${role}</p>`}
<ul class="${long ? 'long' : 'short'}">
${items}${left > 0 && html`<li>${more(left)}</li>`}</ul>
</section>
`;
}

function row(name: string, told: Html | string): Html {
  return html`<div><dt>${name}</dt><dd>${told}</dd></div>\n`;
}

/** Names in a line, as many as have room, and how many more there are. */
function inOneLine(names: readonly string[], language: Language): string {
  const shown = names.filter(
    (_, index) => names.slice(0, index + 1).join(', ').length <= LONGEST_SUPPORTERS,
  );
  const left = names.length - shown.length;
  return [...shown, ...(left > 0 ? [pictures[language].more(left)] : [])].join(', ');
}

/** An itinerary as a flyer shows it, and how many of its stops it leaves out. */
type Shown = FlyerItinerary & { left: number };

/** As many itineraries and stops as fit on a sheet, and the size of letters at which they do. */
function fitted(
  tour: Flyer,
  supporters: string,
  language: Language,
): { itineraries: Shown[]; size: FlyerSize } {
  const tries = trimmings.map(([most, stopsEach]) => {
    const itineraries = tour.itineraries.slice(0, most).map(each => {
      const stops = each.stops.slice(0, stopsEach);
      return { ...each, stops, left: each.stops.length - stops.length };
    });
    return {
      itineraries,
      size: flyerSizeOf(textsOf({ ...tour, itineraries }, supporters, language)),
    };
  });
  const { itineraries, size } = tries.find(each => each.size !== null) ?? tries.at(-1)!;
  return { itineraries, size: size ?? 'smallest' };
}

function cutOff({ itineraries }: Flyer, shown: readonly Shown[]): number {
  return itineraries.slice(shown.length).reduce((sum, { stops }) => sum + stops.length, 0);
}

/** All texts of a flyer, to see how much room they need. */
function textsOf(tour: Flyer, supporters: string, language: Language): FlyerTexts {
  const say = pictures[language];
  const told = ({ place, dates, status }: FlyerStop) =>
    [place, dates, status === 'confirmed' ? '' : ` ${say.stopStatus[status]} `].join(' ');
  return {
    title: tour.title,
    paragraphs: [
      ...[tour.dates ?? '', tour.summary ?? '', tour.lead ?? '', say.supporters + supporters],
      tour.contact ? say.contact + onPaper(tour.contact, '…') : '',
    ],
    beside: [say.howToFollow, tour.calendar],
    itineraries: tour.itineraries.map(({ name, role, stops }) => ({
      ...{ head: [name, role ?? ''], stops: stops.map(told) },
    })),
  };
}
