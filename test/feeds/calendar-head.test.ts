import t from 'tap';
import { calendarHead } from '../../src/feeds/calendar-head.js';
import { unfoldedLines } from '../../src/feeds/content-line.js';
import type { PublicFeed } from '../../src/feeds/feed.js';
import { entry, feed, leg, place } from './build.js';

const inSeattle = entry();
const inBoston = entry({ content: leg({ place: place('MA', 'US', 'America/New_York') }) });
const nowhere = entry({ content: leg({ place: place(null, 'US', null) }) });

t.test('the head names the calendar twice, for old clients and new ones', async t => {
  t.strictSame(head({ name: 'Alex, West', description: 'One\r\nTwo; three', entries: [] }), [
    'VERSION:2.0',
    'PRODID:-//Gira//Speaker tours//EN',
    'CALSCALE:GREGORIAN',
    'NAME:Alex\\, West',
    'X-WR-CALNAME:Alex\\, West',
    'DESCRIPTION:One\\nTwo\\; three',
    'X-WR-CALDESC:One\\nTwo\\; three',
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    'URL:https://gira.example/speakers/alex-gomez',
    'SOURCE;VALUE=URI:https://gira.example/feeds/speakers/alex-gomez.ics',
    'LAST-MODIFIED:20130102T131415Z',
    '',
  ]);
});

t.test('the colour stands there when the feed has one', async t => {
  t.ok(head({ color: 'teal' }).includes('COLOR:teal'));
});

t.test('the time zone stands there only when every entry has one and the same', async t => {
  const zoneLines = (entries: PublicFeed['entries']) =>
    head({ entries }).filter(line => line.startsWith('X-WR-TIMEZONE'));
  t.strictSame(zoneLines([inSeattle, inSeattle]), ['X-WR-TIMEZONE:America/Los_Angeles']);
  t.strictSame(zoneLines([inSeattle, inBoston]), []);
  t.strictSame(zoneLines([inSeattle, nowhere]), []);
  t.strictSame(zoneLines([nowhere, inSeattle]), []);
  t.strictSame(zoneLines([nowhere]), []);
  t.strictSame(zoneLines([]), []);
});

function head(changes: Partial<PublicFeed>): string[] {
  return unfoldedLines(calendarHead(feed(changes)));
}
