import { type Static, Type } from 'typebox';
import {
  Change,
  CountryCode,
  Creation,
  Day,
  Line,
  Nullable,
  OneOf,
  Slug,
  Text,
  Unique,
  WebAddress,
} from './shape.js';

export const tourKinds = ['speaker-tour', 'delegation'] as const;
export type TourKind = (typeof tourKinds)[number];

export const tourStatuses = ['draft', 'published', 'archived'] as const;
export type TourStatus = (typeof tourStatuses)[number];

const linkKinds = ['factsheet', 'video', 'flyer', 'petition', 'application', 'other'] as const;

export const TourLink = Type.Object(
  { kind: OneOf(linkKinds), title: Line(), url: WebAddress, deadline: Type.Optional(Day) },
  { additionalProperties: false },
);

const fields = {
  title: Line(),
  summary: Nullable(Text()),
  kind: OneOf(tourKinds),
  status: OneOf(tourStatuses),
  countries: Unique(CountryCode),
  firstDate: Nullable(Day),
  lastDate: Nullable(Day),
  contact: Nullable(Text(2000)),
  links: Type.Array(TourLink, { maxItems: 50 }),
  lead: Nullable(Slug),
  senders: Unique(Slug),
  supporters: Unique(Slug),
  datesToAvoid: Unique(Day, 366),
};

/**
 * A tour. `firstDate` and `lastDate` follow its legs unless they were given; setting one to null
 * lets it follow the legs again.
 */
export const Tour = Type.Object({ slug: Slug, ...fields });
export type Tour = Static<typeof Tour>;

export const NewTour = Creation(fields, ['title']);
export type NewTour = Static<typeof NewTour>;

export const TourChange = Change(fields);
export type TourChange = Static<typeof TourChange>;

/** A draft is known to coordinators alone. */
export function isPublished(tour: Pick<Tour, 'status'>): boolean {
  return tour.status !== 'draft';
}
