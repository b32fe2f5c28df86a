import { type Static, Type } from 'typebox';
import { partsOfDay } from '../event.js';
import { Offer, USUAL_MINUTES } from '../free-hours.js';
import {
  Creation,
  Day,
  Id,
  Instant,
  LanguageTag,
  Line,
  Nullable,
  OneOf,
  Slug,
  Unique,
  WallTime,
} from '../shape.js';

/** Most requests at once: a tour has some dozens of evenings, and the search grows with them. */
export const MAX_REQUESTS = 100;
/** Shortest and longest event that a place is sought for. */
const [MIN_MINUTES, MAX_MINUTES] = [15, 720];
/** Most that one request can weigh beside another. */
const MAX_WEIGHT = 100;
/** Most people who may be asked to interpret. */
const MAX_INTERPRETERS = 20;
/** Most days of which a request may wish for one. */
const MAX_DAYS = 60;
/** How long the exact search takes at most: as long as somebody waits before a page. */
export const USUAL_TIME_LIMIT = 2000;
const [MIN_TIME_LIMIT, MAX_TIME_LIMIT] = [50, 10_000];
/** The seed of a search for which nobody gave one, so that it can be repeated. */
export const USUAL_SEED = 1;
/** How long a proposal can be accepted. What was free a week ago is not to be relied upon. */
export const KEPT_DAYS = 7;

/** When a request would like to be: days are kept, the hour is come near to. */
const Wish = Creation(
  {
    localStart: WallTime,
    firstDate: Day,
    lastDate: Day,
    partOfDay: OneOf(partsOfDay),
    days: Unique(Day, MAX_DAYS, 1),
  },
  [],
);
export type Wish = Static<typeof Wish>;

const Request = Creation(
  {
    title: Line(),
    stopRequest: Type.String({
      format: 'uuid',
      description:
        'The request for a stop that this is: its city, days and organization count where nothing else is said, and it is accepted with the proposal.',
    }),
    city: Slug,
    venue: Id,
    room: Line(100),
    speaker: Slug,
    minutes: Type.Integer({
      ...{ minimum: MIN_MINUTES, maximum: MAX_MINUTES },
      description: `How long it lasts; ${USUAL_MINUTES} unless it is said.`,
    }),
    wish: Wish,
    weight: Type.Integer({
      ...{ minimum: 1, maximum: MAX_WEIGHT },
      description: 'What it counts beside the others; 1 unless it is said.',
    }),
    needsInterpreter: Type.Boolean({ description: 'One of `interpreters` is to be there.' }),
    host: Slug,
    languages: Unique(LanguageTag, 20),
  },
  ['title'],
);

/** What somebody asks a tour for: a city or a venue, and any of its speakers unless one is named. */
export type Request = Static<typeof Request>;

export const NewProposal = Creation(
  {
    requests: Type.Array(Request, { minItems: 1, maxItems: MAX_REQUESTS }),
    interpreters: Unique(Slug, MAX_INTERPRETERS),
    seed: Type.Integer({
      ...{ minimum: 0, maximum: 2_147_483_647 },
      description: 'The same seed and schedule give the same placement, within the time limit.',
    }),
    timeLimitMillis: Type.Integer({
      ...{ minimum: MIN_TIME_LIMIT, maximum: MAX_TIME_LIMIT },
      description: `How long the exact search may take; ${USUAL_TIME_LIMIT} unless it is said.`,
    }),
  },
  ['requests'],
);
export type NewProposal = Static<typeof NewProposal>;

/** How far a search came. */
export const searchStatuses = ['optimal', 'narrowed', 'time-limit'] as const;
export type SearchStatus = (typeof searchStatuses)[number];

const ofRequest = {
  request: Type.Integer({ description: 'The place of the request in the body, from 0.' }),
  title: Type.String(),
};

/** A request with a place in the tour. */
export const Placed = Type.Object({
  ...ofRequest,
  speaker: Slug,
  interpreter: Nullable(Slug),
  venue: Nullable(Id),
  room: Nullable(Type.String()),
  leg: Id,
  ...Offer.properties,
  event: Nullable(Type.String({ description: 'The hold that it became when it was accepted.' })),
});
export type Placed = Static<typeof Placed>;

/** A request without a place: the rule that blocks it, and a sentence that says how. */
export const Unplaced = Type.Object({
  ...ofRequest,
  rule: Type.String(),
  message: Type.String(),
});
export type Unplaced = Static<typeof Unplaced>;

const Totals = Type.Object({
  requests: Type.Integer(),
  placed: Type.Integer(),
  weight: Type.Integer({ description: 'What all requests weigh.' }),
  weightPlaced: Type.Integer({ description: 'What those weigh that are placed.' }),
  weightByGreedy: Type.Integer({ description: 'What the immediate answer placed of it.' }),
});

const found = {
  status: Type.Unsafe<SearchStatus>({
    ...{ type: 'string', enum: [...searchStatuses] },
    description:
      'optimal: no other placement weighs more, or is nearer to the wishes. narrowed: the best of those hours that were looked at, of too many. time-limit: the search ran out of time, and this is the best that it had.',
  }),
  totals: Totals,
  placed: Type.Array(Placed),
  unplaced: Type.Array(Unplaced),
};

/** What a search has found. */
const Placement = Type.Object(found);
export type Placement = Static<typeof Placement>;

/**
 * A placement of requests in the legs of a tour that clashes with nothing on file; nothing of it is
 * on file itself until it is accepted.
 */
export const Proposal = Type.Object({
  ...{ id: Id, tour: Slug, seed: Type.Integer(), ...found, createdAt: Instant },
  acceptedAt: Nullable(Instant),
  acceptedBy: Nullable(Type.String({ description: 'The label of the key that was used.' })),
});
export type Proposal = Static<typeof Proposal>;

/** What is kept of a proposal: what was found, and the requests as they were sent. */
export type ProposalContent = Placement & { seed: number; requests: Request[] };
