import type { CalendarDate } from './calendar-date.js';
import type { LegKind } from './leg.js';

/**
 * What the public knows of a leg: the content of its entry in every feed. It is stored as it was
 * last published, so an entry can still be told (as cancelled) after its leg is gone, and a change
 * is public exactly when this value changes.
 */
export type LegContent = {
  kind: 'leg';
  tour: { slug: string; title: string };
  speaker: { slug: string; name: string } | null;
  coast: { slug: string; name: string } | null;
  /** `city` is null where only the region or the country may be told. */
  place: {
    city: string | null;
    region: string | null;
    country: string;
    latitude: number | null;
    longitude: number | null;
    timeZone: string | null;
  };
  firstDate: CalendarDate;
  lastDate: CalendarDate;
  legKind: LegKind;
};

/** One entry of a feed. `changedAt` is its last public change; `sequence` counts those. */
export type FeedEntry = {
  uid: string;
  sequence: number;
  createdAt: Date;
  changedAt: Date;
  cancelled: boolean;
  content: LegContent;
};
