import t from 'tap';
import { createRenderer, renderCalendar } from '../../src/feeds/icalendar.js';
import { entry, feed, leg, place } from './build.js';
import { reparse } from './reparse.js';

const elSalvador = place(null, 'SV', 'America/El_Salvador');
const washington = place('WA', 'US', 'America/Los_Angeles');
const tour = { slug: 'delegation-2013', title: 'Delegation; roots, "water" & land' };
const name = 'María José Ibáñez Peña de la Paz 🌎🌍 مريم العربية';

const plain = entry();
const nonAscii = entry({
  uid: 'leg-2@gira.example',
  sequence: 3,
  content: leg({
    speaker: { slug: 'maria', name },
    firstDate: '2013-02-05',
    lastDate: '2013-02-06',
  }),
});
const cancelled = entry({
  uid: 'leg-3@gira.example',
  cancelled: true,
  content: leg({ firstDate: '2013-02-11', lastDate: '2013-02-11' }),
});
const regionOnly = entry({
  uid: 'leg-4@gira.example',
  content: leg({
    place: washington,
    legKind: 'rest',
    firstDate: '2013-02-12',
    lastDate: '2013-02-12',
  }),
});
const countryOnly = entry({
  uid: 'leg-5@gira.example',
  createdAt: new Date('2012-12-31T23:59:59.999Z'),
  content: leg({
    ...{ tour, speaker: null, coast: null, place: elSalvador },
    ...{ firstDate: '2013-12-30', lastDate: '2014-01-02' },
  }),
});
const entries = [plain, nonAscii, cancelled, regionOnly, countryOnly];

const head = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Gira//Speaker tours//EN',
  'CALSCALE:GREGORIAN',
  'NAME:Alex Gomez',
  'X-WR-CALNAME:Alex Gomez',
  'DESCRIPTION:The tours of Alex Gomez.',
  'X-WR-CALDESC:The tours of Alex Gomez.',
  'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
  'X-PUBLISHED-TTL:PT1H',
  'URL:https://gira.example/speakers/alex-gomez',
  'SOURCE;VALUE=URI:https://gira.example/feeds/speakers/alex-gomez.ics',
  'LAST-MODIFIED:20130102T131415Z',
];

