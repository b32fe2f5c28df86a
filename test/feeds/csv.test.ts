import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import t from 'tap';
import type { EventContent } from '../../src/domain/publication.js';
import { renderCsv } from '../../src/feeds/csv.js';
import { entry, feed, leg, place } from './build.js';

type Row = Record<string, string>;
const read = (text: string): Row[] => parse(text, { columns: true, recordDelimiter: '\r\n' });

/** An evening of Alex Gomez in Seattle on February 3, 2013, from 18:00 to 20:00. */
function evening(changes: Partial<EventContent> = {}): EventContent {
  return {
    ...{ kind: 'event', tour: { slug: 'labor-tour', title: 'Labor Tour' }, leg: null },
    speakers: [
      { slug: 'alex-gomez', name: 'Alex Gomez' },
      { slug: 'jaime-rivera', name: 'Jaime Rivera' },
    ],
    coasts: [],
    ...{ host: 'Local 10', title: 'An evening', description: null, url: null, joinUrl: null },
    attendance: 'in-person',
    place: {
      ...{ venue: 'Union Hall', room: 'Attic', street: '12 Main St, Floor 2' },
      ...{ city: 'Seattle', region: 'WA', country: 'US', latitude: 47.6, longitude: -122.3 },
      timeZone: 'America/Los_Angeles',
    },
    ...{ firstDate: '2013-02-03', lastDate: '2013-02-03', localStart: '2013-02-03T18:00' },
    ...{ startsAt: '2013-02-04T02:00:00.000Z', endsAt: '2013-02-04T04:00:00.000Z' },
    ...changes,
  };
}

t.test('a row for each leg and event in their order, under a head', async t => {
  const entries = [
    entry({ uid: 'event-7@gira.example', content: evening() }),
    entry({ uid: 'leg-1@gira.example' }),
  ];
  const text = renderCsv(feed({ entries }), 'en');
  t.equal(
    text,
    [
      'kind,speakers,city,region,country,first date,last date,local start,local end,time zone,starts at (UTC),title,venue,address,host,url,status',
      'stop,Alex Gomez,Seattle,WA,United States,2013-02-03,2013-02-04,,,America/Los_Angeles,,Alex Gomez 2013,,,,https://gira.example/tours/alex-gomez-2013,confirmed',
      'event,"Alex Gomez; Jaime Rivera",Seattle,WA,United States,2013-02-03,2013-02-03,2013-02-03T18:00,2013-02-03T20:00,America/Los_Angeles,2013-02-04T02:00:00.000Z,An evening,"Union Hall, Attic","12 Main St, Floor 2",Local 10,https://gira.example/events/7,confirmed',
      '',
    ].join('\r\n'),
  );
});

t.test('in Spanish the head, the kinds, the countries and the states are Spanish', async t => {
  const rest = entry({ content: leg({ legKind: 'rest', speaker: null }), cancelled: true });
  const [row] = read(renderCsv(feed({ entries: [rest] }), 'es'));
  t.has(row, { tipo: 'descanso', oradores: '', país: 'Estados Unidos', estado: 'cancelado' });
});

t.test('what is open or may not be told is empty', async t => {
  const open = { localStart: null, startsAt: null, endsAt: null, url: 'https://a.example/' };
  const entries = [
    entry({ content: leg({ place: place('WA', 'US', null) }) }),
    entry({ uid: 'event-7', content: evening(open) }),
  ];
  const [event, region] = read(renderCsv(feed({ entries }), 'en'));
  t.has(region, { city: '', region: 'WA', country: 'United States', 'time zone': '' });
  t.has(event, { 'local start': '', 'local end': '', url: 'https://a.example/' });
});

t.test('nothing that people wrote is a formula to a spreadsheet', async t => {
  for (const sign of ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t=', '\r=', '\n=', ' =']) {
    const content = evening({ title: `${sign}HYPERLINK("https://evil.example","x")`, host: sign });
    const [row] = read(renderCsv(feed({ entries: [entry({ content })] }), 'en'));
    t.match(row!.title, /^'[=+\-@＝＋－＠]HYPERLINK\("https:\/\/evil\.example","x"\)$/);
    t.match(row!.host, /^'/);
  }
});

t.test('property: any text is one field of one line, as an independent reader has it', async t => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'",;\r\n\t =+-@a') }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { maxLength: 5 }), texts => {
      const entries = texts.map(([title, host], index) =>
        entry({ uid: `event-${index}`, content: evening({ title, host }) }),
      );
      const written = renderCsv(feed({ entries }), 'en');
      const rows = read(written);
      t.equal(rows.length, texts.length);
      t.equal(written.split('\r\n').length, texts.length + 2);
      for (const row of rows) {
        t.notMatch(row.title, /^[=+\-@\t\r]/);
        t.notMatch(row.host, /^[=+\-@\t\r]|[\r\n]/);
      }
    }),
    { numRuns: 200 },
  );
});
