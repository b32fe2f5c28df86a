import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { rawLinesOf } from '../../../src/domain/announcement/lines.js';
import { parseAnnouncement } from '../../../src/domain/announcement/parse.js';
import { parse, today } from './reading.js';

const tokens = fc.constantFrom(
  ...['Feb', 'February', 'May', 'febrero', 'Sun', '3', '5', '30', '2013', '2/3', '2013-02-03'],
  ...[' ', ' ', ' ', '\n', '\n', '\n\n', '\r\n', '\t', '\u2028', '\u00A0', ' - ', ' – ', '-', ': '],
  ...[', ', '. ', ' / ', '(', ')', '•', '* ', '1. ', '&', ' and ', ' y ', ' al ', 'del ', 'de '],
  ...['DC', 'Boston', 'Olympia, WA', 'Ana Ruiz', 'nurse', ' will tour the ', ' recorrerá la '],
  ...[
    'East Coast',
    'Costa Oeste',
    'Canada',
    'Dates:',
    'RSVP:',
    'Join the ',
    '!',
    '\uD800',
    '\u0301',
  ],
);
const soup = fc.array(tokens, { maxLength: 60 }).map(words => words.join(''));
const anyText = fc.oneof(soup, fc.string({ unit: 'binary', maxLength: 200 }), fc.string());

/** The numbers of the lines that show anything, found in another way than the parser's. */
function visibleLines(text: string): number[] {
  const lines = rawLinesOf(text);
  return lines.flatMap((line, at) =>
    /[^\s\p{Cc}\u00AD\u200B\u200E\u200F\u2060\u202A-\u202E\u2066-\u2069]/u.test(line) ? at + 1 : [],
  );
}

t.test('no text makes the parser throw, and every line is somewhere in the answer', async () => {
  fc.assert(
    fc.property(anyText, fc.option(fc.integer(), { nil: undefined }), (text, year) => {
      const { title, sections, prose, problems } = parse(text, year);
      const pieces = sections.flatMap(({ speaker, region, legs }) => [speaker, region, ...legs]);
      const found = [title, ...pieces, ...prose, ...problems].flatMap(piece => piece?.line ?? []);
      assert.deepEqual(
        [...new Set(found)].sort((a, b) => a - b),
        visibleLines(text),
      );
    }),
    { numRuns: 2000 },
  );
});

t.test('the same text is read in the same way again, with other line ends and spaces', async () => {
  fc.assert(
    fc.property(soup, text => {
      const windows = text.replace(/\r\n|[\n\u2028]/g, '\r\n').replaceAll('\u00A0', ' ');
      const unix = windows.replaceAll('\r\n', '\n');
      assert.deepEqual(parse(windows), parse(unix));
    }),
    { numRuns: 300 },
  );
});

t.test('100 kB of anything is read in a moment', async t => {
  const SIZE = 100_000;
  // Up to 50 ms where nothing else runs; what grows with the square takes many seconds.
  const LIMIT_MS = 200;
  const units = [
    ...['a', '-', ' ', '1', '(', ' - ', 'Feb ', 'Feb 3 ', 'Feb 3, ', '3 & ', 'a - Feb 3 ', '1/1 '],
    ...[
      ' / ',
      'DC - Feb 3 / ',
      '. A',
      ', and A',
      'A will tour ',
      'tour of ',
      'U.S.',
      '\uD800',
      '中',
    ],
    ...['\u0316\u0301', '\u200B', '(a) ', 'de ', ': ', '1. ', '• a', 'Dates: Feb 3', 'DC - Feb 3'],
    ...['> ', '**a', '| ', 'a-Feb '],
    ...[
      'Ana (B) will tour the East Coast',
      'Ana Ruiz (West)',
      'DC - 2/3',
      'Boston - Feb 5-3',
      '\n',
    ],
  ];
  for (const unit of units) {
    for (const width of [1, 80, 400, SIZE]) {
      const line = unit.repeat(Math.ceil(width / unit.length));
      const text = `${line}\n`.repeat(Math.ceil(SIZE / (line.length + 1))).slice(0, SIZE);
      const best = bestOf(25, LIMIT_MS, () => parseAnnouncement(text, { today }));
      t.ok(best < LIMIT_MS, `${JSON.stringify(unit)} in lines of ${width}: ${best.toFixed(1)} ms`);
    }
  }
});

/**
 * The least processor time of several runs in milliseconds: what the work takes when nothing else
 * runs beside it. It stops as soon as it is `enough`.
 */
function bestOf(runs: number, enough: number, work: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs && best >= enough; run += 1) {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
