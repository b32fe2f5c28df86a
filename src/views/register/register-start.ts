import type { CalendarDate } from '../../domain/calendar-date.js';
import { cityLabel } from '../../domain/city.js';
import {
  dateRangeInWords,
  dayInWords,
  type Language,
  weekdayInWords,
} from '../../domain/date-words.js';
import { dayKey, type Stay, type Town } from '../../domain/days-in-town.js';
import { localDateAt } from '../../domain/time/local-date.js';
import type { Tour } from '../../domain/tour.js';
import { form, hidden, type Values } from '../form.js';
import { type Frame, framed } from '../frame.js';
import { type Html, html } from '../html.js';
import { frameWords } from '../words/frame.js';
import { registerWords } from '../words/register.js';

/** Links to what a chapter has already. */
export function registerMenu(language: Language): Html {
  const say = registerWords[language];
  return html`<p class="buttons"><a href="/register/events">${say.yours}</a> <a href="/register/venues">${say.yourVenues}</a></p>\n`;
}

/** The first step: which tour. */
export function toursPage(frame: Frame, tours: readonly Tour[]): string {
  const say = registerWords[frame.language];
  const items = tours.map(
    tour =>
      html`<li><a class="panel" href="/register?tour=${tour.slug}"><strong>${tour.title}</strong>${tour.firstDate !== null && html` <span class="soft">${daysOf(tour, frame.language)}</span>`}</a></li>\n`,
  );
  const main = html`<div class="stack">
<h1>${say.title}</h1>
<p class="prose">${say.intro}</p>
${registerMenu(frame.language)}
<h2>${say.whichTour}</h2>
${tours.length === 0 ? html`<p>${say.noTours}</p>` : html`<ul class="ways">\n${items}</ul>`}
</div>`;
  return framed(frame, { title: say.title, main });
}

function daysOf({ firstDate, lastDate }: Tour, language: Language): string {
  const range = dateRangeInWords(firstDate!, lastDate ?? firstDate!, language);
  return `${range}, ${(lastDate ?? firstDate!).slice(0, 4)}`;
}

/** What the second step shows. `typed`: what was typed already, which is kept. */
export type DaysShown = {
  tour: Pick<Tour, 'slug' | 'title'>;
  towns: readonly Town[];
  /** The names of the speakers by their slugs. */
  names: ReadonlyMap<string, string>;
  typed: Values | null;
  isGone: boolean;
};

/** The second step: on which day, of those on which a speaker is in town. */
export function daysPage(frame: Frame, shown: DaysShown): string {
  const { language } = frame;
  const say = registerWords[language];
  const { tour, towns, typed } = shown;
  const isOver = ({ stop }: Stay) => stop.lastDate < localDateAt(frame.now, stop.city.timeZone);
  const [over, coming] = [true, false].map(past =>
    towns.flatMap(town => {
      const stays = town.stays.filter(stay => isOver(stay) === past);
      return stays.length === 0 ? [] : { ...town, stays };
    }),
  ) as [Town[], Town[]];
  const list = (those: readonly Town[]) => those.map(town => townBox(town, shown, language));
  const chosen = html`${list(coming)}${
    over.length > 0 &&
    html`<details class="panel"${coming.length === 0 && html` open`}><summary>${say.overDays}</summary>
${list(over)}</details>`
  }`;
  const content =
    typed === null
      ? chosen
      : form(frame, { action: '/register', className: '' }, html`${hidden(typed)}${chosen}`);
  const main = html`<div class="stack">
<h1>${say.title}</h1>
<p>${tour.title} · <a href="/register">${say.otherTour}</a></p>
${shown.isGone && html`<p class="notice mind" role="status">${say.dayGone}</p>`}
<h2>${say.whichDay}</h2>
<p class="soft">${say.whichDayHint}</p>
${towns.length === 0 ? html`<p>${say.noDays} <a href="/request?tour=${tour.slug}">${frameWords[language].request}</a></p>` : content}
</div>`;
  return framed(frame, { title: say.title, main });
}

function townBox({ city, stays }: Town, shown: DaysShown, language: Language): Html {
  const lists = stays.map(
    ({ stop, days }) => html`<p class="soft">${shown.names.get(stop.speaker) ?? stop.speaker}</p>
<ul class="days">
${days.map(day => html`<li>${dayLink(shown, { key: dayKey(stop, day), day, city: cityLabel(city) }, language)}</li>\n`)}</ul>\n`,
  );
  return html`<section class="town"><h3>${cityLabel(city)}</h3>\n${lists}</section>\n`;
}

function dayLink(
  { tour, typed }: DaysShown,
  { key, day, city }: { key: string; day: CalendarDate; city: string },
  language: Language,
): Html {
  const label = html`<span class="aside-voice">${city}, </span><span class="soft">${weekdayInWords(day, language)}</span> ${dayInWords(day, language)}`;
  if (typed !== null)
    return html`<button class="quiet" type="submit" name="stop" value="${key}">${label}</button>`;
  const query = new URLSearchParams({ tour: tour.slug, stop: key });
  return html`<a class="button quiet" href="/register?${query.toString()}">${label}</a>`;
}
