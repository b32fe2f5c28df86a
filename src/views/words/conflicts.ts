import type { Conflict } from '../../domain/conflicts/conflict.js';
import type { Language } from '../../domain/date-words.js';
import { bookings } from './conflicts/bookings.js';
import { journeys } from './conflicts/journeys.js';
import { people } from './conflicts/people.js';
import { places } from './conflicts/places.js';
import { type NameOf, type Say, tellingOf } from './conflicts/telling.js';
import { times } from './conflicts/times.js';
import { venues } from './conflicts/venues.js';

const spanish: Record<string, Say> = {
  ...bookings,
  ...journeys,
  ...people,
  ...places,
  ...times,
  ...venues,
};

/**
 * What a conflict says, as its reader may know it: in English its own message; in Spanish a sentence
 * that says the same, made of its facts and of the names that `nameOf` knows. A rule that has no
 * Spanish is told in English.
 */
export function conflictInWords(conflict: Conflict, language: Language, nameOf: NameOf): string {
  const say = language === 'es' ? spanish[conflict.rule] : undefined;
  return say ? say(tellingOf(conflict, nameOf)) : conflict.message;
}