t.test('a feed of every kind of leg is these bytes', async t => {
  t.equal(
    renderCalendar(feed({ entries, color: 'teal' })),
    lines(
      ...head,
      'COLOR:teal',

      'BEGIN:VEVENT',
      'UID:leg-1@gira.example',
      'DTSTAMP:20130102T131415Z',
      'DTSTART;VALUE=DATE:20130203',
      'DTEND;VALUE=DATE:20130205',
      'SEQUENCE:0',
      'GEO:47.60621;-122.33207',
      'STATUS:CONFIRMED',
      'X-MICROSOFT-CDO-BUSYSTATUS:FREE',
      'TRANSP:TRANSPARENT',
      'CREATED:20130101T120000Z',
      'LAST-MODIFIED:20130102T131415Z',
      'SUMMARY:Seattle – February 3–4 (Alex Gomez)',
      'LOCATION:Seattle\\, WA\\, United States',
      'DESCRIPTION:https://gira.example/tours/alex-gomez-2013',
      'CATEGORIES:Tour leg,West Coast',
      'URL:https://gira.example/tours/alex-gomez-2013',
      'END:VEVENT',

      'BEGIN:VEVENT',
      'UID:leg-2@gira.example',
      'DTSTAMP:20130102T131415Z',
      'DTSTART;VALUE=DATE:20130205',
      'DTEND;VALUE=DATE:20130207',
      'SEQUENCE:3',
      'GEO:47.60621;-122.33207',
      'STATUS:CONFIRMED',
      'X-MICROSOFT-CDO-BUSYSTATUS:FREE',
      'TRANSP:TRANSPARENT',
      'CREATED:20130101T120000Z',
      'LAST-MODIFIED:20130102T131415Z',
      // 74 octets: the emoji, of four, goes to the next line as a whole.
      'SUMMARY:Seattle – February 5–6 (María José Ibáñez Peña de la Paz ',
      ' 🌎🌍 مريم العربية)',
      'LOCATION:Seattle\\, WA\\, United States',
      'DESCRIPTION:https://gira.example/tours/alex-gomez-2013',
      'CATEGORIES:Tour leg,West Coast',
      'URL:https://gira.example/tours/alex-gomez-2013',
      'END:VEVENT',

      'BEGIN:VEVENT',
      'UID:leg-3@gira.example',
      'DTSTAMP:20130102T131415Z',
      'DTSTART;VALUE=DATE:20130211',
      'DTEND;VALUE=DATE:20130212',
      'SEQUENCE:0',
      'GEO:47.60621;-122.33207',
      'STATUS:CANCELLED',
      'X-MICROSOFT-CDO-BUSYSTATUS:FREE',
      'TRANSP:TRANSPARENT',
      'CREATED:20130101T120000Z',
      'LAST-MODIFIED:20130102T131415Z',
      'SUMMARY:CANCELLED: Seattle – February 11 (Alex Gomez)',
      'LOCATION:Seattle\\, WA\\, United States',
      'DESCRIPTION:https://gira.example/tours/alex-gomez-2013',
      'CATEGORIES:Tour leg,West Coast',
      'URL:https://gira.example/tours/alex-gomez-2013',
      'END:VEVENT',

      'BEGIN:VEVENT',
      'UID:leg-4@gira.example',
      'DTSTAMP:20130102T131415Z',
      'DTSTART;VALUE=DATE:20130212',
      'DTEND;VALUE=DATE:20130213',
      'SEQUENCE:0',
      'STATUS:CONFIRMED',
      'X-MICROSOFT-CDO-BUSYSTATUS:FREE',
      'TRANSP:TRANSPARENT',
      'CREATED:20130101T120000Z',
      'LAST-MODIFIED:20130102T131415Z',
      'SUMMARY:Washington – February 12 (Alex Gomez\\, rest day)',
      'LOCATION:Washington\\, United States',
      'DESCRIPTION:https://gira.example/tours/alex-gomez-2013',
      'CATEGORIES:Tour leg,West Coast',
      'URL:https://gira.example/tours/alex-gomez-2013',
      'END:VEVENT',

      'BEGIN:VEVENT',
      'UID:leg-5@gira.example',
      'DTSTAMP:20130102T131415Z',
      'DTSTART;VALUE=DATE:20131230',
      'DTEND;VALUE=DATE:20140103',
      'SEQUENCE:0',
      'STATUS:CONFIRMED',
      'X-MICROSOFT-CDO-BUSYSTATUS:FREE',
      'TRANSP:TRANSPARENT',
      'CREATED:20121231T235959Z',
      'LAST-MODIFIED:20130102T131415Z',
      'SUMMARY:El Salvador – December 30\\, 2013 – January 2\\, 2014 (Delegation',
      ' \\; roots\\, "water" & land)',
      'LOCATION:El Salvador',
      'DESCRIPTION:https://gira.example/tours/delegation-2013',
      'CATEGORIES:Tour leg',
      'URL:https://gira.example/tours/delegation-2013',
      'END:VEVENT',

      'END:VCALENDAR',
    ),
  );
});

