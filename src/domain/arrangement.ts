import { type Static, Type } from 'typebox';
import type { Caller } from './caller.js';
import { coordinates } from './caller.js';
import type { Event } from './event.js';
import { runsEvent } from './event-audience.js';
import { Refusal } from './refusals.js';
import {
  Change,
  Creation,
  Day,
  Id,
  Instant,
  Line,
  Nullable,
  OneOf,
  Slug,
  Text,
  WallTime,
} from './shape.js';

export const arrangementKinds = ['lodging', 'transfer', 'pick-up', 'contact', 'meal'] as const;
export type ArrangementKind = (typeof arrangementKinds)[number];

export const transferModes = ['ground', 'air'] as const;

const fields = {
  leg: Nullable(Id),
  event: Nullable(Id),
  day: Nullable(Day),
  kind: OneOf(arrangementKinds),
  start: Nullable(WallTime),
  end: Nullable(WallTime),
  timeZone: Nullable(
    Type.String({
      maxLength: 60,
      description: "IANA id. Comes from the leg's city or the event where it isn't given.",
    }),
  ),
  place: Nullable(Text(2000)),
  provider: Nullable(Line()),
  contact: Nullable(Line()),
  notes: Nullable(Text()),
  from: Nullable(Slug),
  to: Nullable(Slug),
  mode: Nullable(OneOf(transferModes)),
  confirmed: Type.Boolean(),
};

/**
 * What is arranged for those on the road, for a leg, one `day` of it, or an event. Of a transfer
 * `from` and `to` are cities. `startsAt` and `endsAt` follow from the wall times. All of it is for
 * those who coordinate the tour, and of an event for its host.
 */
export const Arrangement = Type.Object({
  id: Id,
  tour: Slug,
  ...fields,
  startsAt: Nullable(Instant),
  endsAt: Nullable(Instant),
  createdAt: Instant,
});
export type Arrangement = Static<typeof Arrangement>;

/** What callers decide of an arrangement. */
export type ArrangementFields = Omit<
  Arrangement,
  'id' | 'tour' | 'startsAt' | 'endsAt' | 'createdAt'
>;

export const NewArrangement = Creation(fields, ['kind']);
export type NewArrangement = Static<typeof NewArrangement>;

export const ArrangementChange = Change(fields);
export type ArrangementChange = Static<typeof ArrangementChange>;

/** An arrangement with who hosts its event: enough to say who may see it. */
export type ArrangementOnFile = { arrangement: Arrangement; host: string | null };

/** Whether the caller reads and writes an arrangement: its coordinator, or the host of its event. */
export function arranges({ arrangement, host }: ArrangementOnFile, caller: Caller): boolean {
  const { tour, event } = arrangement;
  return event === null ? coordinates(caller, tour) : runsEvent({ id: event, tour, host }, caller);
}

/** Who came by the link of one event decides on that event, and arranges nothing. */
export function arrangerRefusal(caller: Caller): Refusal | null {
  if (caller.role !== 'chapter' || caller.event === undefined) return null;
  return new Refusal('not-allowed', 'The link of an event is for that event alone.');
}

/** Null where the caller arranges what is around the event; otherwise the refusal. */
export function eventHostRefusal(
  event: Pick<Event, 'id' | 'tour' | 'host'>,
  caller: Caller,
): Refusal | null {
  if (runsEvent(event, caller)) return null;
  return new Refusal('not-allowed', 'Its host and the coordinators of its tour arrange that.');
}
