import type { Venue } from '../../domain/venue.js';
import { Fields, type FormState, form, hidden } from '../form.js';
import { type Frame, framed } from '../frame.js';
import { html } from '../html.js';
import { registerWords } from '../words/register.js';
import { revealInWords, venueFields } from './venue-fields.js';

/** A venue with the label of its city. */
export type Placed = Venue & { cityLabel: string };

/** The venues of a chapter. */
export function venuesPage(frame: Frame, venues: readonly Placed[]): string {
  const { language } = frame;
  const say = registerWords[language];
  const items = venues.map(
    venue => html`<li><a href="/register/venues/${venue.id}">${venue.name}</a> <span class="soft">${venue.cityLabel}</span>
<span class="when">${venue.street ?? say.streetUnknown} · ${say.reveal} ${revealInWords(venue, language)}</span></li>\n`,
  );
  const main = html`<div class="stack">
<h1>${say.venuesTitle}</h1>
<p class="prose">${say.venuesIntro}</p>
${venues.length === 0 ? html`<p>${say.noVenues} <a href="/register">${say.title}</a></p>` : html`<ul class="evenings">\n${items}</ul>`}
</div>`;
  return framed(frame, { title: say.venuesTitle, main });
}

/** What came of the form of a venue. */
export type VenueShown = { version: string; state: FormState; said: 'saved' | 'stale' | null };

/** One venue: what is on file of it, and who may see its street. */
export function venuePage(frame: Frame, venue: Placed, shown: VenueShown): string {
  const { language } = frame;
  const say = registerWords[language];
  const fields = new Fields(frame, shown.state);
  const { said, version } = shown;
  const main = html`<div class="stack">
<p class="crumbs"><a href="/register/venues">${say.venuesTitle}</a></p>
<h1>${venue.name}</h1>
<p class="soft">${venue.cityLabel}</p>
${said !== null && html`<p class="notice ${said === 'saved' ? 'done' : 'mind'}" role="status">${said === 'saved' ? say.saved : say.changedMeanwhile}</p>`}
${form(frame, { action: `/register/venues/${venue.id}` }, html`${fields.problems()}${hidden({ version })}${venueFields(fields, language)}<button type="submit">${say.save}</button>`)}
</div>`;
  return framed(frame, { title: venue.name, main });
}
