import type { Event } from '../../domain/event.js';
import { grouped } from '../../domain/grouped.js';
import type { Leg } from '../../domain/leg.js';
import type { Schedule } from './shown.js';

/** One speaker's legs on a coast, in order, each with the events of its days. */
export type ShownItinerary = {
  speaker: string | null;
  coast: string | null;
  legs: { leg: Leg; events: Event[] }[];
};

/** The itineraries of a tour, the one that begins first first, and the events that are in none. */
export function itinerariesOf({ legs, events }: Omit<Schedule, 'around'>): {
  itineraries: ShownItinerary[];
  others: Event[];
} {
  const placed = new Set<string>();
  const groups = grouped(legs, ({ speaker, coast }) => `${speaker} ${coast}`);
  const itineraries = [...groups.values()].map(ofGroup => ({
    ...{ speaker: ofGroup[0]!.speaker, coast: ofGroup[0]!.coast },
    legs: ofGroup.map(leg => ({ leg, events: events.filter(event => isOn(event, leg)) })),
  }));
  for (const { legs } of itineraries)
    for (const { events } of legs) for (const { id } of events) placed.add(id);
  return { itineraries, others: events.filter(({ id }) => !placed.has(id)) };
}

/** Whether an event is on a leg: it says so, or one of its speakers is in its city on that day. */
function isOn(event: Event, leg: Leg): boolean {
  if (event.leg === leg.id) return true;
  if (leg.city === null || event.city !== leg.city.slug) return false;
  const isDay = leg.firstDate <= event.localDate && event.localDate <= leg.lastDate;
  return (
    isDay && (leg.speaker === null ? event.leg === null : event.speakers.includes(leg.speaker))
  );
}
