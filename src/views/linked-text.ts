import { type Html, html } from './html.js';

/** What people write of how to reach somebody: an address of mail, or a number of seven digits or more. Bounded, so that no text takes long. */
const REACH = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}|\+?\(?\d[\d\s()./-]{5,30}\d/g;

/** Days and years of a text are no numbers to call. */
const DATE = /\d{4}-\d{2}-\d{2}|^\d{4}\s*[-–]\s*\d{4}$/;
const FEWEST_DIGITS = 7;
const MOST_DIGITS = 15;

/** Text in which one can call the numbers and write to the addresses. */
export function linkedText(text: string): Html {
  const pieces: (Html | string)[] = [];
  let done = 0;
  for (const { 0: found, index } of text.matchAll(REACH)) {
    const address = addressOf(found);
    if (address === null) continue;
    pieces.push(text.slice(done, index), html`<a class="reach" href="${address}">${found}</a>`);
    done = index + found.length;
  }
  return html`${[...pieces, text.slice(done)]}`;
}

function addressOf(found: string): string | null {
  if (found.includes('@')) return `mailto:${encodeURIComponent(found).replace('%40', '@')}`;
  const digits = found.replace(/\D/g, '');
  const isNumber = digits.length >= FEWEST_DIGITS && digits.length <= MOST_DIGITS;
  if (!isNumber || DATE.test(found)) return null;
  return `tel:${found.startsWith('+') ? '+' : ''}${digits}`;
}

/** A link to where a place is on a map; nothing is asked of the map before somebody follows it. */
export function mapAddress(place: string): string {
  return `https://www.openstreetmap.org/search?query=${encodeURIComponent(place)}`;
}
