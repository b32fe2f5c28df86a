import type { City } from '../../domain/city.js';
import { cityLabel } from '../../domain/city.js';
import { dayInWords, weekdayInWords } from '../../domain/date-words.js';
import type { Stop } from '../../domain/days-in-town.js';
import type { Organization } from '../../domain/organization.js';
import type { Speaker } from '../../domain/speaker.js';
import type { Tour } from '../../domain/tour.js';
import type { Venue } from '../../domain/venue.js';
import { Fields, type FormState, form, hidden } from '../form.js';
import { type Frame, framed } from '../frame.js';
import { type Html, html } from '../html.js';
import type { NameOf } from '../words/conflicts/telling.js';
import { registerWords } from '../words/register.js';
import { type Clashing, clashPanel, isGrave } from './clash-panel.js';
import {
  hourFields,
  roomFields,
  type VenueChoice,
  venueChoices,
  whatFields,
} from './event-fields.js';
import { cityField, venueFields } from './venue-fields.js';

/** What the form of an evening is about, and what there is to choose. */
export type Evening = {
  tour: Pick<Tour, 'slug' | 'title'>;
  stop: Stop;
  day: string;
  /** The speakers who are in town on that day, that of the stop first. */
  speakers: readonly Pick<Speaker, 'slug' | 'name' | 'languages'>[];
  venues: readonly VenueChoice[];
  /** Who may host it, for coordinators; a chapter hosts what it registers. */
  hosts: readonly Organization[] | null;
};

/** What came of sending the form. */
export type Asked = {
  once: string;
  state: FormState;
  /** What stands in the way, and what is free. */
  clashing: Clashing;
  /** Whether hours were looked at: then nothing in the way is news. */
  isAsked: boolean;
  nameOf: NameOf;
  /** Cities of the name that was typed. */
  cities: readonly City[];
  /** Venues on file that are like the one that is to be added. */
  alike: readonly Venue[];
  said: 'venue-added' | 'sent-before' | null;
};

/** The form of an evening: where, when and what; with what stands in its way. */
export function registerPage(frame: Frame, evening: Evening, asked: Asked): string {
  const say = registerWords[frame.language];
  const { tour, stop, day, speakers } = evening;
  const fields = new Fields(frame, asked.state);
  const names = speakers[0]?.name ?? stop.speaker;
  const isWarned = asked.clashing.conflicts.some(isGrave);
  const content = html`${fields.problems()}${hidden({ tour: tour.slug, stop: `${stop.id}/${day}` })}
${whoFields(fields, evening, frame)}
<section class="stack"><h2>${say.when}</h2>
${hourFields(fields, { language: frame.language, place: cityLabel(stop.city), conflicts: asked.clashing.conflicts })}
<div id="clashes" class="stack" aria-live="polite" data-checking="${say.checking}">${clashPanel(frame.language, asked.clashing, asked)}</div>
</section>
${whereFields(fields, evening, asked, frame)}
<section class="stack"><h2>${say.what}</h2>
${whatFields(fields, frame.language, speakers)}
</section>
<div class="buttons"><button type="submit" name="do" value="send" data-usual="${say.send}" data-anyway="${say.sendAnyway}">${isWarned ? say.sendAnyway : say.send}</button></div>
<p class="soft">${say.sendHint}</p>`;
  // Enter in a field presses the first button of its form.
  const usual = html`<button class="aside-voice" type="submit" name="do" value="send" tabindex="-1" aria-hidden="true">${say.send}</button>`;
  const heading = html`<p class="place">${say.at(cityLabel(stop.city), `${weekdayInWords(day, frame.language)}, ${dayInWords(day, frame.language)}`)} ${say.with(names)}</p>`;
  const main = html`<div class="stack">
<h1>${say.title}</h1>
<p>${tour.title} · <a href="/register">${say.otherTour}</a></p>
${asked.said !== null && html`<p class="notice ${asked.said === 'venue-added' ? 'done' : 'mind'}" role="status">${asked.said === 'venue-added' ? say.venueAdded : say.sentBefore}</p>`}
${form(frame, { action: '/register', once: asked.once, className: 'form stack register' }, html`${usual}<div class="panel row chosen">${heading}<div><button class="quiet" type="submit" name="do" value="stop" formnovalidate>${say.otherDay}</button></div></div>${content}`)}
</div>`;
  return framed(frame, { title: say.title, main, scripts: ['places', 'register'] });
}

/** Who speaks, where several are in town; who hosts, where somebody may say. */
function whoFields(fields: Fields, { speakers, hosts }: Evening, { language }: Frame): Html {
  const say = registerWords[language];
  const people = speakers.map(({ slug, name }) => ({ value: slug, label: name }));
  const who =
    people.length > 1
      ? fields.choices({
          ...{ name: 'speakers', kind: 'checkbox', label: say.alsoWith, isRequired: true },
          ...{ hint: say.alsoWithHint, choices: people },
        })
      : hidden({ speakers: people.map(({ value }) => value) });
  const organizations = hosts?.map(({ slug, name }) => ({ value: slug, label: name }));
  return html`${who}${organizations && fields.select({ name: 'host', label: say.host, choices: organizations, none: say.noHost })}`;
}

function whereFields(
  fields: Fields,
  { venues }: Evening,
  { cities, alike }: Asked,
  { language }: Frame,
): Html {
  const say = registerWords[language];
  const isNew = fields.text('venue') === 'new';
  return html`<section class="stack"><h2>${say.where}</h2>
${alike.length > 0 && likeChoices(fields, alike, language)}${alike.length === 0 && venueChoices(fields, language, { venues, canAdd: true })}
<details class="panel new-venue"${isNew && html` open`}><summary>${say.newVenueTitle}</summary>
<div class="stack">
${venueFields(fields, language)}
${cityField(fields, language, cities)}
</div></details>
${roomFields(fields, language)}
</section>`;
}

/** Whether one of those on file is meant, which have a name like the new one. */
export function likeChoices(
  fields: Fields,
  alike: readonly Venue[],
  language: Frame['language'],
): Html {
  const say = registerWords[language];
  const choices = [
    ...alike.map(({ id, name, street }) => ({
      ...{ value: id, label: name },
      ...(street !== null && { hint: street }),
    })),
    { value: 'force', label: say.likeNone },
  ];
  return html`<div class="notice mind"><p>${say.likeText}</p>
${fields.choices({ name: 'venue', kind: 'radio', label: say.like, isRequired: true, choices })}</div>`;
}
