import type { Event } from '../../domain/event.js';
import type { Leg } from '../../domain/leg.js';
import type { Move } from '../../domain/moves.js';
import { type Html, html } from '../html.js';
import { tourWords } from '../words/tours.js';
import { placeBefore } from './place-words.js';
import type { Telling } from './shown.js';
import { whenBefore } from './when.js';

const announced = ['confirmed', 'postponed', 'cancelled'];

/** What people must see at once of an event or a leg: that it is off, or was moved, and from where. */
export function marks(
  { status }: Pick<Leg | Event, 'status'>,
  move: Move | undefined,
  { language }: Telling,
): Html | null {
  const say = tourWords[language];
  if (status === 'cancelled') return html` <strong class="mark off">${say.cancelled}</strong>`;
  if (status === 'postponed') return html` <strong class="mark off">${say.postponed}</strong>`;
  if (!announced.includes(status))
    return html` <strong class="mark">${say.status(status)}</strong>`;
  if (move === undefined) return null;
  return html` <strong class="mark moved">${say.moved}</strong> <span class="was">${say.was(before(move, language))}</span>`;
}

/** When it was, where that is another time now; and where it was, where that is another place. */
function before({ before, after }: Move, language: Telling['language']): string {
  const [whenWas, whenIs] = [before, after].map(side => whenBefore(side, language));
  const [placeWas, placeIs] = [before, after].map(placeBefore);
  const parts = [whenWas !== whenIs && whenWas, placeWas !== placeIs && placeWas];
  return parts.filter(part => part !== false && part !== '').join(', ') || whenWas!;
}

/** A title that is struck out where nothing takes place; marks say it in words beside it. */
export function struck(text: Html | string, isOff: boolean): Html | string {
  return isOff ? html`<s>${text}</s>` : text;
}
