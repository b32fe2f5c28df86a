import { arrangedInstants } from '../arrangement-times.js';
import { grouped } from '../grouped.js';
import { Refusal } from '../refusals.js';
import type { Schedule, ScheduledArrangement } from '../schedule.js';
import type { Journey } from '../travel/journey.js';
import { onceAReport } from './once-a-report.js';

/** A confirmed transfer between two cities, with hours: it is known how long that way takes. */
export type BookedTransfer = Pick<ScheduledArrangement, 'mode'> & {
  start: string;
  end: string;
  departsAt: Date;
  arrivesAt: Date;
};

/** Who travels from where to where: by the tours in which they are on the way. */
export type Way = { speaker: string; tours: readonly string[]; from: string; to: string };

/**
 * The transfers that are booked for a way, in order of their departures. What belongs to a leg
 * without a speaker is for everybody on its tour; what belongs to an event, for its speakers.
 */
export const bookedTransfers = onceAReport((schedule): ((way: Way) => BookedTransfer[]) => {
  const all = grouped(transfersOf(schedule), ({ key }) => key);
  return ({ speaker, tours, from, to }) =>
    [`speaker ${speaker}`, ...tours.map(tour => `tour ${tour}`)]
      .flatMap(who => all.get(`${who} ${from} ${to}`) ?? [])
      .map(({ transfer }) => transfer)
      .sort(
        (one, other) =>
          one.departsAt.getTime() - other.departsAt.getTime() ||
          one.arrivesAt.getTime() - other.arrivesAt.getTime(),
      );
});

function transfersOf({ tours, legs, events }: Schedule) {
  const booked = tours.flatMap(({ slug, arrangements = [] }) =>
    arrangements.flatMap(each => {
      const transfer = bookedTransfer(each);
      return transfer === null ? [] : { slug, each, transfer };
    }),
  );
  if (booked.length === 0) return [];
  const travellers = new Map<string, readonly (string | null)[]>([
    ...legs.map(({ id, speaker }) => [id, [speaker]] as const),
    ...events.map(({ id, speakers }) => [id, speakers] as const),
  ]);
  return booked.flatMap(({ slug, each, transfer }) =>
    (travellers.get((each.leg ?? each.event)!) ?? []).map(speaker => {
      const who = speaker === null ? `tour ${slug}` : `speaker ${speaker}`;
      return { key: `${who} ${each.from} ${each.to}`, transfer };
    }),
  );
}

function bookedTransfer(arrangement: ScheduledArrangement): BookedTransfer | null {
  const { kind, confirmed, from, to, mode, start, end } = arrangement;
  if (kind !== 'transfer' || !confirmed || from === null || to === null) return null;
  if (start === null || end === null) return null;
  const instants = arrangedInstants(arrangement);
  if (instants instanceof Refusal) return null;
  return { mode, start, end, departsAt: instants.startsAt!, arrivesAt: instants.endsAt! };
}

/** The journey as it was estimated, with what is known of it by what is booked. */
export function journeyByTransfer(estimated: Journey, booked: BookedTransfer): Journey {
  const { start, end, mode, departsAt, arrivesAt } = booked;
  const hours = `${start.slice(11)}–${end.slice(11)}`;
  return {
    ...estimated,
    mode: mode ?? estimated.mode,
    hours: (arrivesAt.getTime() - departsAt.getTime()) / 3_600_000,
    note: `booked ${hours}`,
    booked: hours,
  };
}
