import { fold, wordsOf } from './words.js';

/** Words of sentences, folded: a line with one of them is no name of a place. */
const sentenceWords = new Set(
  `will is are was were be been being has have had we you they he she it our your their his her
  who what when where how please join joins joined meet meets meeting come comes click here sign
  register apply donate call email visit download share can must should this that these those
  with for about until before after during begins begin starts ends held takes took
  says said arrives arrive leaves leave speaks speak
  es son sera seran fue esta estan nos nuestro nuestra nuestros nuestras su sus que quien
  quienes cuando donde con por desde hasta invitamos unete vamos haga llame empieza comienza
  termina`.split(/\s+/),
);

/** Words for the tour itself and for what is no stop of it. */
const otherWords = new Set(
  `tour gira delegation delegacion brigade brigada campaign campana update updated posted
  published revised actualizado publicado deadline rsvp plazo`.split(/\s+/),
);

const labels = new Set([
  ...['apply', 'application', 'applications', 'apply by', 'register', 'register by', 'reply by'],
  ...['registration', 'cost', 'costs', 'price', 'fee', 'fees', 'contact', 'contacts', 'info'],
  ...['information', 'questions', 'due', 'due date', 'payment due', 'early bird', 'note', 'notes'],
  ...['inscripcion', 'inscripciones', 'costo', 'precio', 'contacto', 'informacion', 'nota'],
  ...['fecha limite', 'dates to avoid', 'last updated', 'donate', 'time', 'hora'],
]);

const MAX_WORDS = 8;

/** True for what may be the name of a place: short, with a letter, and no part of a sentence. */
export function looksLikePlace(text: string): boolean {
  if (text.length > 1000 || !/\p{L}/u.test(text) || /[?!@]|https?:/.test(text)) return false;
  if (isLabel(text)) return false;
  return wordsOf(text).length <= MAX_WORDS && !hasSentenceWord(text);
}

/** True when a word shows that the text is prose, or about something that is no stop. */
export function hasSentenceWord(text: string): boolean {
  // A word with a letter that neither language has is a name: `Cần` is not `can`.
  const words = (text.normalize('NFC').match(/\p{L}+/gu) ?? [])
    .filter(word => !/[^a-záéíóúüñ]/iu.test(word))
    .map(fold);
  // `US` in capitals is a country, `us` is a word of sentences.
  if (words.includes('us') && /(?<!\p{L})us(?!\p{L})/u.test(text)) return true;
  return words.some(word => sentenceWords.has(word) || otherWords.has(word));
}

/** True for the name of something that is announced with a date and is no stop: a deadline. */
export function isLabel(text: string): boolean {
  const words = fold(text).match(/\p{L}+/gu) ?? [];
  const name = words.slice(0, 6).join(' ');
  return labels.has(name) || (words.length <= 6 && (words.at(-1) === 'by' || hasDeadline(words)));
}

function hasDeadline(words: readonly string[]): boolean {
  return words.some(word => ['deadline', 'rsvp', 'plazo'].includes(word));
}
