import { XMLParser, XMLValidator } from 'fast-xml-parser';
import t from 'tap';
import { languages } from '../../../src/domain/date-words.js';
import { lacking, missingParts } from '../../../src/domain/day-sheets/day-sheet.js';
import { daySheets } from '../../../src/domain/day-sheets/day-sheets.js';
import { eventStatuses } from '../../../src/domain/event.js';
import {
  type DaySheetPage,
  daySheetPage,
  noDaySheetPage,
} from '../../../src/views/paper/day-sheet.js';
import { sheetWords } from '../../../src/views/words/day-sheet.js';
import { arranged } from '../../builders/arranged.js';
import { coordinator } from '../../builders/callers.js';
import { cities } from '../../builders/city.js';
import { eventOnFile, venue } from '../../builders/event-on-file.js';
import { legOnFile } from '../../builders/on-file.js';

const now = new Date('2013-01-15T12:00:00Z');
const stylesheet = '/style.css';

type Given = Partial<Parameters<typeof daySheets>[0]>;

function page(given: Given, changes: Partial<DaySheetPage> = {}): string {
  const nothing = { legs: [], events: [], arrangements: [], names: new Map(), conflicts: [] };
  const viewer = { caller: coordinator(), now };
  const days = daySheets({ person: 'alex-gomez', ...nothing, ...given }, viewer);
  const usual = { name: 'Alex Gomez', tours: ['Labor Tour'], day: null, at: now, stylesheet };
  return daySheetPage({ ...usual, language: 'en', days, ...changes });
}

/** What a document says, without its tags, each text on a line of its own. */
function said(text: string): string[] {
  t.equal(XMLValidator.validate(text.replace(/^<!doctype html>/, '')), true, 'it is well formed');
  return text
    .replace(/<[^>]*>/g, '\n')
    .split('\n')
    .map(each => each.trim())
    .filter(each => each !== '');
}

const leg = legOnFile({ id: 'leg' });
const evening = eventOnFile(
  {
    ...{ id: 'e', status: 'hold', languages: ['en'], doorsAt: '2013-02-03T17:30', room: 'Attic' },
    ...{ expectedAttendance: 120, joinUrl: 'https://join.example/x?a=1&b=2', attendance: 'hybrid' },
  },
  { venue: venue() },
);

t.test('a day says all that somebody on the road needs', async t => {
  const arrangements = [
    arranged({ place: '1525 2nd Ave', contact: 'Desk, 206 555 0100', confirmed: false }),
    arranged({ kind: 'contact', contact: 'Kim, kim@example.org', provider: 'Chapter' }),
    arranged({ kind: 'meal', event: 'e', leg: null, provider: 'Potluck' }),
  ];
  const text = page({ legs: [leg], events: [evening], arrangements }, { day: '2013-02-03' });
  t.same(said(text).slice(0, -1), [
    ...['Alex Gomez – Day sheets – Gira', 'Alex Gomez', 'Labor Tour'],
    ...['All days', 'Sun February 3', 'Mon February 4', 'En español'],
    ...['Day 1 of 2', '· Alex Gomez', 'Sunday, February 3, 2013', 'Seattle, WA'],
    ...['18:00–20:00', 'An evening', 'On hold, not confirmed'],
    ...['Where', 'Union Hall, 12 Main St, Seattle, WA', 'map', 'Room', 'Attic'],
    ...['Online', 'In person and online', 'Online', 'https://join.example/x?a=1&amp;b=2'],
    ...['Doors and load-in', '17:30', 'Host', 'Seattle Chapter', 'Call', 'Call Ana'],
    ...['Languages', 'English', 'Expected', '120', 'Notes', 'Key under the mat', 'Meal', 'Potluck'],
    ...['Bed', '1525 2nd Ave', 'map', 'not confirmed', 'Call', 'Desk,', '206 555 0100'],
    ...['Contacts', 'Kim,', 'kim@example.org', 'By', 'Chapter'],
  ]);
  t.match(said(text).at(-1), /^As of January 15, 2013, 12:00 UTC\. The link always shows what/);
});

t.test('without a leg the day is where its engagements are', async t => {
  t.match(page({ events: [evening] }), '<p class="where">Seattle, WA</p>');
  const off = eventOnFile({ status: 'cancelled' });
  t.match(page({ events: [off] }), '<p class="where"></p>');
});

t.test('what is missing is marked in words, each in both languages', async t => {
  for (const language of languages) {
    for (const what of missingParts) {
      const way = {
        ...lacking(what),
        from: 'Boston',
        to: 'New York',
        gapHours: 4.5,
        neededHours: 6,
      };
      const days = [
        { date: '2013-02-03', legs: [], entries: [], beds: [], contacts: [], rest: null },
      ].map(day => ({ ...day, missing: [lacking(what), way] }));
      const usual = { name: 'Alex', tours: [], day: null, at: now, stylesheet };
      const lines = said(daySheetPage({ ...usual, language, days }));
      t.ok(lines.includes(sheetWords[language].missing[what]), `${language} ${what}`);
      const number =
        language === 'en' ? '4.5 h between, 6 h' : '4,5 h entre ambos, hacen falta 6 h';
      t.ok(lines.some(line => line.includes('Boston → New York') && line.includes(number)));
    }
  }
});

