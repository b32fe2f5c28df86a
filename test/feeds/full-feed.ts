import { addDays } from '../../src/domain/calendar-date.js';
import type { Language } from '../../src/domain/date-words.js';
import type { EventContent, FeedEntry } from '../../src/domain/publication.js';
import { pinnedRules } from '../../src/domain/time/rules.js';
import { entryEvent } from '../../src/feeds/entry.js';
import type { Feed } from '../../src/feeds/feed.js';
import { cleanText, oneLine } from '../../src/feeds/text.js';
import { zonedTimes } from '../../src/feeds/zoned-time.js';
import { entry, evening, eveningIn, feed, leg, telling } from './build.js';

/** Hours in fifteen zones: short and long days, across midnight, before and after changes of law. */
const hours: [timeZone: string, localStart: string, localEnd: string][] = [
  ['America/New_York', '2027-02-10T19:00', '2027-02-10T21:00'],
  ['America/New_York', '2027-03-14T01:30', '2027-03-14T04:00'],
  ['America/New_York', '2026-11-01T00:30', '2026-11-01T03:00'],
  ['America/New_York', '2026-11-01T01:30', '2026-11-01T03:00'],
  ['America/Toronto', '2026-07-01T18:30', '2026-07-01T20:00'],
  ['America/Chicago', '2026-12-31T22:00', '2027-01-01T01:00'],
  ['America/Denver', '2027-01-10T19:00', '2027-01-10T21:00'],
  ['America/Phoenix', '2026-08-10T19:00', '2026-08-10T21:00'],
  ['America/Los_Angeles', '2027-03-14T19:00', '2027-03-14T21:00'],
  ['America/Vancouver', '2026-07-15T19:00', '2026-07-15T21:00'],
  ['America/Vancouver', '2026-12-15T19:00', '2026-12-15T21:00'],
  ['America/St_Johns', '2026-09-15T19:00', '2026-09-15T21:30'],
  ['America/El_Salvador', '2026-10-15T23:15', '2026-10-16T00:45'],
  ['America/Anchorage', '2026-07-15T19:00', '2026-07-15T21:00'],
  ['Pacific/Honolulu', '2026-07-16T19:00', '2026-07-16T21:00'],
  ['Australia/Sydney', '2026-10-04T01:00', '2026-10-04T04:00'],
  ['Australia/Adelaide', '2027-01-26T18:00', '2027-01-26T20:00'],
  ['Australia/Lord_Howe', '2027-01-15T19:00', '2027-01-16T01:00'],
  ['Africa/Cairo', '2026-08-15T19:00', '2026-08-15T21:00'],
];

const somebody = (name: string) => ({ slug: 'somebody', name });

/** What else an event can be; each is on a day of its own. */
const others: (EventContent & { cancelled?: boolean })[] = [
  {
    ...eveningIn('America/Los_Angeles', '2026-08-01T10:00', '2026-08-01T12:00'),
    ...{ title: 'Panel: land, water; and "maíz"', host: 'Seattle Chapter', leg: '1' },
    speakers: ['Alex Gómez', 'Jaime Rivera', 'Rosa; Luz, la de Chalate'].map(somebody),
  },
  {
    ...eveningIn('America/New_York', '2026-08-02T19:00', '2026-08-02T21:00'),
    ...{ title: 'An evening that is off', cancelled: true },
  },
  {
    ...eveningIn('America/El_Salvador', '2026-08-03T19:00', '2026-08-03T21:00'),
    title: '¡Sí, se puede! – ¿Quién decide? «El agua es nuestra»',
  },
  {
    ...eveningIn('America/Chicago', '2026-08-04T19:00', '2026-08-04T21:00'),
    ...{ title: 'Music 🎸🌎 and families 👩‍👩‍👧', joinUrl: 'https://meet.example/a?b=c&d=e,f;g' },
  },
  {
    ...eveningIn('America/Toronto', '2026-08-05T19:00', '2026-08-05T21:00'),
    title: 'أمسية مع مريم العربية، وحديث',
  },
  {
    ...eveningIn('Australia/Sydney', '2026-08-06T19:00', '2026-08-06T21:00'),
    ...{ title: 'A long story', description: longText() },
  },
  evening({
    ...{ title: 'An open hour', firstDate: '2026-08-07', lastDate: '2026-08-07' },
    ...{ localStart: null, startsAt: null, endsAt: null },
  }),
];

/**
 * Four thousand characters of all that is escaped or folded, except that no backslash stands before
 * an n: node-ical takes that for a new line.
 */
function longText(): string {
  const line = 'Línea, con; todo: a\\b "comillas" 🌎 مريم y más texto que no cabe en una línea\n';
  return `${line.repeat(60).slice(0, 3990)}el final`;
}

const legs: FeedEntry[] = [
  entry({ content: leg({ firstDate: '2026-08-01', lastDate: '2026-08-03' }) }),
  entry({
    ...{ uid: 'leg-2@gira.example', cancelled: true },
    content: leg({ firstDate: '2026-12-31', lastDate: '2027-01-01', legKind: 'rest' }),
  }),
];

/** A feed with everything that an entry can be, between June 2026 and April 2027. */
export function fullFeed(): Feed {
  const timed = hours.map((each, index) => ({
    ...eveningIn(...each),
    title: `Evening ${index} in ${each[0]}`,
  }));
  const events = [...timed, ...others].map(
    ({ cancelled = false, ...content }: (typeof others)[0], index) =>
      entry({ uid: `event-${index}@gira.example`, cancelled, content }),
  );
  return feed({ entries: [...legs, ...events] });
}

/**
 * What a reader is to find of the full feed; `timeZone` is null where hours are written in UTC.
 */
export function expectedIn(language: Language) {
  return fullFeed().entries.map(each => {
    const event = entryEvent(each, telling({ language }));
    const { uid, status, summary, location, description, when } = event;
    const hours =
      'startsAt' in when
        ? [when.startsAt, when.endsAt]
        : [new Date(when.firstDate), new Date(addDays(when.lastDate, 1))];
    return {
      ...{ uid, status, summary: oneLine(summary), location: oneLine(location) },
      ...{ description: cleanText(description), hours },
      timeZone: 'startsAt' in when ? (zonedTimes(when, pinnedRules)?.timeZone ?? null) : null,
    };
  });
}

/** Entries in the order of their UIDs. */
export function byUid<T extends { uid: unknown }>(all: readonly T[]): T[] {
  return all.toSorted((one, other) => (String(one.uid) < String(other.uid) ? -1 : 1));
}
