import type { City } from '../../src/domain/city.js';
import { lastDay } from '../../src/domain/event-publication.js';
import type { ScheduledEvent } from '../../src/domain/schedule.js';
import { timedEvent } from './leg.js';

/**
 * An event at a venue of its own in the middle of a city, by that city's clocks, with an id and a
 * title as given: `engagement('a', cities.boston, '2013-02-08T18:00', '2013-02-08T20:00')`.
 */
export function engagement(
  id: string,
  city: City,
  localStart: string,
  localEnd: string,
  changes: Partial<ScheduledEvent> = {},
): ScheduledEvent {
  const built = timedEvent(localStart, localEnd, {
    ...{ id, title: id, city, place: city, venue: `venue of ${id}`, timeZone: city.timeZone },
    ...changes,
  });
  return { ...built, lastDate: lastDay(built.endsAt!, built.timeZone) };
}
