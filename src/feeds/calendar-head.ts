import { contentLine } from './content-line.js';
import type { Feed } from './feed.js';
import { cleanText, escapeText, oneLine } from './text.js';

/** Stable for ever (RFC 5545, section 3.7.3): some clients take a new one for a new calendar. */
const PRODUCT = '-//Gira//Speaker tours//EN';

/** How often a client should ask. Two properties, since Outlook knows only the older one. */
const REFRESH = 'PT1H';

/**
 * The properties of the calendar itself, from RFC 5545 and RFC 7986, each with the older name
 * that Google and Outlook read. There is no METHOD: PUBLISH asks for an ORGANIZER in every event
 * (RFC 5546, section 3.2.1), and a feed is not a message.
 */
export function calendarHead(feed: Feed): string {
  const name = escapeText(oneLine(feed.name));
  const description = escapeText(cleanText(feed.description));
  const timeZone = onlyTimeZone(feed);
  return [
    contentLine('VERSION', '2.0'),
    contentLine('PRODID', PRODUCT),
    contentLine('CALSCALE', 'GREGORIAN'),
    contentLine('NAME', name),
    contentLine('X-WR-CALNAME', name),
    contentLine('DESCRIPTION', description),
    contentLine('X-WR-CALDESC', description),
    contentLine('REFRESH-INTERVAL;VALUE=DURATION', REFRESH),
    contentLine('X-PUBLISHED-TTL', REFRESH),
    contentLine('URL', new URL(feed.url).href),
    feed.source === null ? '' : contentLine('SOURCE;VALUE=URI', new URL(feed.source).href),
    contentLine('LAST-MODIFIED', utcTime(feed.changedAt)),
    feed.color === null ? '' : contentLine('COLOR', escapeText(oneLine(feed.color))),
    timeZone === null ? '' : contentLine('X-WR-TIMEZONE', escapeText(oneLine(timeZone))),
  ].join('');
}

/** A client moves all entries into X-WR-TIMEZONE, so only a feed of one zone may name it. */
function onlyTimeZone({ entries }: Feed): string | null {
  const zone = entries[0]?.content.place.timeZone ?? null;
  return entries.every(({ content }) => content.place.timeZone === zone) ? zone : null;
}

/** `20130203T180000Z` (RFC 5545, section 3.3.5, form 2). */
function utcTime(instant: Date): string {
  return `${instant.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}
