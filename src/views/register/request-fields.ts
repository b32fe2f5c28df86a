import { type CalendarDate, eachDay } from '../../domain/calendar-date.js';
import { type City, cityLabel } from '../../domain/city.js';
import { dayInWords, type Language, weekdayInWords } from '../../domain/date-words.js';
import { offers } from '../../domain/stop-request.js';
import { localDateAt } from '../../domain/time/local-date.js';
import type { Tour } from '../../domain/tour.js';
import type { Fields } from '../form.js';
import { type Html, html } from '../html.js';
import { requestWords } from '../words/request.js';

/** What there is to choose in a request: the tours, and the cities of the name that was typed. */
export type Asking = {
  tours: readonly Tour[];
  /** The tour that was chosen, whose days are shown as boxes. */
  tour: Tour | null;
  cities: readonly City[];
  now: Date;
};

/** More days than these are typed, not ticked. */
const MOST_BOXES = 62;
/** As many days as there is room for before somebody asks for more. */
const USUAL_LINES = 3;

/** Where, when, what is offered, and by whom. */
export function requestFields(fields: Fields, language: Language, asking: Asking): Html {
  const say = requestWords[language];
  const given = offers.map(value => ({ value, label: say[value] }));
  const choices = asking.cities.map(city => ({ value: city.slug, label: cityLabel(city) }));
  return html`${fields.line({ name: 'city', label: say.city, hint: say.cityHint, isRequired: true, maxLength: 200, list: 'places', autocomplete: 'off' })}<datalist id="places"></datalist>
${choices.length > 0 && fields.choices({ name: 'whichCity', kind: 'radio', label: say.whichCity, isRequired: true, choices })}
${dayFields(fields, language, asking)}
${fields.choices({ name: 'offers', kind: 'checkbox', label: say.offers, choices: given })}
${fields.line({ name: 'organization', label: say.organization, maxLength: 300, autocomplete: 'organization' })}
${fields.line({ name: 'contact', label: say.contact, hint: say.contactHint, isRequired: true, maxLength: 300 })}
${fields.lines({ name: 'message', label: say.message, rows: 5, maxLength: 4000 })}`;
}

/** The days of the tour as boxes, else a line for each day, and one more where somebody asks for it. */
function dayFields(fields: Fields, language: Language, { tour, now }: Asking): Html {
  const say = requestWords[language];
  const common = { name: 'days', label: say.days, hint: say.daysHint, isRequired: true };
  const chosen = fields.list('days');
  const ofTour = tour === null ? [] : daysToCome(tour, now);
  if (ofTour.length > 0 && chosen.every(day => day === '' || ofTour.includes(day))) {
    const choices = ofTour.map(day => ({
      value: day,
      label: `${weekdayInWords(day, language)}, ${dayInWords(day, language)}`,
    }));
    return html`<div class="day-boxes">${fields.choices({ ...common, kind: 'checkbox', choices })}</div>`;
  }
  const typed = chosen.filter(day => day !== '');
  const isMore = fields.text('do') === 'days';
  const count = Math.max(USUAL_LINES, isMore ? chosen.length + 1 : typed.length);
  return html`<div class="day-lines">${fields.several({ ...common, type: 'date', count, labelOf: say.day })}
<button class="quiet" type="submit" name="do" value="days">${say.moreDays}</button></div>`;
}

/** The days of a tour that are not over; none where they are not known, or too many to tick. */
function daysToCome({ firstDate, lastDate }: Tour, now: Date): CalendarDate[] {
  if (firstDate === null || lastDate === null) return [];
  const today = localDateAt(now, 'Etc/UTC');
  const from = firstDate < today ? today : firstDate;
  if (from > lastDate) return [];
  const days = eachDay({ firstDate: from, lastDate });
  return days.length > MOST_BOXES ? [] : days;
}
