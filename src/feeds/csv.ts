import { countryName } from '../domain/countries.js';
import type { Language } from '../domain/date-words.js';
import type { EventContent, FeedEntry, LegContent } from '../domain/publication.js';
import { wallTimeAt } from '../domain/time/wall-time.js';
import { compareEntries, pageOf } from './entry.js';
import type { Feed } from './feed.js';
import { oneLine } from './text.js';

/** The columns in their order, with their heads. */
const heads = {
  en: {
    ...{ kind: 'kind', speakers: 'speakers', city: 'city', region: 'region', country: 'country' },
    ...{ firstDate: 'first date', lastDate: 'last date', localStart: 'local start' },
    ...{ localEnd: 'local end', timeZone: 'time zone', startsAt: 'starts at (UTC)' },
    ...{ title: 'title', venue: 'venue', address: 'address', host: 'host', url: 'url' },
    status: 'status',
  },
  es: {
    ...{ kind: 'tipo', speakers: 'oradores', city: 'ciudad', region: 'región', country: 'país' },
    ...{ firstDate: 'primer día', lastDate: 'último día', localStart: 'comienzo local' },
    ...{ localEnd: 'fin local', timeZone: 'zona horaria', startsAt: 'comienza (UTC)' },
    ...{ title: 'título', venue: 'lugar', address: 'dirección', host: 'organiza', url: 'url' },
    status: 'estado',
  },
} as const;

type Column = keyof (typeof heads)['en'];
type Row = Record<Column, string | null>;

const kinds = {
  en: { stop: 'stop', rest: 'rest', travel: 'travel', event: 'event' },
  es: { stop: 'parada', rest: 'descanso', travel: 'viaje', event: 'evento' },
} as const;
const statuses = {
  en: { live: 'confirmed', postponed: 'postponed', cancelled: 'cancelled' },
  es: { live: 'confirmado', postponed: 'aplazado', cancelled: 'cancelado' },
} as const;

/**
 * An itinerary as a table (RFC 4180): a head, then a row for each public leg and event in the order
 * of the feed; UTF-8 without BOM, lines ended by CRLF. What is not known or not public is empty.
 * Days are YYYY-MM-DD and wall times YYYY-MM-DDTHH:MM, so that programs can read them, too.
 */
export function renderCsv(feed: Feed, language: Language): string {
  const base = new URL(feed.url).origin;
  const columns = Object.keys(heads.en) as Column[];
  const rows = feed.entries.toSorted(compareEntries).map(entry => rowOf(entry, language, base));
  return [heads[language] as Row, ...rows]
    .map(row => `${columns.map(column => cell(row[column])).join(',')}\r\n`)
    .join('');
}

function rowOf(entry: FeedEntry, language: Language, base: string): Row {
  const { content } = entry;
  const { city, region, country, timeZone } = content.place;
  const own = content.kind === 'leg' ? ofLeg(entry, content, base) : ofEvent(entry, content, base);
  return {
    kind: kinds[language][content.kind === 'leg' ? content.legKind : 'event'],
    ...{ city, region, timeZone },
    country: country === null ? null : countryName(country, language),
    ...{ firstDate: content.firstDate, lastDate: content.lastDate },
    ...own,
    status: statuses[language][statusOf(entry)],
  };
}

function statusOf({ cancelled, content }: FeedEntry): keyof (typeof statuses)['en'] {
  if (cancelled) return 'cancelled';
  return content.postponed ? 'postponed' : 'live';
}

type Own = Omit<
  Row,
  'kind' | 'city' | 'region' | 'country' | 'firstDate' | 'lastDate' | 'timeZone' | 'status'
>;

function ofLeg({ uid }: FeedEntry, leg: LegContent, base: string): Own {
  const { speaker, tour } = leg;
  return {
    ...{ speakers: speaker?.name ?? null, title: tour.title },
    ...{ localStart: null, localEnd: null, startsAt: null },
    ...{ venue: null, address: null, host: null },
    url: pageOf(uid, leg, base).href,
  };
}

function ofEvent({ uid }: FeedEntry, event: EventContent, base: string): Own {
  const { title, host, localStart, startsAt, endsAt, place, url } = event;
  return {
    ...{ title, host, localStart, startsAt, address: place.street },
    speakers: event.speakers.map(({ name }) => name).join('; '),
    localEnd: endsAt === null ? null : wallTimeAt(new Date(endsAt), place.timeZone),
    venue: [place.venue, place.room].filter(part => part !== null).join(', '),
    url: url ?? pageOf(uid, event, base).href,
  };
}

/**
 * With what a spreadsheet takes a cell for a formula, which can send the sheet elsewhere (OWASP,
 * "CSV Injection"); some take the full-width signs of East Asian keyboards alike.
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** A field: one line of text, without force as a formula, quoted where RFC 4180 (2.6, 2.7) asks. */
function cell(value: string | null): string {
  const text = oneLine(value ?? '');
  const plain = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n;\t]|^\s|\s$/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
