import { arrangementWords, modeWords } from '../domain/arrangement-words.js';
import type { ArrangedDetails } from '../domain/crew-arrangement.js';
import type { Language } from '../domain/date-words.js';
import type { EventContent } from '../domain/publication.js';
import type { VEvent } from './vevent.js';

const words = {
  en: {
    ...{ for: 'For', provider: 'Provided by', contact: 'Contact', notes: 'Notes' },
    ...{ unconfirmed: 'not confirmed yet', off: 'CANCELLED' },
  },
  es: {
    ...{ for: 'Para', provider: 'A cargo de', contact: 'Contacto', notes: 'Notas' },
    ...{ unconfirmed: 'sin confirmar', off: 'CANCELADO' },
  },
} as const;

/**
 * The entry of what is arranged: `Transfer: Boston → Philadelphia`, `Pick-up: Gate 4`. Whoever has
 * a bed is free for something else meanwhile.
 */
export function arrangedEvent(event: VEvent, content: EventContent, language: Language): VEvent {
  const arranged = content.arranged!;
  const off = event.isBusy ? '' : `${words[language].off}: `;
  return {
    ...event,
    isBusy: event.isBusy && arranged.kind !== 'lodging',
    summary: off + titleOf(arranged, content.title, language),
    description: [...linesOf(arranged, language), event.url.href].join('\n'),
    categories: [arrangementWords[language][arranged.kind]],
  };
}

function titleOf(
  { kind, fromCity, toCity, ...arranged }: ArrangedDetails,
  place: string,
  language: Language,
) {
  const name = arrangementWords[language][kind];
  const way = [fromCity, toCity].filter(city => city !== null).join(' → ');
  const what = way || place.split('\n')[0] || arranged.for;
  const title = what ? `${name}: ${what}` : name;
  return arranged.confirmed ? title : `${title} (${words[language].unconfirmed})`;
}

function linesOf(arranged: ArrangedDetails, language: Language): string[] {
  const say = words[language];
  const { provider, contact, notes, mode } = arranged;
  return [
    ...(arranged.for === null ? [] : [`${say.for}: ${arranged.for}`]),
    ...(mode === null ? [] : [modeWords[language][mode]]),
    ...(provider === null ? [] : [`${say.provider}: ${provider}`]),
    ...(contact === null ? [] : [`${say.contact}: ${contact}`]),
    ...(notes === null ? [] : [`${say.notes}: ${notes}`]),
  ];
}
