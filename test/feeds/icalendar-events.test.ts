import t from 'tap';
import type { EventContent } from '../../src/domain/publication.js';
import { unfoldedLines } from '../../src/feeds/content-line.js';
import { renderCalendar } from '../../src/feeds/icalendar.js';
import { rules2025c } from '../builders/zone-rules.js';
import { entry, evening, eveningIn, feed, leg } from './build.js';
import { reparse } from './reparse.js';

const event = (id: number, content: EventContent, cancelled = false) =>
  entry({ uid: `event-${id}@gira.example`, content, cancelled });
const inNewYork = event(1, eveningIn('America/New_York', '2027-02-10T19:00', '2027-02-10T21:00'));
const inVancouver = event(
  2,
  eveningIn('America/Vancouver', '2026-12-15T19:00', '2026-12-15T21:00'),
);
const lastWinter = event(3, eveningIn('America/Vancouver', '2025-12-15T19:00', '2025-12-15T21:00'));
const inSeattle = event(4, evening({ leg: '1', host: 'Seattle Chapter; "Allies"' }));

/** The lines of a feed that begin like one of these. */
const linesOf = (entries: Parameters<typeof feed>[0], ...names: string[]) =>
  unfoldedLines(renderCalendar(feed(entries))).filter(line =>
    names.some(name => line.startsWith(name)),
  );

t.test('an evening is these bytes, after the zone that its hours are in', async t => {
  const text = renderCalendar(feed({ entries: [inSeattle] }));
  t.equal(
    text.slice(text.indexOf('LAST-MODIFIED')),
    lines(
      'LAST-MODIFIED:20130102T131415Z',
      'X-WR-TIMEZONE:America/Los_Angeles',
      'BEGIN:VTIMEZONE',
      'TZID:America/Los_Angeles',
      'BEGIN:STANDARD',
      'DTSTART:19701101T020000',
      'TZOFFSETFROM:-0700',
      'TZOFFSETTO:-0800',
      'TZNAME:-08',
      'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:19700308T020000',
      'TZOFFSETFROM:-0800',
      'TZOFFSETTO:-0700',
      'TZNAME:-07',
      'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU',
      'END:DAYLIGHT',
      'END:VTIMEZONE',
      'BEGIN:VEVENT',
      'UID:event-4@gira.example',
      'DTSTAMP:20130102T131415Z',
      'DTSTART;TZID=America/Los_Angeles:20130203T180000',
      'DTEND;TZID=America/Los_Angeles:20130203T200000',
      'SEQUENCE:0',
      'GEO:47.6;-122.3',
      'STATUS:CONFIRMED',
      'X-MICROSOFT-CDO-BUSYSTATUS:BUSY',
      'TRANSP:OPAQUE',
      'CREATED:20130101T120000Z',
      'LAST-MODIFIED:20130102T131415Z',
      'SUMMARY:An evening with Alex',
      'LOCATION:Union Hall\\, 12 Main St\\, Seattle\\, WA\\, United States',
      'DESCRIPTION:With Alex Gomez\\nHosted by: Seattle Chapter\\; "Allies"\\nhttps:/',
      ' /gira.example/events/4',
      'CATEGORIES:Event,West Coast',
      'URL:https://gira.example/events/4',
      'RELATED-TO:leg-1@gira.example',
      'END:VEVENT',
      'END:VCALENDAR',
    ),
  );
});

t.test('each zone that hours are in stands there once, sorted, before the entries', async t => {
  const entries = [inVancouver, lastWinter, inNewYork, entry(), inNewYork];
  t.strictSame(linesOf({ entries }, 'TZID', 'BEGIN:VEVENT').slice(0, 3), [
    'TZID:America/New_York',
    'TZID:America/Vancouver',
    'BEGIN:VEVENT',
  ]);
});

t.test('no zone stands there for days, hours in UTC, and hours that are open', async t => {
  const open = event(5, evening({ localStart: null, startsAt: null, endsAt: null }));
  t.strictSame(linesOf({ entries: [entry(), lastWinter, open] }, 'BEGIN:VTIMEZONE'), []);
  t.strictSame(linesOf({ entries: [lastWinter] }, 'DT'), [
    'DTSTAMP:20130102T131415Z',
    'DTSTART:20251216T030000Z',
    'DTEND:20251216T050000Z',
  ]);
});

t.test('a cancelled evening keeps its hours and leaves the time free', async t => {
  const [cancelled] = reparse(
    renderCalendar(feed({ entries: [event(4, evening(), true)] })),
  ).events;
  t.match(cancelled, {
    ...{ dtstart: '2013-02-03T18:00:00', dtend: '2013-02-03T20:00:00', status: 'CANCELLED' },
    ...{ transp: 'TRANSPARENT', summary: 'CANCELLED: An evening with Alex' },
  });
});

t.test('other zone data writes other hours and another zone', async t => {
  const written = unfoldedLines(renderCalendar(feed({ entries: [inVancouver] }), {}, rules2025c));
  t.ok(written.includes('DTSTART;TZID=America/Vancouver:20261215T180000'));
  t.ok(written.includes('BEGIN:DAYLIGHT'));
});

t.test('only a feed of one zone names it for all', async t => {
  const zone = (...entries: ReturnType<typeof entry>[]) => linesOf({ entries }, 'X-WR-TIMEZONE');
  t.strictSame(zone(inSeattle, entry()), ['X-WR-TIMEZONE:America/Los_Angeles']);
  t.strictSame(zone(inSeattle, inNewYork), []);
});

t.test('no property stands in a feed but those that calendars are known to take', async t => {
  const everything = event(
    6,
    evening({ leg: '1', description: 'Bring friends', joinUrl: 'https://meet.example/1' }),
  );
  const { head, events } = reparse(
    renderCalendar(feed({ color: 'teal', entries: [everything, entry({ content: leg() })] })),
  );
  t.strictSame(Object.keys(head), [
    ...['version', 'prodid', 'calscale', 'name', 'x-wr-calname', 'description', 'x-wr-caldesc'],
    ...['refresh-interval', 'x-published-ttl', 'url', 'source', 'last-modified', 'color'],
    'x-wr-timezone',
  ]);
  const ofLeg = [
    ...['uid', 'dtstamp', 'dtstart', 'dtend', 'sequence', 'geo', 'status'],
    ...['x-microsoft-cdo-busystatus', 'transp', 'created', 'last-modified', 'summary'],
    ...['location', 'description', 'categories', 'url'],
  ];
  t.strictSame(events.map(Object.keys), [ofLeg, [...ofLeg, 'related-to']]);
});

function lines(...all: string[]): string {
  return all.map(line => `${line}\r\n`).join('');
}
