import type { events, venues } from '../../db/schema/index.js';
import type { City } from '../domain/city.js';
import type { Event, EventOnFile } from '../domain/event.js';
import { venueOfRow } from './venues.js';

/** One stored event, without what it refers to. */
export type EventRow = Omit<typeof events.$inferInsert, 'id' | 'createdAt' | 'updatedAt'>;

type Row = Omit<EventOnFile, 'event' | 'venue' | 'wasConfirmed' | keyof Kept> & {
  row: typeof events.$inferSelect;
  venue: typeof venues.$inferSelect | null;
  city: City | null;
  sequence: number;
};
type Kept = Pick<EventOnFile, 'tzVersion' | 'tzChange' | 'linkNumber'>;

/** A row of the events with what it refers to, as the domain knows it. */
export function eventOnFile({ row, venue, sequence, ...rest }: Row): EventOnFile {
  const { tzVersion, tzChange, linkNumber } = row;
  return {
    ...rest,
    ...{ tzVersion, tzChange: tzChange ?? null, linkNumber },
    wasConfirmed: row.confirmedAt !== null,
    venue: venue && venueOfRow(venue),
    event: eventOf(row, {
      ...{ sequence, city: rest.city?.slug ?? null },
      speakers: rest.speakers.map(({ slug }) => slug),
    }),
  };
}

/** A row of the events as the domain knows it, with what it does not hold itself. */
export function eventOf(
  row: typeof events.$inferSelect,
  { speakers, city, sequence }: Pick<Event, 'sequence' | 'city' | 'speakers'>,
): Event {
  const { tzVersion: _, tzChange: __, linkNumber: ___, confirmedAt: ____, pending, ...own } = row;
  const text = (instant: Date | null) => instant?.toISOString() ?? null;
  return {
    ...own,
    // In one order at all times: an entity tag is made of it.
    ...{ speakers, city, sequence },
    statusAt: row.statusAt.toISOString(),
    pendingChange: pending ?? null,
    startsAt: text(row.startsAt),
    endsAt: text(row.endsAt),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
