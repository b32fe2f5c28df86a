import type { Conflict } from '../../domain/conflicts/conflict.js';
import { dayInWords, type Language, weekdayInWords } from '../../domain/date-words.js';
import type { Offer } from '../../domain/free-hours.js';
import { clashList } from '../clash-list.js';
import { type Html, html } from '../html.js';
import type { NameOf } from '../words/conflicts/telling.js';
import { registerWords } from '../words/register.js';

/** What stands in the way of an event, and which hours are free. */
export type Clashing = { conflicts: readonly Conflict[]; offers: readonly Offer[] };

/** Whether somebody is asked before they send it all the same. */
export function isGrave({ severity }: Pick<Conflict, 'severity'>): boolean {
  return severity !== 'info';
}

/**
 * The panel of a form: what is in the way, and free hours as buttons that put them into it. Of what
 * it shows it tells the form, so that nobody is asked about it twice.
 */
export function clashPanel(
  language: Language,
  { conflicts, offers }: Clashing,
  { nameOf, isAsked }: { nameOf: NameOf; isAsked: boolean },
): Html {
  const say = registerWords[language];
  const [grave, mild] = [true, false].map(is => conflicts.filter(each => isGrave(each) === is));
  const seen = grave!.map(
    ({ fingerprint }) => html`<input type="hidden" name="seen" value="${fingerprint}"/>\n`,
  );
  const inTheWay = html`<h3>${say.clashTitle}</h3>
<p>${say.clashIntro}</p>
${clashList(grave!, language, nameOf)}`;
  const nothing = html`<p class="notice done">${say.nothingInTheWay}</p>\n`;
  const toKnow = html`<h3>${say.toKnow}</h3>\n${clashList(mild!, language, nameOf)}`;
  return html`${seen}${grave!.length > 0 ? inTheWay : isAsked && nothing}${mild!.length > 0 && toKnow}${offerButtons(offers, language)}`;
}

/** Free hours, each a button. */
export function offerButtons(offers: readonly Offer[], language: Language): Html | null {
  if (offers.length === 0) return null;
  const say = registerWords[language];
  const buttons = offers.map(
    offer =>
      html`<li><button class="quiet" type="submit" name="hour" value="${offer.localStart}/${offer.localEnd}">${offerInWords(offer, language)}</button></li>\n`,
  );
  return html`<h3>${say.freeTitle}</h3>
<p class="soft">${say.freeHint}</p>
<ul class="offers">
${buttons}</ul>\n`;
}

/** Hours that are free: `Monday, February 8, 19:00–21:00`. */
export function offerInWords({ localStart, localEnd }: Offer, language: Language): string {
  const day = localStart.slice(0, 10);
  const hours = `${localStart.slice(11)}–${localEnd.slice(11)}`;
  return `${weekdayInWords(day, language)}, ${dayInWords(day, language)}, ${hours}`;
}
