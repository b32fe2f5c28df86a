import { addDays, type CalendarDate } from './calendar-date.js';
import { type FeedEntry, type HeldEntry, isOff, toldOf } from './publication.js';
import type { TourStatus } from './tour.js';

/** A cancelled or postponed entry stays this long past its last day, or past its cancellation if that is later. */
const DAYS_CANCELLED = 30;
/** City feeds and the feed of everything hold the future and this much of the past. */
const DAYS_PAST = 366;

/** An entry of one feed, with what decides whether the feed still holds it. */
export type WindowEntry = HeldEntry & { tourStatus: TourStatus; tourNamedAt: Date };

/** What a feed holds at an instant; when it last changed; and when it next does so by itself. */
export type FeedWindow = { entries: FeedEntry[]; changedAt: Date | null; until: Date | null };

/**
 * The entries that a feed holds at an instant, and when it last changed, removals included.
 * Speaker, tour and coast feeds hold everything of tours that are not archived; the others all of
 * the future and the past twelve months.
 */
export function entriesInWindow(feed: string, held: readonly WindowEntry[], now: Date): FeedWindow {
  const isByTour = /^(speakers|tours|coasts|events)\//.test(feed);
  const times: Date[] = [];
  const entries: FeedEntry[] = [];
  const coming = held.flatMap(({ visibleFrom }) => visibleFrom ?? []);
  for (const row of toldOf(held, now)) {
    const appearedAt = latest([row.changedAt, row.visibleFrom]);
    const leavesAt = isByTour ? null : startOf(addDays(row.content.lastDate, DAYS_PAST + 1));
    // A tour goes into the archive, or comes out of it, when it is `named`.
    const archiving = isByTour ? [row.tourNamedAt] : [];
    const ends = [
      ...(isOff(row) ? [cancelledUntil(row)] : []),
      ...(leavesAt === null ? [] : [leavesAt]),
      ...(row.tourStatus === 'archived' ? archiving : []),
    ];
    coming.push(...ends);
    const goneAt = ends.filter(time => time <= now);
    times.push(appearedAt, ...archiving, ...goneAt);
    if (goneAt.length === 0) entries.push({ ...row, changedAt: appearedAt });
  }
  const next = coming.reduce(
    (first, at) => (at > now ? Math.min(first, at.getTime()) : first),
    Infinity,
  );
  return {
    entries,
    changedAt: times.length === 0 ? null : latest(times),
    until: next === Infinity ? null : new Date(next),
  };
}

function cancelledUntil({ changedAt, content }: HeldEntry): Date {
  return latest([
    startOf(addDays(content.lastDate, DAYS_CANCELLED + 1)),
    new Date(changedAt.getTime() + DAYS_CANCELLED * 86_400_000),
  ]);
}

/** Windows are days wide: the day of UTC's calendar is near enough for where they end. */
function startOf(date: CalendarDate): Date {
  return new Date(`${date}T00:00:00Z`);
}

function latest(times: (Date | null)[]): Date {
  return new Date(times.reduce((last, time) => Math.max(last, time?.getTime() ?? 0), 0));
}
