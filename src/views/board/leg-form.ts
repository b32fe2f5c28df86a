import { type City, cityLabel } from '../../domain/city.js';
import { type Leg, legKinds } from '../../domain/leg.js';
import { visibilities } from '../../domain/visibility.js';
import { Fields, type FormState, form, hidden } from '../form.js';
import type { Frame } from '../frame.js';
import { type Html, html } from '../html.js';
import { cityField } from '../register/venue-fields.js';
import { boardKinds } from '../words/board.js';
import { eventBoardWords } from '../words/board-event.js';
import { legBoardWords } from '../words/board-leg.js';
import type { LegShown } from './leg-page.js';

/** What was typed into the forms of a leg; `cities` are those to choose among of the name that was. */
export type LegAsked = { state: FormState; once: string; cities?: readonly City[] };

/** The form of a leg, which leads to what would come of it. */
export function legForm(
  frame: Frame,
  { leg, etag, interpreters, coasts }: LegShown,
  { state, once, cities = [] }: LegAsked,
): Html {
  const { language } = frame;
  const say = legBoardWords[language];
  const kinds = boardKinds[language];
  const now = { ...legValues(leg), ...state.values };
  const fields = new Fields(frame, { ...state, values: now });
  const needed = { isRequired: true };
  const { none } = eventBoardWords[language];
  return html`<section class="panel"><h2>${say.edit}</h2>
${form(
  frame,
  { action: `/board/legs/${leg.id}/edit`, once },
  html`${hidden({ etag })}${cityField(fields, language, cities)}
<div class="row">${fields.line({ name: 'firstDate', label: say.firstDate, type: 'date', ...needed })}${fields.line({ name: 'lastDate', label: say.lastDate, type: 'date', ...needed })}</div>
<div class="row">${fields.select({ name: 'kind', label: say.kind, choices: legKinds.map(value => ({ value, label: kinds[value] })), ...needed })}${fields.select({ name: 'visibility', label: say.visibility, choices: visibilities.map(value => ({ value, label: say[value] })), ...needed })}</div>
<div class="row">${fields.select({ name: 'coast', label: say.coast, none, choices: coasts })}${fields.select({ name: 'interpreter', label: say.interpreter, none, choices: interpreters })}</div>
<button type="submit" name="step" value="check">${eventBoardWords[language].tryIt}</button>`,
)}</section>\n`;
}

/** The fields of the form of a leg. */
export const legFormFields = [
  ...(['city', 'firstDate', 'lastDate', 'kind', 'visibility', 'coast', 'interpreter'] as const),
] as const;

/** A leg as it stands in its form. */
export function legValues(leg: Leg): Record<(typeof legFormFields)[number], string> {
  const { city, firstDate, lastDate, kind, visibility, coast, interpreter } = leg;
  return {
    ...{ firstDate, lastDate, kind, visibility, city: city === null ? '' : cityLabel(city) },
    ...{ coast: coast ?? '', interpreter: interpreter ?? '' },
  };
}
