import fc from 'fast-check';
import type { Finding } from '../../src/domain/conflicts/conflict.js';
import type { ScheduledEvent } from '../../src/domain/schedule.js';
import { wallTimeAt } from '../../src/domain/time/wall-time.js';
import { cities } from './city.js';
import { event } from './leg.js';

const MINUTE = 60_000;
/** The evening before clocks are put forward in New York, so that a day of 23 hours is in it. */
const FROM = Date.UTC(2013, 2, 9, 22);

const people = ['alex', 'ines', 'jaime'];
const places = [cities.boston, cities.newYork, cities.oakland, cities.sanFrancisco, null];

/** Few people, houses, titles and hours, so that much meets, touches or lies within another. */
const someEvening = fc.record({
  tour: fc.constantFrom('one-tour', 'one-tour', 'other-tour'),
  speakers: fc.subarray(people, { minLength: 1 }),
  host: fc.constantFrom(null, 'seattle', 'boston', 'committee'),
  venue: fc.constantFrom(null, 'hall', 'church'),
  title: fc.constantFrom('An Evening', 'The evening', 'Panel', 'Panel', null),
  city: fc.constantFrom(...places),
  timeZone: fc.constantFrom('America/New_York', 'America/New_York', 'Australia/Sydney'),
  visibility: fc.constantFrom('public' as const, 'public' as const, 'private' as const),
  attendance: fc.constantFrom('in-person' as const, 'hybrid' as const, 'online' as const),
  status: fc.constantFrom('proposed' as const, 'hold' as const, 'confirmed' as const),
  // Mostly on the quarter of an hour, so that some touch; a day and a half, over two midnights.
  start: fc.oneof(
    fc.nat(144).map(quarters => quarters * 15),
    fc.nat(2160),
  ),
  minutes: fc.constantFrom(5, 15, 30, 60, 120, 180, 600),
});

/** Up to 14 events of one to three people, in several tours and zones, whose hours are known. */
export const randomEvenings = fc.array(someEvening, { maxLength: 14 }).map(all => ({
  events: all.map(({ start, minutes, ...rest }, index): ScheduledEvent => {
    const startsAt = new Date(FROM + start * MINUTE);
    const endsAt = new Date(+startsAt + minutes * MINUTE);
    const [localStart, localEnd, lastMinute] = [startsAt, endsAt, new Date(+endsAt - 1)].map(at =>
      wallTimeAt(at, rest.timeZone),
    );
    return event({
      ...{ ...rest, id: `event-${index}`, startsAt, endsAt, partOfDay: null },
      ...{ localStart: localStart!, localEnd: localEnd!, localDate: localStart!.slice(0, 10) },
      ...{ firstDate: localStart!.slice(0, 10), lastDate: lastMinute!.slice(0, 10) },
      ...{ speakerNames: rest.speakers, venueName: rest.venue, place: rest.city },
      ...{ hostName: rest.host, isHostLocal: rest.host !== null && rest.host !== 'committee' },
    });
  }),
}));

/** The pairs of events in findings, as sorted text. */
export function pairsOf(findings: readonly Finding[]): string[] {
  const ids = findings.map(({ subjects }) =>
    subjects.flatMap(({ type, id }) => (type === 'event' ? id : [])).sort(),
  );
  return ids.map(pair => pair.join(' ')).sort();
}

/** Every pair of which something is so, with the one that starts first as the first. */
export function naivePairs(
  events: readonly ScheduledEvent[],
  isSo: (one: ScheduledEvent, other: ScheduledEvent) => boolean,
): string[] {
  const pairs = events.flatMap((one, index) =>
    events
      .slice(index + 1)
      .filter(other => (one.startsAt! <= other.startsAt! ? isSo(one, other) : isSo(other, one)))
      .map(other => [one.id, other.id].sort().join(' ')),
  );
  return pairs.sort();
}
