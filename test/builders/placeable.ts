import { type PolicyChange, policyFrom } from '../../src/domain/conflicts/policy.js';
import type { Placeable, Stay } from '../../src/domain/proposals/placeable.js';
import type { Schedule, ScheduledLeg } from '../../src/domain/schedule.js';
import type { Venue } from '../../src/domain/venue.js';
import type { cities } from './city.js';
import { days, leg, schedule } from './leg.js';

type City = (typeof cities)[keyof typeof cities];

/** A stop of a speaker in a city, from one day of February 2013 to another, by its id. */
export function stop(speaker: string, city: City, first: number, last = first): ScheduledLeg {
  const id = `${speaker} in ${city.name}, ${first}`;
  return leg({ id, speaker, speakerName: speaker, city, ...days(first, last) });
}

/** A request of two hours that weighs 1 and wishes for nothing, for any speaker of the legs. */
export function placeable(
  at: number,
  legs: readonly ScheduledLeg[],
  changes: Partial<Placeable> = {},
): Placeable {
  const stays = legs.map(each => ({
    leg: each as Stay['leg'],
    name: each.speaker!,
    languages: ['es'],
  }));
  return {
    ...{ at, title: `Evening ${at}`, minutes: 120, weight: 1, wish: {}, languages: [] },
    ...{ host: null, venue: null, room: null, stays, interpreters: [] },
    ...changes,
  };
}

/** A hall in the middle of a city. */
export function hallIn(city: City, id: string): NonNullable<Placeable['venue']> {
  const venue: Venue = {
    ...{ id, name: id, organization: null, street: null, city: city.slug },
    ...{ latitude: city.latitude + 0.01, longitude: city.longitude, timeZone: city.timeZone },
    ...{ capacity: null, accessibility: null, rooms: [], reveal: 'city', openingHours: [] },
    ...{ contact: null, notes: null },
  };
  return { ...venue, cityOnFile: city };
}

/** Legs and what is on file beside them, of a tour that is checked as usual. */
export function onFile(changes: Partial<Schedule>, policy: PolicyChange = {}): Schedule {
  const tour = { slug: 'tour-2013', title: 'Tour 2013', datesToAvoid: [] };
  return schedule({ tours: [{ ...tour, policy: policyFrom(policy) }], ...changes });
}
