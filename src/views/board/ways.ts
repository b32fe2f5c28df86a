import { modeWords } from '../../domain/arrangement-words.js';
import type { Board } from '../../domain/board/board.js';
import { compare } from '../../domain/compare.js';
import type { Language } from '../../domain/date-words.js';
import { grouped } from '../../domain/grouped.js';
import type { Leg } from '../../domain/leg.js';
import { type Journey, journeyBetween } from '../../domain/travel/journey.js';
import { type Html, html } from '../html.js';
import { boardWords } from '../words/board.js';

/** How somebody comes to a leg from the one before. */
type Way = { from: string; journey: Journey };

/** The ways to legs from another city, by the ids of the legs. */
export function waysOf({ legs, travel }: Pick<Board, 'legs' | 'travel'>): ReadonlyMap<string, Way> {
  const ways = new Map<string, Way>();
  const going = legs.filter(({ status, city }) => status === 'confirmed' && city !== null);
  for (const [speaker, own] of grouped(going, leg => leg.speaker)) {
    if (speaker === null) continue;
    const inOrder = own.toSorted((one, other) => compare(one.firstDate, other.firstDate));
    for (const [index, leg] of inOrder.entries()) {
      const before = inOrder[index - 1];
      if (before === undefined || before.city!.slug === leg.city!.slug) continue;
      const [from, to] = [before.city!, leg.city!].map(city => ({ point: city, city }));
      ways.set(leg.id, { from: before.city!.name, journey: journeyBetween(from!, to!, travel) });
    }
  }
  return ways;
}

/** The mark of a way before a leg: `→ 340 km`, with where from and how for who listens. */
export function wayBefore(
  { id }: Leg,
  ways: ReadonlyMap<string, Way>,
  language: Language,
): Html | null {
  const way = ways.get(id);
  if (way === undefined) return null;
  const { mode, km, roadKm } = way.journey;
  const distance = Math.round(mode === 'ground' ? roadKm : km);
  const words = boardWords[language].way(way.from, distance, modeWords[language][mode]);
  return html`<span class="way" title="${words}"><span aria-hidden="true">${mode === 'air' ? '✈' : '→'}&nbsp;${distance} km</span><span class="aside-voice">${words}.</span></span> `;
}
