import type { City } from '../city.js';
import { compare } from '../compare.js';
import type { ScheduledLeg } from '../schedule.js';
import type { Venue } from '../venue.js';
import type { Wish } from './proposal.js';

/** A leg on which a speaker is in town. */
export type Stay = {
  leg: ScheduledLeg & { city: City; speaker: string };
  name: string;
  languages: readonly string[];
};

/** Somebody who could interpret. */
export type Interpreter = { slug: string; name: string };

/**
 * A request with all that it refers to. `at` is its place in the body; `stays` are the legs that it
 * can be in; of the `interpreters` one is to be there, of an empty list nobody.
 */
export type Placeable = {
  at: number;
  title: string;
  minutes: number;
  weight: number;
  wish: Wish;
  languages: readonly string[];
  host: { slug: string; name: string; isLocal: boolean } | null;
  venue: (Venue & { cityOnFile: City }) | null;
  room: string | null;
  stays: readonly Stay[];
  interpreters: readonly Interpreter[];
};

/**
 * Requests in an order that does not depend on the order in which they were sent: the heaviest
 * first. What is found is the same then, whoever comes first in the list.
 */
export function inOneOrder(requests: readonly Placeable[]): Placeable[] {
  const keyed = requests.map(request => ({ request, key: keyOf(request) }));
  return keyed
    .sort(
      (one, other) =>
        other.request.weight - one.request.weight ||
        compare(one.key, other.key) ||
        one.request.at - other.request.at,
    )
    .map(({ request }) => request);
}

function keyOf({ title, minutes, wish, venue, room, host, languages, ...rest }: Placeable): string {
  const legs = rest.stays.map(({ leg }) => leg.id).sort();
  const interpreters = rest.interpreters.map(({ slug }) => slug).sort();
  const wished = [wish.localStart, wish.firstDate, wish.lastDate, wish.partOfDay, wish.days];
  const place = [venue?.id, room, host?.slug];
  return JSON.stringify([title, minutes, wished, place, languages, legs, interpreters]);
}