t.test("Mozilla's parser reads every value of that feed as it was given", async t => {
  const { head, components, events } = reparse(renderCalendar(feed({ entries, color: 'teal' })));
  t.strictSame(components, Array(5).fill('vevent'));
  t.strictSame(head, {
    version: '2.0',
    prodid: '-//Gira//Speaker tours//EN',
    calscale: 'GREGORIAN',
    name: 'Alex Gomez',
    'x-wr-calname': 'Alex Gomez',
    description: 'The tours of Alex Gomez.',
    'x-wr-caldesc': 'The tours of Alex Gomez.',
    'refresh-interval': 'PT1H',
    'x-published-ttl': 'PT1H',
    url: 'https://gira.example/speakers/alex-gomez',
    source: 'https://gira.example/feeds/speakers/alex-gomez.ics',
    'last-modified': '2013-01-02T13:14:15Z',
    color: 'teal',
  });
  const seattle = {
    uid: 'leg-1@gira.example',
    dtstamp: '2013-01-02T13:14:15Z',
    dtstart: '2013-02-03',
    dtend: '2013-02-05',
    sequence: 0,
    geo: [47.60621, -122.33207],
    status: 'CONFIRMED',
    'x-microsoft-cdo-busystatus': 'FREE',
    transp: 'TRANSPARENT',
    created: '2013-01-01T12:00:00Z',
    'last-modified': '2013-01-02T13:14:15Z',
    summary: 'Seattle – February 3–4 (Alex Gomez)',
    location: 'Seattle, WA, United States',
    description: 'https://gira.example/tours/alex-gomez-2013',
    categories: ['Tour leg', 'West Coast'],
    url: 'https://gira.example/tours/alex-gomez-2013',
  };
  const { geo: _, ...withoutCoordinates } = seattle;
  t.strictSame(events, [
    seattle,
    {
      ...seattle,
      ...{ uid: 'leg-2@gira.example', sequence: 3, dtstart: '2013-02-05', dtend: '2013-02-07' },
      summary: `Seattle – February 5–6 (${name})`,
    },
    {
      ...seattle,
      ...{ uid: 'leg-3@gira.example', dtstart: '2013-02-11', dtend: '2013-02-12' },
      status: 'CANCELLED',
      summary: 'CANCELLED: Seattle – February 11 (Alex Gomez)',
    },
    {
      ...withoutCoordinates,
      ...{ uid: 'leg-4@gira.example', dtstart: '2013-02-12', dtend: '2013-02-13' },
      summary: 'Washington – February 12 (Alex Gomez, rest day)',
      location: 'Washington, United States',
    },
    {
      ...withoutCoordinates,
      ...{ uid: 'leg-5@gira.example', dtstart: '2013-12-30', dtend: '2014-01-03' },
      created: '2012-12-31T23:59:59Z',
      summary: `El Salvador – December 30, 2013 – January 2, 2014 (${tour.title})`,
      location: 'El Salvador',
      description: 'https://gira.example/tours/delegation-2013',
      categories: 'Tour leg',
      url: 'https://gira.example/tours/delegation-2013',
    },
  ]);
});

t.test('a feed in Spanish has Spanish words and the same dates', async t => {
  const [event] = reparse(
    renderCalendar(feed({ entries: [cancelled] }), { language: 'es' }),
  ).events;
  t.match(event, {
    dtstart: '2013-02-11',
    status: 'CANCELLED',
    summary: 'CANCELADO: Seattle – 11 de febrero (Alex Gomez)',
    location: 'Seattle, WA, Estados Unidos',
    categories: ['Etapa de gira', 'West Coast'],
  });
});

t.test('a feed without entries is a calendar all the same', async t => {
  t.equal(renderCalendar(feed({ entries: [] })), lines(...head, 'END:VCALENDAR'));
});

t.test('the same entries in any order are the same bytes', async t => {
  const bytes = renderCalendar(feed({ entries }));
  t.equal(renderCalendar(feed({ entries: entries.toReversed() })), bytes);
  t.equal(renderCalendar(feed({ entries })), bytes);
});

t.test('a renderer writes an entry anew when it changed, and only then', async t => {
  const { render } = createRenderer();
  let reads = 0;
  const watched = (changes: object) => {
    const { content, ...rest } = entry(changes);
    const counted = {
      ...content,
      get tour() {
        reads += 1;
        return content.tour;
      },
    };
    return feed({ entries: [{ ...rest, content: counted }] });
  };
  const readsOf = (work: () => void) => {
    reads = 0;
    work();
    return reads > 0;
  };
  t.equal(
    readsOf(() => render(watched({}))),
    true,
    'first',
  );
  t.equal(
    readsOf(() => render(watched({}))),
    false,
    'unchanged',
  );
  t.equal(
    readsOf(() => render(watched({}), { language: 'es' })),
    true,
    'in Spanish',
  );
  t.equal(
    readsOf(() => render(watched({ sequence: 1 }))),
    true,
    'changed',
  );
  t.equal(
    readsOf(() => render(watched({ sequence: 1, cancelled: true }))),
    true,
    'cancelled',
  );
  t.equal(render(watched({})), renderCalendar(feed()), 'remembered text is the same text');
});

t.test('another address of the server gives other addresses of tours', async t => {
  const { render } = createRenderer();
  render(feed());
  const [event] = reparse(render(feed({ url: 'http://localhost:3000/everything' }))).events;
  t.equal(event?.url, 'http://localhost:3000/tours/alex-gomez-2013');
});

function lines(...all: string[]): string {
  return all.map(line => `${line}\r\n`).join('');
}
