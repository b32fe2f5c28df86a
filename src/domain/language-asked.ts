import { isLanguage, type Language } from './date-words.js';

/** Nobody's list of languages is longer. */
const MOST_LANGUAGES = 30;

/** The language of ours that an Accept-Language (RFC 9110, 12.5.4) likes best; English without one. */
export function languageAsked(header: string | undefined): Language {
  const liked = (header ?? '')
    .split(',', MOST_LANGUAGES)
    .map(each => {
      const [tag = '', ...parameters] = each
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      const weight = parameters.find(parameter => parameter.startsWith('q='))?.slice(2) ?? '1';
      return { language: tag.split('-')[0], weight: Number(weight) };
    })
    .filter(({ language, weight }) => isLanguage(language) && weight > 0)
    .sort((one, other) => other.weight - one.weight);
  return (liked[0]?.language as Language | undefined) ?? 'en';
}
