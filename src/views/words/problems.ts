import type { Language } from '../../domain/date-words.js';
import type { InputError, RefusalCode } from '../../domain/refusals.js';
import { codes } from './problems/codes.js';
import { phraseBook } from './problems/phrase-book.js';
import { aboutAnnouncements } from './problems/sentences-announcements.js';
import { aboutCalendars } from './problems/sentences-calendars.js';
import { aboutCalls } from './problems/sentences-calls.js';
import { aboutDirectories } from './problems/sentences-directories.js';
import { notes } from './problems/sentences-notes.js';
import { aboutRequests } from './problems/sentences-requests.js';
import { aboutRights } from './problems/sentences-rights.js';
import { aboutThings } from './problems/sentences-things.js';
import { aboutTime } from './problems/sentences-time.js';
import { validation } from './problems/validation.js';
import { vocabulary } from './problems/vocabulary.js';

/** What a page needs of a problem document of the API. */
export type ProblemShown = {
  code: RefusalCode;
  title: string;
  detail: string;
  errors: readonly InputError[];
};

/** A problem in the words of a page: what is wrong, and where in the form, and what would do. */
export type ProblemInWords = {
  title: string;
  detail: string;
  errors: { pointer: string; message: string; suggestions: string[] }[];
};

// A sentence about something of its own goes before one that is about anything.
const spanish = phraseBook(
  {
    ...{ ...aboutAnnouncements, ...aboutCalendars, ...aboutDirectories, ...notes, ...aboutTime },
    ...{ ...aboutRights, ...aboutRequests, ...aboutCalls, ...aboutThings, ...validation },
  },
  vocabulary,
);

/**
 * A sentence of the API in the language of a page: of a refusal, of one of its fields, or the reason
 * of a problem or note of an import. Null where it has none in Spanish.
 */
export function sentenceInWords(sentence: string, language: Language): string | null {
  return language === 'en' ? sentence : spanish(sentence);
}

/**
 * A problem in a language. In English it says what the API said. In Spanish it says the same, or,
 * of a sentence that is not known, what its code says.
 */
export function problemInWords(problem: ProblemShown, language: Language): ProblemInWords {
  const { code, title, detail, errors } = problem;
  const isEnglish = language === 'en';
  return {
    title: isEnglish ? title : codes[code].title,
    detail: isEnglish ? detail : detailOf(problem),
    errors: errors.map(({ pointer, message, suggestions = [] }) => ({
      ...{ pointer, suggestions },
      message: sentenceInWords(message, language) ?? codes[code].detail,
    })),
  };
}

/** A detail is a sentence, or all that is said of the fields, or one field's place and message. */
function detailOf({ code, detail, errors }: ProblemShown): string {
  const messages = errors.map(({ message }) => message);
  const separator = detail === messages.join(' ') ? ' ' : '\n';
  const sentences = separator === ' ' ? messages : detail.split('\n');
  const said = sentences.map(each => spanish(each));
  if (sentences.length > 0 && said.every(each => each !== null)) return said.join(separator);
  return ofField(detail, messages) ?? codes[code].detail;
}

const places: readonly (readonly [english: RegExp, spanish: string])[] = [
  [/^The body$/, 'Lo enviado'],
  [/^Header /, 'Cabecera '],
  [/^Query \/?/, 'Parámetro '],
  [/^\//, ''],
];

/** `/title: is missing.` says where something is wrong before it says what. */
function ofField(detail: string, [message = '']: readonly string[]): string | null {
  const end = `: ${message}.`;
  const said = spanish(message);
  if (message === '' || said === null || !detail.endsWith(end)) return null;
  const place = detail.slice(0, -end.length);
  const [english, word] = places.find(([pattern]) => pattern.test(place)) ?? [/^/, ''];
  return `${place.replace(english, word)}: ${said}.`;
}
