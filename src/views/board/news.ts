import type { Change } from '../../domain/change.js';
import type { Language } from '../../domain/date-words.js';
import { boardKinds, boardWords, newsWords } from '../words/board.js';

/** Of so many changes at once each is told; of more, how many there are. */
const MOST = 3;

/** What has just been changed, and by whom, in a few words that can be read aloud. */
export function newsInWords(changes: readonly Change[], language: Language): string {
  const say = newsWords[language];
  const told = changes.slice(0, MOST).map(change => oneInWords(change, language));
  const more = changes.length - told.length;
  return [...new Set(told), ...(more > 0 ? [say.more(more)] : [])].join(' · ');
}

function oneInWords({ by, type, fields }: Change, language: Language): string {
  const say = newsWords[language];
  const kinds: Readonly<Record<string, unknown>> = boardKinds[language];
  const names: Readonly<Record<string, unknown>> = say;
  const title = fields.title?.new;
  const status = [fields.status?.old, fields.status?.new].map(each => kinds[String(each)]);
  const what = [
    String(names[type] ?? say.something),
    typeof title === 'string' && `“${title}”`,
    status.every(each => typeof each === 'string') && status.join(' → '),
  ].filter(each => each !== false);
  return boardWords[language].changed(by, what.join(' '));
}
