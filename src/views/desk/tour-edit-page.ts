import { type Tour, tourStatuses } from '../../domain/tour.js';
import { type Choice, Fields, type FormState, form, hidden } from '../form.js';
import { type Frame, framed } from '../frame.js';
import { html } from '../html.js';
import { tourEditWords } from '../words/tour-edit.js';
import { boardMenu } from './board-menu.js';

/** A tour with what was typed, and who could lead it. */
export type TourEditing = {
  tour: Tour;
  state: FormState;
  version: string;
  organizations: readonly Choice[];
  said: 'saved' | 'stale' | null;
};

/** The page where what is on file of a tour is changed, and where it is published. */
export function tourEditPage(
  frame: Frame,
  { tour, state, version, organizations, said }: TourEditing,
): string {
  const say = tourEditWords[frame.language];
  const fields = new Fields(frame, state);
  const statuses = tourStatuses.map(each => ({ value: each, label: say.statusOf(each) }));
  const content = html`${hidden({ version })}${fields.problems()}${fields.line({
    ...{ name: 'title', label: say.title, isRequired: true, maxLength: 300 },
  })}${fields.choices({ name: 'status', kind: 'radio', label: say.status, isRequired: true, choices: statuses })}${fields.lines(
    { name: 'summary', label: say.summary, rows: 6 },
  )}${fields.lines({ name: 'contact', label: say.contact, hint: say.contactHint, rows: 3 })}${fields.lines(
    { name: 'links', label: say.links, hint: say.linksHint, rows: 5 },
  )}${fields.lines({ name: 'datesToAvoid', label: say.datesToAvoid, hint: say.datesHint, rows: 3 })}${fields.select(
    { name: 'lead', label: say.lead, choices: organizations, none: say.none },
  )}${fields.line({ name: 'senders', label: say.senders, hint: say.slugsHint })}${fields.lines({
    ...{ name: 'supporters', label: say.supporters, hint: say.slugsHint, rows: 3 },
  })}<button type="submit">${say.save}</button>`;
  const main = html`<div class="stack desk">
<h1>${tour.title}</h1>
${boardMenu(frame, tour, 'tour')}
<h2>${say.heading}</h2>
${said !== null && html`<p class="notice ${said === 'saved' ? 'done' : 'mind'}" role="status">${say[said]}</p>\n`}${form(frame, { action: `/board/${tour.slug}/edit` }, content)}<p><a href="/board/import/directory?tour=${tour.slug}">${say.directory}</a></p>
<p><a href="/settings/tours/${tour.slug}">${say.rules}</a></p>
</div>`;
  return framed(frame, { title: `${say.heading}: ${tour.title}`, main });
}
