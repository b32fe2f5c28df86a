import { Refusal, refuseField } from '../refusals.js';
import { rawLinesOf } from './lines.js';

/** Largest announcement in bytes of UTF-8: a hundred pages. */
export const MAX_ANNOUNCEMENT_BYTES = 256 * 1024;

/** Line ends of every kind and tabs are text; anything else that is no letter is not. */
const FOREIGN = /[^\P{Cc}\t\n\v\f\r\u0085]|\p{Cs}/u;

/** Null for a text that can be read as an announcement; otherwise why it cannot. */
export function textRefusal(text: string): Refusal | null {
  if (text.trim() === '') {
    return refuseField('invalid-input', '/text', 'The text is empty: paste the announcement.');
  }
  if (Buffer.byteLength(text) > MAX_ANNOUNCEMENT_BYTES) {
    return new Refusal(
      'too-large',
      'The announcement is larger than 256 kB: paste only the tour.',
      [{ pointer: '/text', message: 'is larger than 256 kB' }],
    );
  }
  const found = FOREIGN.exec(text);
  if (!found) return null;
  const line = rawLinesOf(text.slice(0, found.index)).length;
  const message = `Line ${line} has a control character: paste the announcement as plain text.`;
  return refuseField('invalid-input', '/text', message);
}
