import type { Language } from '../../domain/date-words.js';

/** A number as people write it: `6.7`, in Spanish `6,7`. */
export function numberInWords(number: number, language: Language): string {
  return language === 'es' ? String(number).replace('.', ',') : String(number);
}
