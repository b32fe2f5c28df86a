import type { Conflict } from '../../domain/conflicts/conflict.js';
import type { Language } from '../../domain/date-words.js';
import { eventKinds, partsOfDay } from '../../domain/event.js';
import { languageName } from '../../domain/language-names.js';
import { folds } from '../../domain/time/wall-time.js';
import type { Venue } from '../../domain/venue.js';
import type { Choice, Fields } from '../form.js';
import { type Html, html } from '../html.js';
import { registerWords } from '../words/register.js';

/** Languages that are chosen by a box; others are typed. */
const boxed = ['en', 'es', 'fr'];

/** A venue to choose, with its city where that is another one than expected. */
export type VenueChoice = Pick<Venue, 'id' | 'name' | 'street'> & {
  isOwn: boolean;
  elsewhere: string | null;
};

/** From when to when, or a part of the day while the hour is open. */
export function hourFields(
  fields: Fields,
  { language, place, conflicts }: { language: Language; place: string | null } & Clashing,
): Html {
  const say = registerWords[language];
  const hint = place === null ? undefined : say.localClock(place);
  const parts = partsOfDay.map(value => ({ value, label: say[value] }));
  return html`<div class="row">
${fields.line({ name: 'localStart', type: 'time', label: say.from, ...(hint && { hint }) })}
${fields.line({ name: 'localEnd', type: 'time', label: say.to, hint: say.toHint })}
</div>
${foldFields(fields, language, conflicts)}
${fields.select({ name: 'partOfDay', label: say.open, choices: parts, none: say.openNone })}`;
}

type Clashing = { conflicts: readonly Conflict[] };

/** Asks which of two times is meant, where clocks show one twice, or where it was chosen before. */
function foldFields(fields: Fields, language: Language, conflicts: readonly Conflict[]): Html[] {
  const say = registerWords[language];
  const twice = conflicts.some(({ rule }) => rule === 'ambiguous-local-time');
  const choices = folds.map(value => ({ value, label: say[value] }));
  return (['startFold', 'endFold'] as const).flatMap(name => {
    if (!twice && fields.text(name) === '') return [];
    return fields.choices({ name, kind: 'radio', label: say[name], choices });
  });
}

/** What it is about, in which languages, and for how many. */
export function whatFields(
  fields: Fields,
  language: Language,
  speaks: readonly { name: string; languages: readonly string[] }[],
): Html {
  const say = registerWords[language];
  const hints = speaks
    .filter(({ languages }) => languages.length > 0)
    .map(({ name, languages }) =>
      say.languagesHint(name, languages.map(tag => languageName(tag, language)).join(', ')),
    );
  const kinds = eventKinds.map(value => ({ value, label: say[value] }));
  const spoken = boxed.map(value => ({ value, label: languageName(value, language) }));
  return html`${fields.line({ name: 'title', label: say.titleLabel, isRequired: true, maxLength: 300 })}
${fields.lines({ name: 'description', label: say.description })}
<div class="row">
${fields.select({ name: 'kind', label: say.kind, isRequired: true, choices: kinds })}
${fields.line({ name: 'expectedAttendance', type: 'number', label: say.expected, min: 0, inputMode: 'numeric' })}
</div>
${fields.choices({ name: 'languages', kind: 'checkbox', label: say.languages, choices: spoken, ...(hints.length > 0 && { hint: hints.join(' ') }) })}
${fields.line({ name: 'otherLanguages', label: say.otherLanguages, hint: say.otherLanguagesHint, pointer: '/languages' })}
${fields.check({ name: 'private', label: say.isPrivate })}`;
}

/** Where it is: the venues that its host may know of; `canAdd`: or a new one. */
export function venueChoices(
  fields: Fields,
  language: Language,
  { venues, canAdd }: { venues: readonly VenueChoice[]; canAdd: boolean },
): Html {
  const say = registerWords[language];
  const choices: Choice[] = [
    ...venues.map(({ id, name, street, isOwn, elsewhere }) => {
      const facts = [isOwn ? say.yourVenue : null, street, elsewhere].filter(each => each !== null);
      return { value: id, label: name, ...(facts.length > 0 && { hint: facts.join(', ') }) };
    }),
    { value: 'none', label: say.noVenue },
    ...(canAdd ? [{ value: 'new', label: say.newVenue }] : []),
  ];
  return html`<div class="venue-choices" data-find="${say.findVenue}">
${fields.choices({ name: 'venue', kind: 'radio', label: say.venue, isRequired: true, choices })}
</div>`;
}

/** Which room of it, and whether it is agreed. */
export function roomFields(fields: Fields, language: Language): Html {
  const say = registerWords[language];
  return html`${fields.line({ name: 'room', label: say.room, hint: say.roomHint, maxLength: 100 })}
${fields.check({ name: 'venueConfirmed', label: say.venueConfirmed })}`;
}
