import type { Arrangement, ArrangementKind } from './arrangement.js';
import type { Language } from './date-words.js';

/** What the kinds of arrangements are called, in calendars and on sheets. */
export const arrangementWords: Record<Language, Record<ArrangementKind, string>> = {
  en: {
    ...{ lodging: 'Lodging', transfer: 'Transfer', 'pick-up': 'Pick-up' },
    ...{ contact: 'Contact', meal: 'Meal' },
  },
  es: {
    ...{ lodging: 'Alojamiento', transfer: 'Traslado', 'pick-up': 'Recogida' },
    ...{ contact: 'Contacto', meal: 'Comida' },
  },
};

/** How a transfer goes. */
export const modeWords: Record<Language, Record<NonNullable<Arrangement['mode']>, string>> = {
  en: { ground: 'by road or rail', air: 'by air' },
  es: { ground: 'por tierra', air: 'en avión' },
};