t.test('what is off is struck out, with its reason', async t => {
  const off = eventOnFile({ status: 'postponed', statusReason: 'Snow' });
  const text = page({ events: [off] });
  t.match(text, '<del>An evening</del> <span class="tag">Postponed</span>');
  t.match(said(text).join('|'), 'Reason|Snow');
});

t.test('hours of another day or clock say so', async t => {
  const arrangements = [
    arranged({ kind: 'transfer', start: '2013-02-03T23:00', end: '2013-02-04T05:30' }),
  ];
  t.ok(
    said(page({ legs: [leg], arrangements })).includes('23:00 – February 4, 05:30 (New York time)'),
  );
});

t.test('no word is missing in either language, and none stands for nothing', async t => {
  const shape = (words: object): unknown =>
    Object.fromEntries(
      Object.entries(words).map(([name, word]) => [
        name,
        typeof word === 'object' ? shape(word) : typeof word,
      ]),
    );
  t.same(shape(sheetWords.es), shape(sheetWords.en));
  const texts = (words: object): string[] =>
    Object.values(words).flatMap(word => (typeof word === 'string' ? word : texts(word)));
  for (const language of languages) {
    t.same(
      texts(sheetWords[language]).filter(word => word.trim() === ''),
      [],
    );
    for (const status of eventStatuses.filter(each => each !== 'confirmed')) {
      t.ok(sheetWords[language].status[status]);
    }
  }
  t.not(sheetWords.en.title, sheetWords.es.title);
});

t.test('in Spanish all but the names of things is Spanish', async t => {
  const lines = said(page({ legs: [leg], events: [evening] }, { language: 'es' }));
  for (const word of ['domingo, 3 de febrero de 2013', 'Lugar', 'inglés', 'Puertas y montaje']) {
    t.ok(lines.includes(word), word);
  }
});

t.test('hostile text stays text wherever it stands', async t => {
  const hostile = `"><script>alert(1)</script><img src=x onerror='x'>&amp;<!--]]>`;
  const own = { place: hostile, provider: hostile, contact: hostile, notes: hostile };
  const event = eventOnFile(
    {
      ...{ id: 'e', title: hostile, room: hostile, statusReason: hostile, languages: ['en'] },
      joinUrl: 'javascript:alert(1)',
    },
    {
      venue: venue({ name: hostile, street: hostile, contact: hostile, notes: hostile }),
      hostName: hostile,
      city: { ...cities.seattle, name: hostile },
    },
  );
  const kinds = ['lodging', 'transfer', 'pick-up', 'contact', 'meal'] as const;
  const arrangements = kinds.flatMap(kind => [
    arranged({ kind, ...own, fromCity: hostile, toCity: hostile }),
    arranged({ kind, ...own, event: 'e', leg: null }),
  ]);
  const text = page(
    {
      legs: [legOnFile({ id: 'leg', city: { ...cities.seattle, name: hostile } })],
      events: [event],
      arrangements,
    },
    { name: hostile, tours: [hostile] },
  );
  said(text);
  t.notMatch(text, /<script|<img|<!--|javascript:/);
  t.notMatch(text, / on\w+="/);
  const parsed = new XMLParser({ htmlEntities: true }).parse(text.replace(/^<!doctype html>/, ''));
  t.equal(parsed.html.body.header.h1, hostile);
});

t.test('nothing is asked of others, and the page does not tell its own address', async t => {
  const text = page({ legs: [leg], events: [evening] });
  const loaded = [...text.matchAll(/(?:src|<link[^>]* href)="([^"]*)"/g)].map(([, to]) => to);
  t.same(loaded, [stylesheet]);
  t.notMatch(text, /<script|style=|\/sheets\//);
});

t.test('of a very full day paper says how much more there is', async t => {
  const events = Array.from({ length: 20 }, (_, index) =>
    eventOnFile({ id: `e${index}`, statusReason: 'x'.repeat(500) }, { venue: venue() }),
  );
  t.match(
    page({ events }),
    /<section class="day smallest".*<li class="more on-paper">\d+ more: see the link/s,
  );
});

t.test('without days the page says so', async t => {
  t.ok(said(page({})).includes(sheetWords.en.nothing));
});

t.test('a link that opens nothing says why in words', async t => {
  for (const language of languages) {
    const { gone, unknown } = sheetWords[language];
    t.ok(said(noDaySheetPage('revoked', language, stylesheet)).includes(gone));
    t.ok(said(noDaySheetPage('unknown', language, stylesheet)).includes(unknown));
  }
});
