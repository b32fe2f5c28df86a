import { type City, cityLabel } from '../../domain/city.js';
import type { Language } from '../../domain/date-words.js';
import { reveals, type Venue } from '../../domain/venue.js';
import type { Fields } from '../form.js';
import { type Html, html } from '../html.js';
import { registerWords } from '../words/register.js';

const revealWords = {
  public: ['revealPublic', 'revealPublicHint'],
  confirmed: ['revealConfirmed', 'revealConfirmedHint'],
  city: ['revealCity', 'revealCityHint'],
} as const;

/** What is on file of a venue. */
export function venueFields(fields: Fields, language: Language): Html {
  const say = registerWords[language];
  return html`${fields.line({ name: 'name', label: say.name, isRequired: true, maxLength: 300 })}
${fields.line({ name: 'street', label: say.street, maxLength: 300, autocomplete: 'off' })}
${revealField(fields, language)}
<div class="row">
${fields.line({ name: 'capacity', type: 'number', label: say.capacity, min: 1, inputMode: 'numeric' })}
${fields.lines({ name: 'rooms', label: say.rooms, hint: say.roomsHint, rows: 2 })}
</div>
${fields.lines({ name: 'accessibility', label: say.accessibility, hint: say.accessibilityHint, rows: 3, maxLength: 2000 })}
${fields.lines({ name: 'contact', label: say.contact, hint: say.contactHint, rows: 2, maxLength: 2000 })}`;
}

function revealField(fields: Fields, language: Language): Html {
  const say = registerWords[language];
  const choices = reveals.map(value => {
    const [label, hint] = revealWords[value];
    return { value, label: say[label], hint: say[hint] };
  });
  return fields.choices({
    ...{ name: 'reveal', kind: 'radio', label: say.reveal, isRequired: true, choices },
  });
}

/** The words of who may see the street. */
export function revealInWords({ reveal }: Pick<Venue, 'reveal'>, language: Language): string {
  return registerWords[language][revealWords[reveal][0]];
}

/** A city that is typed; with several of its name, those to choose among. */
export function cityField(fields: Fields, language: Language, candidates: readonly City[]): Html {
  const say = registerWords[language];
  const field = fields.line({
    ...{ name: 'city', label: say.city, hint: say.cityHint, isRequired: true, maxLength: 200 },
    ...{ list: 'places', autocomplete: 'off' },
  });
  const choices = candidates.map(city => ({ value: city.slug, label: cityLabel(city) }));
  return html`${field}<datalist id="places"></datalist>
${choices.length > 0 && fields.choices({ name: 'whichCity', kind: 'radio', label: say.whichCity, isRequired: true, choices })}`;
}
