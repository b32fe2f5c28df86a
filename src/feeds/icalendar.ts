import type { Language } from '../domain/date-words.js';
import { type FeedEntry, isOff } from '../domain/publication.js';
import { inSlices } from '../domain/slices.js';
import { pinnedRules, type ZoneRules } from '../domain/time/rules.js';
import { yearlyShape } from '../domain/time/yearly-shape.js';
import { calendarHead } from './calendar-head.js';
import { contentLine } from './content-line.js';
import { entryEvent, inOrder, type Telling } from './entry.js';
import type { Feed } from './feed.js';
import { createMemo } from './memo.js';
import { renderVEvents, type WrittenVEvent } from './vevent.js';
import { renderVTimezone } from './vtimezone.js';

/** What a subscriber may choose; what is left out is English, with everything in it. */
export type CalendarOptions = {
  language?: Language;
  /**
   * Cancelled entries: told by STATUS and title (`show`), left out (`hide`), or told by the title
   * alone (`prefix`), since Google drops an entry whose STATUS is CANCELLED without a word.
   */
  cancelled?: 'show' | 'hide' | 'prefix';
  /** Entries of one kind alone. */
  kind?: 'events' | 'legs' | undefined;
};

/** Writes a feed as an iCalendar file: UTF-8 without BOM, lines ended by CRLF. */
export type CalendarRenderer = {
  /** At once, however long it takes: for tests and commands. */
  render(feed: Feed, options?: CalendarOptions): string;
  /** The same text, written in slices between which the process does its other work. */
  renderInSlices(feed: Feed, options?: CalendarOptions): Promise<string>;
};

/**
 * How many entries a renderer remembers: 10,000 in both languages, about 30 MB. Beyond that a
 * feed is still right, but a write to it costs as much as writing it anew.
 */
const MAX_REMEMBERED_ENTRIES = 20_000;

/** `ics` looks at the first of those that it is given twice; eight take some five milliseconds. */
const WRITTEN_AT_ONCE = 8;

/** More than there are zones. */
const MAX_REMEMBERED_ZONES = 1000;

/**
 * A renderer that writes each entry once per change: `ics` takes half a millisecond an entry, so
 * a change in a feed of 10,000 must cost one of them. Keep one renderer for the whole process.
 */
export function createRenderer(rules: ZoneRules = pinnedRules): CalendarRenderer {
  const entries = createMemo<WrittenVEvent>(MAX_REMEMBERED_ENTRIES);
  const zones = createMemo<string>(MAX_REMEMBERED_ZONES);
  const writeZone = (timeZone: string) => {
    const write = () => [renderVTimezone(timeZone, yearlyShape(timeZone, rules)!)];
    return zones([timeZone], write)[0]!;
  };
  function* writeEntries(feed: Feed, options: CalendarOptions): Iterable<WrittenVEvent> {
    const telling = tellingOf(feed, options);
    for (let at = 0; at < feed.entries.length; at += WRITTEN_AT_ONCE) {
      const some = feed.entries.slice(at, at + WRITTEN_AT_ONCE);
      const versions = some.map(entry => versionOf(entry, telling, rules));
      const write = (missing: readonly number[]) =>
        renderVEvents(
          missing.map(place => entryEvent(some[place]!, telling)),
          rules,
        );
      yield* entries(versions, write);
    }
  }
  return {
    render(feed, options = {}) {
      const chosen = chosenOf(feed, options);
      return calendarOf(chosen, [...writeEntries(chosen, options)], writeZone);
    },
    async renderInSlices(feed, options = {}) {
      const chosen = chosenOf(feed, options);
      return calendarOf(chosen, await inSlices(writeEntries(chosen, options)), writeZone);
    },
  };
}

/** A feed written once, with nothing remembered. */
export function renderCalendar(feed: Feed, options?: CalendarOptions, rules?: ZoneRules): string {
  return createRenderer(rules).render(feed, options);
}

/** The feed with the entries that were asked for, in their order. */
function chosenOf(feed: Feed, { cancelled, kind }: CalendarOptions): Feed {
  const isChosen = (entry: FeedEntry) =>
    !(isOff(entry) && cancelled === 'hide') &&
    (kind === undefined || kind === `${entry.content.kind}s`);
  return { ...feed, entries: inOrder(feed.entries.filter(isChosen)) };
}

function tellingOf(feed: Feed, { language, cancelled }: CalendarOptions): Telling {
  return {
    language: language ?? 'en',
    cancelled: cancelled === 'prefix' ? 'prefix' : 'status',
    base: new URL(feed.url).origin,
  };
}

/** All that an entry's text depends on: each public change of its content raises `sequence`. */
function versionOf(entry: FeedEntry, telling: Telling, rules: ZoneRules): string {
  const { sequence, changedAt, cancelled, uid, version } = entry;
  const { language, base } = telling;
  // Of one version a feed may tell that it is postponed, and one that it has left that it is cancelled.
  const state = isOff(entry) ? `${cancelled} ${telling.cancelled}` : 'confirmed';
  return [rules.version, language, base, sequence, changedAt.getTime(), state, uid, version].join(
    ' ',
  );
}

/** The file: zones stand before the entries, each once, for readers that go through it once. */
function calendarOf(
  feed: Feed,
  written: readonly WrittenVEvent[],
  writeZone: (timeZone: string) => string,
): string {
  const zones = new Set(written.map(({ timeZone }) => timeZone).filter(zone => zone !== null));
  return [
    contentLine('BEGIN', 'VCALENDAR'),
    calendarHead(feed),
    ...[...zones].sort().map(writeZone),
    ...written.map(({ text }) => text),
    contentLine('END', 'VCALENDAR'),
  ].join('');
}
