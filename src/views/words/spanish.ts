import { numberInWords } from './numbers.js';

/** How many, in words: `1 minuto`, `1,5 horas`. */
export function howMany(amount: number, one: string): string {
  return `${numberInWords(amount, 'es')} ${one}${amount === 1 ? '' : 's'}`;
}

/** Hours on the clock with their article: `la 01:30`, `las 02:00 y 02:30`. */
export function clockOf(...hours: string[]): string {
  return `${hours[0]?.startsWith('01') ? 'la' : 'las'} ${together(hours)}`;
}

/** Names in a sentence: `Ana e Inés`, `A, B y C`. */
export function together(names: readonly string[]): string {
  return listFormat.format(names);
}

const listFormat = new Intl.ListFormat('es', { type: 'conjunction' });
