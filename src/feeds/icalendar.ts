import type { Language } from '../domain/date-words.js';
import type { FeedEntry } from '../domain/publication.js';
import { calendarHead } from './calendar-head.js';
import { contentLine } from './content-line.js';
import { compareEntries, entryEvent } from './entry.js';
import type { Feed } from './feed.js';
import { createMemo } from './memo.js';
import { renderVEvent } from './vevent.js';

export type CalendarOptions = {
  language?: Language;
  cancelled?: 'show' | 'hide' | 'prefix';
  kind?: 'events' | 'legs' | undefined;
};

/** Writes a feed as an iCalendar file: UTF-8 without BOM, lines ended by CRLF. */
export type CalendarRenderer = {
  render(feed: Feed, options?: CalendarOptions): string;
  renderInSlices(feed: Feed, options?: CalendarOptions): Promise<string>;
};

/**
 * How many entries a renderer remembers: 10,000 in both languages, about 30 MB. Beyond that a
 * feed is still right, but a write to it costs as much as writing it anew.
 */
const MAX_REMEMBERED_ENTRIES = 20_000;

/**
 * A renderer that writes each entry once per change: `ics` takes up to a millisecond an entry, so
 * a change in a feed of 10,000 must cost one of them. Keep one renderer for the whole process.
 */
export function createRenderer(): CalendarRenderer {
  const remembered = createMemo<string>(MAX_REMEMBERED_ENTRIES);
  const render = (feed: Feed, { language = 'en' }: CalendarOptions = {}) => {
    const base = new URL(feed.url).origin;
    const entries = feed.entries
      .toSorted(compareEntries)
      .map(entry =>
        remembered(versionOf(entry, language, base), () =>
          renderVEvent(entryEvent(entry, language, base)),
        ),
      );
    return [
      contentLine('BEGIN', 'VCALENDAR'),
      calendarHead(feed),
      ...entries,
      contentLine('END', 'VCALENDAR'),
    ].join('');
  };
  return { render, renderInSlices: async (feed, options) => render(feed, options) };
}

/** A feed written once, with nothing remembered. */
export const renderCalendar: CalendarRenderer['render'] = (feed, options) =>
  createRenderer().render(feed, options);

/** All that an entry's text depends on: each public change of its content raises `sequence`. */
function versionOf(entry: FeedEntry, language: Language, base: string): string {
  const { sequence, changedAt, cancelled, uid } = entry;
  return [language, base, sequence, changedAt.getTime(), cancelled, uid].join(' ');
}
