import { countryName } from '../../domain/countries.js';
import { dateInWords, dayInWords, type Language, weekdayInWords } from '../../domain/date-words.js';
import type { SheetDay } from '../../domain/day-sheets/day-sheet.js';
import { regionName } from '../../domain/gazetteer/regions.js';
import type { LegContent } from '../../domain/publication.js';
import { type Html, html } from '../html.js';
import { document } from '../page.js';
import { sheetWords } from '../words/day-sheet.js';
import { detailBlock, entryBlock, missingBlocks, type Telling } from './day-sheet-entries.js';
import { fitOf, listItems } from './print-fit.js';

/** What the pages of a person's days are made of. */
export type DaySheetPage = {
  name: string;
  tours: readonly string[];
  days: readonly SheetDay[];
  /** The day that alone is asked for, or null for all. */
  day: string | null;
  language: Language;
  /** When the page is made: a day, and the clock of UTC. */
  at: Date;
  /** The address of the style sheet. The page itself does not name its own: people send it on. */
  stylesheet: string;
};

/** Lines on paper above the first entry. */
const HEAD_LINES = 7;

/** The days of somebody on the road as one page, a day a sheet of paper. */
export function daySheetPage(page: DaySheetPage): string {
  const { name, tours, days, language, at } = page;
  const say = sheetWords[language];
  const shown = days.filter(({ date }) => page.day === null || date === page.day);
  const moment = `${dateInWords(at.toISOString().slice(0, 10), language)}, ${at.toISOString().slice(11, 16)} UTC`;
  const body = html`<header class="top">
<h1>${name}</h1>
<p class="tours">${tours.join(' · ')}</p>
${links(page)}
</header>
<main>
${shown.length === 0 && html`<p class="nothing">${say.nothing}</p>`}
${shown.map(day => dayPart(day, days.indexOf(day) + 1, page))}
</main>
<footer class="bottom">
<p>${say.howFresh(moment)} ${say.secret}</p>
</footer>`;
  return document(
    { language, title: `${name} – ${say.title}`, body, className: 'sheets' },
    page.stylesheet,
  );
}

/** The way to each day, to all of them, and to the other language. */
function links({ days, day, language }: DaySheetPage): Html {
  const say = sheetWords[language];
  const other = language === 'en' ? 'es' : 'en';
  const asked = day === null ? '' : `&day=${day}`;
  const items = days.map(({ date }) => {
    const target = day === null ? `#d${date}` : `?lang=${language}&day=${date}`;
    const current = date === day ? 'page' : 'false';
    const short = `${weekdayInWords(date, language).slice(0, 3)} ${dayInWords(date, language)}`;
    return html`<li><a href="${target}" aria-current="${current}">${short}</a></li>\n`;
  });
  return html`<nav aria-label="${say.days}">
<ul>
${day !== null && html`<li><a href="?lang=${language}">${say.allDays}</a></li>`}
${items}<li><a class="language" href="?lang=${other}${asked}" hreflang="${other}" lang="${other}">${say.otherLanguage}</a></li>
</ul>
</nav>`;
}

function dayPart(day: SheetDay, number: number, page: DaySheetPage): Html {
  const { date, legs, beds, contacts } = day;
  const { language } = page;
  const say = sheetWords[language];
  const place = legs.at(-1)?.place;
  const telling: Telling = {
    ...{ language, date, name: page.name, timeZone: place?.timeZone ?? null },
    town: [place?.city, place?.city && place.region].filter(Boolean).join(', '),
  };
  const entries = day.entries.map(entry => entryBlock(entry, telling));
  const lists = [
    missingBlocks(day.missing, language),
    beds.map(each => detailBlock(each, telling)),
    entries,
    contacts.map(each => detailBlock(each, telling)),
  ];
  const { size, shown } = fitOf(lists, HEAD_LINES);
  const [missing, bed, entry, contact] = lists.map((list, index) =>
    list.length === 0 ? null : listItems(list, shown[index]!, say.more),
  );
  const weekday = weekdayInWords(date, language);
  return html`<section class="day ${size}" id="d${date}" aria-labelledby="h${date}">
<header>
<p class="count">${say.day(number, page.days.length)}<span class="on-paper"> · ${page.name}</span></p>
<h2 id="h${date}">${weekday}, ${dateInWords(date, language)}</h2>
<p class="where">${legs.length === 0 ? citiesOf(day) : legs.map((leg, index) => [index > 0 && ' → ', legPart(leg, language)])}</p>
</header>
${missing && html`<ul class="missing" aria-label="${say.missingHead}">\n${missing}</ul>`}
${day.rest && html`<p class="rest">${say.rest[day.rest]}</p>`}
${entry && html`<ol class="entries">\n${entry}</ol>`}
${bed && html`<section class="more-of-day bed"><h3>${say.bed}</h3><ul>\n${bed}</ul></section>`}
${contact && html`<section class="more-of-day"><h3>${say.contacts}</h3><ul>\n${contact}</ul></section>`}
</section>
`;
}

/** Where somebody without legs is: in the cities of what is on. */
function citiesOf({ entries }: SheetDay): string {
  const places = entries.flatMap(each =>
    each.kind === 'engagement' && !each.isOff ? each.content.place : [],
  );
  const names = places.map(({ city, region }) => [city, city && region].filter(Boolean).join(', '));
  return [...new Set(names.filter(name => name !== ''))].join(' → ');
}

function legPart({ place, legKind, postponed }: LegContent, language: Language): Html {
  const { city, region, country } = place;
  const say = sheetWords[language];
  const where = city === null ? [region && regionName(country, region)] : [city, region];
  const name = where.filter(part => part !== null).join(', ') || countryName(country, language);
  const tags = [legKind === 'stop' ? null : say.legKind[legKind], postponed && say.postponed];
  return html`${name}${tags.filter(Boolean).map(tag => html` <span class="tag">${tag}</span>`)}`;
}

/** The page of a link that opens nothing: it never did, or it was revoked. */
export function noDaySheetPage(
  why: 'unknown' | 'revoked',
  language: Language,
  stylesheet: string,
): string {
  const say = sheetWords[language];
  const [title, text] =
    why === 'revoked' ? [say.gone, say.goneText] : [say.unknown, say.unknownText];
  const body = html`<main>
<h1>${title}</h1>
<p>${text}</p>
</main>`;
  return document({ language, title, body, className: 'sheets' }, stylesheet);
}
