import type { Language } from './date-words.js';

const names = {
  en: new Intl.DisplayNames(['en'], { type: 'language' }),
  es: new Intl.DisplayNames(['es'], { type: 'language' }),
};

/** The name of a language by its tag, `Spanish` of `es`; a tag that only looks like one is told as it is. */
export function languageName(tag: string, language: Language): string {
  try {
    return names[language].of(tag) ?? tag;
  } catch {
    return tag;
  }
}
