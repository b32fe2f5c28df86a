import type { Board } from '../../../domain/board/board.js';
import type { Conflict } from '../../../domain/conflicts/conflict.js';
import type { Event } from '../../../domain/event.js';
import type { Leg } from '../../../domain/leg.js';
import type { Speaker } from '../../../domain/speaker.js';
import type { Tour } from '../../../domain/tour.js';
import type { TravelSettings } from '../../../domain/travel/settings.js';
import type { OwnApi } from '../../../plugins/own-api.js';

/**
 * The board of a tour, with all of its clashes or those that are asked for. Throws `Refused` where it
 * is not the reader's.
 */
export async function loadBoard(
  api: OwnApi,
  slug: string,
  filter: Readonly<Record<string, string>> = {},
): Promise<Board> {
  const tour = encodeURIComponent(slug);
  const asked = new URLSearchParams(filter);
  // Whoever does not coordinate the tour is refused the report, whatever else they may read.
  const report = await api.get<{ items: Conflict[] }>(`/tours/${tour}/conflicts?${asked}`);
  const [found, policy, legs, events] = await Promise.all([
    api.get<Tour>(`/tours/${tour}`),
    api.get<{ travel: TravelSettings }>(`/tours/${tour}/policy`),
    api.list<Leg>(`/legs?tour=${tour}&cancelled=true`),
    api.list<Event>(`/events?tour=${tour}`),
  ]);
  const people = await namesOfPeople(api, [
    ...legs.flatMap(({ speaker, interpreter }) => [speaker, interpreter]),
    ...events.flatMap(({ speakers, interpreter }) => [...speakers, interpreter]),
  ]);
  const { travel } = policy;
  return { tour: found, travel, legs, events, conflicts: report.items, people };
}

/** What people are called, by their slugs; those of whom the reader may not know are left out. */
export async function namesOfPeople(
  api: OwnApi,
  slugs: readonly (string | null)[],
): Promise<Map<string, string>> {
  const known = [...new Set(slugs.filter(slug => slug !== null))];
  const found = await Promise.all(
    known.map(slug => api.find<Speaker>(`/speakers/${encodeURIComponent(slug)}`)),
  );
  return new Map(found.flatMap(each => (each === null ? [] : [[each.slug, each.name]])));
}
