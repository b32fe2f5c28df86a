import type { Language } from '../../domain/date-words.js';
import { type Html, html } from '../html.js';
import { sentenceInWords } from '../words/problems.js';

/**
 * A sentence of the API in the reader's language. Where there is none in it, the English one, which
 * says so to programs that read pages aloud.
 */
export function toldSentence(sentence: string, language: Language): Html {
  const told = sentenceInWords(sentence, language);
  return told === null ? html`<span lang="en">${sentence}</span>` : html`${told}`;
}
