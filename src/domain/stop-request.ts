import { type Static, Type } from 'typebox';
import type { CalendarDate } from './calendar-date.js';
import { type Caller, coordinates } from './caller.js';
import { NewEvent, RegisteredEvent } from './event.js';
import { Leg } from './leg.js';
import { Refusal } from './refusals.js';
import { digestOf } from './secret.js';
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
  Unique,
} from './shape.js';

/** What somebody has for a tour; `resolution`: their union would pass one. */
export const offers = [
  ...(['hall', 'bed', 'driver', 'interpreter', 'audience', 'resolution'] as const),
] as const;

export const requestStatuses = ['open', 'accepted', 'declined', 'withdrawn'] as const;
export type RequestStatus = (typeof requestStatuses)[number];

/** Most days on which somebody may be able to receive a tour. */
const MAX_DAYS = 60;
/** Longest message of who asks, and longest reason why not. */
const [MAX_MESSAGE, MAX_REASON] = [4000, 1000];

const contact = Line();
const message = Text(MAX_MESSAGE);

const fields = {
  tour: Nullable(Slug),
  city: Slug,
  days: Unique(Day, MAX_DAYS, 1),
  offers: Unique(OneOf(offers), offers.length),
  organization: Nullable(Line()),
};

/**
 * What somebody asks a tour (or, without one, whatever tour comes) for: a stop in their city on one
 * of some days. `organization` says who asks, in their own words or by the slug of one on file.
 * `contact` is for coordinators and who holds the receipt; it and `message` are null once the
 * request is withdrawn. `leg` and `event` are what it became.
 */
export const StopRequest = Type.Object({
  id: Id,
  ...fields,
  contact: Nullable(contact),
  message: Nullable(message),
  status: OneOf(requestStatuses),
  statusReason: Nullable(Type.String()),
  leg: Nullable(Id),
  event: Nullable(Id),
  createdAt: Instant,
  updatedAt: Instant,
});
export type StopRequest = Static<typeof StopRequest>;

const input = { ...fields, contact, message };

export const NewStopRequest = Creation(input, ['city', 'days', 'contact']);
export type NewStopRequest = Static<typeof NewStopRequest>;

export const StopRequestChange = Change(input);
export type StopRequestChange = Static<typeof StopRequestChange>;

/** A request in the answer to who made it. */
export const StopRequestWithReceipt = Type.Object({
  ...StopRequest.properties,
  receipt: Type.String({
    description:
      'Whoever sends this as `Gira-Receipt` follows, changes or withdraws the request. It is shown here and never again.',
  }),
  url: Type.String({ description: 'Where to send it.' }),
});

/** The answer to who asks for what was asked already: that it is there, and nothing else. */
export const StopRequestThere = Type.Object({ id: Id, receipt: Type.Null() });

export const Declining = Creation({ reason: Line(MAX_REASON) }, ['reason']);

const { tour: _, leg: __, speakers, ...described } = NewEvent.properties;

/**
 * What a request becomes: a new leg in its city, from `firstDate` to `lastDate`, or a `leg` that is
 * there; and, where one is described, an event on it.
 */
export const Acceptance = Type.Object(
  {
    tour: Type.Optional(Slug),
    speaker: Type.Optional(Nullable(Slug)),
    coast: Type.Optional(Nullable(Slug)),
    firstDate: Type.Optional(Day),
    lastDate: Type.Optional(Day),
    leg: Type.Optional(
      Type.String({ format: 'uuid', description: 'A leg that is there, instead of a new one.' }),
    ),
    event: Type.Optional(
      Type.Object(
        { ...described, speakers: Type.Optional(speakers) },
        {
          additionalProperties: false,
          description: 'Its speakers are that of the leg, if not said.',
        },
      ),
    ),
  },
  { additionalProperties: false },
);
export type Acceptance = Static<typeof Acceptance>;

/** What a request became, all of it. */
export const Accepted = Type.Object({
  request: StopRequest,
  leg: Leg,
  event: Nullable(RegisteredEvent),
});
export type Accepted = Static<typeof Accepted>;

/** What is asked, with the days in their order, and what was left out as it is meant. */
export type Asked = Pick<
  StopRequest,
  'tour' | 'city' | 'days' | 'offers' | 'organization' | 'contact' | 'message'
>;

export function askedOf(input: NewStopRequest): Asked {
  const { tour = null, city, days, offers = [], organization = null, contact } = input;
  const { message = '' } = input;
  return { tour, city, days: [...days].sort(), offers, organization, contact, message };
}

/** What is the same in a request that is sent twice, as a digest. */
export function markOfRequest({ tour, city, days, contact, message }: Asked): string {
  return digestOf(JSON.stringify([tour, city, days, contact, message]));
}

/** The days on which the tour could come that are over at the place. */
export function daysOver(days: readonly CalendarDate[], today: CalendarDate): CalendarDate[] {
  return days.filter(day => day < today);
}

/** Coordinators read what is asked of their tours, and of no tour in particular. */
export function readsRequest({ tour }: Pick<StopRequest, 'tour'>, caller: Caller): boolean {
  if (caller.role !== 'coordinator') return false;
  return tour === null || coordinates(caller, tour);
}

const endings: Record<Exclude<RequestStatus, 'open'>, string> = {
  accepted: 'It was accepted already: write to the coordinators of the tour.',
  declined: 'It was declined already. Send a new request instead.',
  withdrawn: 'It was withdrawn. Send a new request instead.',
};

/** Why nothing can be done with a request any more, or null while it is open. */
export function endOfRequest({ status }: Pick<StopRequest, 'status'>): Refusal | null {
  return status === 'open' ? null : new Refusal('not-possible-now', endings[status]);
}

const PRIVATE = 'private';

/**
 * A request as the audit trail keeps it: for good, and so without anybody's contact or words. That
 * these changed can be seen beside `before`.
 */
export function requestInTrail(request: StopRequest, before: StopRequest | null = null): object {
  const { contact, message, ...told } = request;
  const mask = (now: string | null, then: string | null | undefined) => {
    if (now === null) return null;
    return before !== null && now !== then ? `${PRIVATE}, changed` : PRIVATE;
  };
  return {
    ...told,
    contact: mask(contact, before?.contact),
    message: mask(message, before?.message),
  };
}
