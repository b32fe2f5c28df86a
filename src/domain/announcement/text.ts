import { Refusal, refuseField } from '../refusals.js';
import { rawLinesOf } from './lines.js';

/** Largest announcement or directory in bytes of UTF-8: a hundred pages. */
export const MAX_ANNOUNCEMENT_BYTES = 256 * 1024;

/** Line ends of every kind and tabs are text; anything else that is no letter is not. */
const FOREIGN = /[^\P{Cc}\t\n\v\f\r\u0085]|\p{Cs}/u;

/** Null for a text that can be read as an announcement or directory; otherwise why it cannot. */
export function textRefusal(
  text: string,
  kind: 'announcement' | 'directory' = 'announcement',
): Refusal | null {
  if (text.trim() === '') {
    return refuseField('invalid-input', '/text', `The text is empty: paste the ${kind}.`);
  }
  if (Buffer.byteLength(text) > MAX_ANNOUNCEMENT_BYTES) {
    const advice = kind === 'announcement' ? 'paste only the tour' : 'paste a part at a time';
    return new Refusal('too-large', `The ${kind} is larger than 256 kB: ${advice}.`, [
      { pointer: '/text', message: 'is larger than 256 kB' },
    ]);
  }
  const found = FOREIGN.exec(text);
  if (!found) return null;
  const line = rawLinesOf(text.slice(0, found.index)).length;
  const message = `Line ${line} has a control character: paste the ${kind} as plain text.`;
  return refuseField('invalid-input', '/text', message);
}
