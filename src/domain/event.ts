import { type Static, Type } from 'typebox';
import type { City } from './city.js';
import { Conflict } from './conflicts/conflict.js';
import { Offer } from './free-hours.js';
import type { OrganizationKind } from './organization.js';
import {
  Change,
  Creation,
  Day,
  Id,
  Instant,
  LanguageTag,
  Line,
  Nullable,
  OneOf,
  Slug,
  Text,
  Unique,
  WallTime,
  WebAddress,
} from './shape.js';
import type { Speaker } from './speaker.js';
import { folds } from './time/wall-time.js';
import type { Tour } from './tour.js';
import type { Venue } from './venue.js';
import type { Visibility } from './visibility.js';

export const eventKinds = ['talk', 'panel', 'meeting', 'interview', 'workshop', 'other'] as const;
export const attendances = ['in-person', 'online', 'hybrid'] as const;
export const eventVisibilities = ['public', 'private'] as const;
export const partsOfDay = ['morning', 'afternoon', 'evening', 'unknown'] as const;

export const eventStatuses = [
  ...(['proposed', 'hold', 'confirmed', 'postponed'] as const),
  ...(['cancelled', 'rejected'] as const),
] as const;
export type EventStatus = (typeof eventStatuses)[number];

/** Events that take up their speakers' and venue's time. */
export function isLive(status: EventStatus): boolean {
  return status === 'proposed' || status === 'hold' || status === 'confirmed';
}

const fields = {
  tour: Slug,
  speakers: Unique(Slug, 20, 1),
  leg: Nullable(Id),
  venue: Nullable(Id),
  room: Nullable(Line(100)),
  host: Nullable(Slug),
  title: Line(),
  description: Nullable(Text()),
  languages: Unique(LanguageTag, 20),
  interpreter: Nullable(Slug),
  kind: OneOf(eventKinds),
  visibility: OneOf(eventVisibilities),
  attendance: OneOf(attendances),
  joinUrl: Nullable(WebAddress),
  url: Nullable(WebAddress),
  expectedAttendance: Nullable(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
  localStart: Nullable(WallTime),
  localEnd: Nullable(WallTime),
  localDate: Day,
  partOfDay: Nullable(OneOf(partsOfDay)),
  timeZone: Type.String({ maxLength: 60, description: 'IANA id.' }),
  startFold: Nullable(OneOf(folds)),
  endFold: Nullable(OneOf(folds)),
  doorsAt: Nullable(WallTime),
  venueConfirmed: Type.Boolean(),
};

/** What a chapter wants changed of a confirmed event: the fields that would change. */
export const PendingChange = Type.Object({
  change: Type.Partial(Type.Object(fields)),
  at: Instant,
  by: Type.String(),
});

/**
 * An engagement. Either it has hours (`localStart`, `localEnd`) or, while they are open, a
 * `localDate` and a `partOfDay`. `startsAt` and `endsAt` follow from the wall time and the zone.
 */
export const Event = Type.Object({
  id: Id,
  ...fields,
  city: Nullable(Slug),
  status: OneOf(eventStatuses),
  statusAt: Instant,
  statusBy: Nullable(Type.String({ description: 'Who set the status: the label of a key.' })),
  statusReason: Nullable(Type.String()),
  pendingChange: Nullable(PendingChange),
  startsAt: Nullable(Instant),
  endsAt: Nullable(Instant),
  sequence: Type.Integer({ description: 'How often the public was told of a change.' }),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Event = Static<typeof Event>;

/** An event that was just written: with what stands in its way, and hours that are free instead. */
export const RegisteredEvent = Type.Object({
  ...Event.properties,
  conflicts: Type.Array(Conflict),
  offers: Type.Array(Offer),
});

export const NewEvent = Creation(fields, ['tour', 'speakers', 'title']);
export type NewEvent = Static<typeof NewEvent>;

/** As many clashes as anybody has been shown of one event. */
const MAX_KNOWN = 200;

/** What registers an event: the event, and what whoever registers it knows to be in its way. */
export const Registration = Type.Object(
  {
    ...NewEvent.properties,
    knownClashes: Type.Optional(
      Type.Array(Type.String({ maxLength: 100 }), {
        maxItems: MAX_KNOWN,
        description:
          'Fingerprints of clashes that you know, as `POST /checks` tells them. If an error or warning that is none of these is in the way, nothing is stored: 409 `clashes-now`. Left out: it is stored whatever is in its way.',
      }),
    ),
  },
  { additionalProperties: false },
);
export type Registration = Static<typeof Registration>;

export const EventChange = Change(fields);
export type EventChange = Static<typeof EventChange>;
/** The fields that somebody may set, in the order of the document. */
export const eventFields = Object.keys(fields) as (keyof EventChange)[];

/** An event with what is on file about those it belongs to: enough to say who may see what of it. */
export type EventOnFile = {
  event: Event;
  tour: Pick<Tour, 'title' | 'status'>;
  /** In the order of `event.speakers`. */
  speakers: Pick<Speaker, 'slug' | 'name' | 'publicName' | 'visibility' | 'languages'>[];
  interpreterVisibility: Visibility | null;
  /** Their name in full. */
  interpreterName: string | null;
  legVisibility: Visibility | null;
  venue: Venue | null;
  hostName: string | null;
  hostKind: OrganizationKind | null;
  /** The city of the venue, else of the leg. */
  city: City | null;
  /** Coasts that its speakers tour. */
  coasts: { slug: string; name: string }[];
  /** Whether it was ever confirmed: from then on the public may know of it. */
  wasConfirmed: boolean;
  tzVersion: string;
  /** Its instants before the zone rules changed, until somebody has dealt with it. */
  tzChange: { startsAt: string; endsAt: string } | null;
  linkNumber: number;
};
