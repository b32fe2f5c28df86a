import fc from 'fast-check';
import t from 'tap';
import type { EventContent } from '../../src/domain/publication.js';
import { eventDescription, eventLocation } from '../../src/feeds/event-entry.js';
import type { Feed } from '../../src/feeds/feed.js';
import { renderCalendar } from '../../src/feeds/icalendar.js';
import { cleanText, oneLine } from '../../src/feeds/text.js';
import { entry, evening, feed, leg, place, seattle } from './build.js';
import { reparse } from './reparse.js';

/** What somebody would write who wants to break out of a property. */
const hostile = fc.constantFrom(
  ...['\r', '\n', '\r\n', '\r\n ', '\n\t', '\u0085', '\u2028', '\u2029', '\v', '\f', '\0'],
  ...['\r\nATTENDEE:mailto:eve@example.com', '\nEND:VEVENT\nBEGIN:VEVENT\nUID:evil'],
  ...['BEGIN:VEVENT', 'END:VCALENDAR', '\r\nBEGIN:VALARM\r\n', '\rX-EVIL:1'],
  ...['\\', '\\n', '\\\\n', ';', ',', ':', '"', "'", '^n', '=', '\u037e', '%0D%0A'],
  ...[
    '\ud83c',
    '\udf0e',
    '🌎',
    '👩‍👩‍👧',
    'e\u0301',
    'مريم',
    '\u202e',
    '\ufeff',
    '\uffff',
    '\u007f',
  ],
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc
    .array(fc.oneof(hostile, fc.string({ maxLength: 8 })), { maxLength: 30 })
    .map(all => all.join('')),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 })
    .map(all => String.fromCharCode(...all)),
);
const texts = fc.record({
  speaker: text,
  tour: text,
  city: text,
  coast: text,
  name: text,
  description: text,
});
type Texts = typeof texts extends fc.Arbitrary<infer T> ? T : never;

t.test('any text comes back as it was, on lines that are safe, and adds nothing', async t => {
  fc.assert(
    fc.property(texts, all => {
      const bytes = renderCalendar(feedOf(all));
      t.strictSame(unsafeLines(bytes), []);
      t.strictSame(textsOf(bytes), expectedTexts(all));
    }),
    { numRuns: 300 },
  );
});

t.test('texts of 64,000 characters come back too, and take linear time', async t => {
  const long = (unit: string) => unit.repeat(64_000 / unit.length);
  for (const unit of [
    'x',
    ' ',
    '\n',
    '\\',
    ';',
    '🌎',
    'é',
    '\ud83c',
    '\0',
    '\u0301\u0323',
    '\r\n ',
  ]) {
    const value = `a${long(unit)}z`;
    const all = { ...{ speaker: value, tour: value, city: value }, coast: value, name: value };
    const bytes = renderCalendar(feedOf({ ...all, description: value }));
    t.strictSame(unsafeLines(bytes), []);
    t.strictSame(textsOf(bytes), expectedTexts({ ...all, description: value }));
  }
});

/** What people write about an event, and what comes with it from elsewhere. */
const eventTexts = fc.record({
  ...{ title: text, description: text, url: text, joinUrl: text, host: text, leg: text },
  ...{ speaker: text, otherSpeaker: text, coast: text },
  ...{ venue: text, room: text, street: text, city: text, region: text },
});

t.test('any text of an event comes back as it was too, and adds nothing', async t => {
  const page = new URL('https://gira.example/events/1');
  fc.assert(
    fc.property(eventTexts, all => {
      const content = eventOf(all);
      const uid = 'event-1@gira.example';
      const bytes = renderCalendar(feed({ entries: [entry({ uid, content })] }));
      t.strictSame(unsafeLines(bytes), []);
      const { components, events } = reparse(bytes);
      t.strictSame(components, ['vtimezone', 'vevent']);
      const { summary, location, description, categories, ...others } = events[0]!;
      const coast = oneLine(all.coast);
      t.strictSame(
        [summary, location, description, categories, others['related-to']],
        [
          oneLine(all.title),
          oneLine(eventLocation(content, 'en')),
          cleanText(eventDescription(content, page, 'en')),
          coast === '' ? 'Event' : ['Event', coast],
          ...(all.leg === '' ? [undefined] : [oneLine(`leg-${all.leg}@gira.example`)]),
        ],
      );
      t.equal(Object.keys(others).length, all.leg === '' ? 12 : 13);
    }),
    { numRuns: 200 },
  );
});

function eventOf(all: typeof eventTexts extends fc.Arbitrary<infer T> ? T : never): EventContent {
  const { title, description, url, joinUrl, host, leg, speaker, otherSpeaker, coast, ...where } =
    all;
  return evening({
    ...{ title, description, url, joinUrl, host, leg },
    speakers: [speaker, otherSpeaker].map(name => ({ slug: 'speaker', name })),
    coasts: [{ slug: 'coast', name: coast }],
    place: { ...evening().place, ...where },
  });
}

/** Two entries: one with the speaker's name and the city, one with the tour's title. */
function feedOf({ speaker, tour, city, coast, name, description }: Texts): Feed {
  const titled = { slug: 'tour', title: tour };
  const onCoast = { slug: 'coast', name: coast };
  const named = leg({ speaker: { slug: 'speaker', name: speaker }, coast: onCoast });
  const unnamed = leg({ speaker: null, tour: titled, place: place('WA', 'US', null) });
  const entries = [
    entry({ uid: 'leg-1@gira.example', content: { ...named, place: { ...seattle, city } } }),
    entry({ uid: 'leg-2@gira.example', content: unnamed }),
  ];
  return feed({ name, description, entries });
}

function expectedTexts({ speaker, tour, city, coast, name, description }: Texts) {
  const category = oneLine(coast);
  return {
    components: ['vevent', 'vevent'],
    head: [oneLine(name), oneLine(name), cleanText(description), cleanText(description)],
    headProperties: 12,
    first: {
      uid: 'leg-1@gira.example',
      summary: oneLine(`${city} – February 3–4 (${speaker})`),
      location: oneLine(`${city}, WA, United States`),
      categories: category === '' ? 'Tour leg' : ['Tour leg', category],
      properties: 16,
    },
    second: { summary: oneLine(`Washington – February 3–4 (${tour})`), properties: 15 },
  };
}

function textsOf(bytes: string) {
  const { head, components, events } = reparse(bytes);
  const [first, second] = events;
  return {
    components,
    head: [head.name, head['x-wr-calname'], head.description, head['x-wr-caldesc']],
    headProperties: Object.keys(head).length,
    first: {
      ...{ uid: first?.uid, summary: first?.summary, location: first?.location },
      categories: first?.categories,
      properties: Object.keys(first ?? {}).length,
    },
    second: { summary: second?.summary, properties: Object.keys(second ?? {}).length },
  };
}

/** Physical lines that are too long, blank, or hold what is not text. */
function unsafeLines(calendar: string): string[] {
  const bytes = Buffer.from(calendar);
  const read = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  const lines = read.split('\r\n');
  const afterLast = lines.pop();
  return lines
    .filter(
      line =>
        Buffer.byteLength(line) > 75 ||
        /^[ \t]*$/.test(line) ||
        /\p{Cc}|[\u2028\u2029]/u.test(line),
    )
    .concat(afterLast === '' && read === calendar ? [] : ['not ended by CRLF, or not UTF-8']);
}
