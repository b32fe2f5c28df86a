import t from 'tap';
import { unfoldedLines } from '../../src/feeds/content-line.js';
import { entryEvent } from '../../src/feeds/entry.js';
import { renderVEvents, type VEvent, type WrittenVEvent } from '../../src/feeds/vevent.js';
import { entry, eveningIn, telling } from './build.js';

const seattle = entryEvent(entry(), telling());

t.test('what ics refuses is an error that names the event', async t => {
  t.throws(() => renderVEvents([{ ...seattle, sequence: 2 ** 31 }]), {
    message: /^ics refused leg-1@gira\.example: sequence must be less than/,
  });
  const geo = { latitude: Number.NaN, longitude: 0 };
  t.throws(() => renderVEvents([{ ...seattle, geo, changedAt: new Date(Number.NaN) }]), {
    message: /^ics refused leg-1@gira\.example: .*(timestamp|lastModified|geo\.lat).*; /,
  });
});

t.test('of several events the one is named that ics refuses', async t => {
  const other = { ...seattle, uid: 'leg-2@gira.example' };
  t.throws(() => renderVEvents([seattle, { ...other, sequence: 2 ** 31 }, seattle]), {
    message: /^ics refused leg-2@gira\.example: sequence must be less than/,
  });
});

t.test('several events are written as each of them alone', async t => {
  const content = eveningIn('America/New_York', '2013-02-10T19:00', '2013-02-10T21:00');
  const evening = entryEvent(entry({ uid: 'event-1@gira.example', content }), telling());
  const all = [seattle, evening, { ...seattle, uid: 'leg-3@gira.example' }];
  t.strictSame(
    renderVEvents(all),
    all.flatMap(each => renderVEvents([each])),
  );
  t.strictSame(renderVEvents([]), []);
});

t.test('the end is exclusive, also over the end of a month and of a year', async t => {
  const days = (date: string) =>
    render({ when: { firstDate: date, lastDate: date } }).filter(line =>
      /^DT(START|END)/.test(line),
    );
  t.strictSame(days('2016-02-29'), ['DTSTART;VALUE=DATE:20160229', 'DTEND;VALUE=DATE:20160301']);
  t.strictSame(days('2200-12-31'), ['DTSTART;VALUE=DATE:22001231', 'DTEND;VALUE=DATE:22010101']);
});

t.test('hours stand in the zone where its yearly shape tells them, else in UTC', async t => {
  const hours = (timeZone: string, localStart: string, localEnd: string) => {
    const content = eveningIn(timeZone, localStart, localEnd);
    const uid = 'event-1@gira.example';
    const [written] = renderVEvents([entryEvent(entry({ uid, content }), telling())]);
    const times = unfoldedLines(written!.text).filter(line => /^DT(START|END)/.test(line));
    return [...times, written!.timeZone];
  };
  t.strictSame(hours('America/New_York', '2013-02-10T19:00', '2013-02-10T21:00'), [
    'DTSTART;TZID=America/New_York:20130210T190000',
    'DTEND;TZID=America/New_York:20130210T210000',
    'America/New_York',
  ]);
  t.strictSame(hours('America/Vancouver', '2026-12-15T19:00', '2026-12-15T21:00'), [
    'DTSTART;TZID=America/Vancouver:20261215T190000',
    'DTEND;TZID=America/Vancouver:20261215T210000',
    'America/Vancouver',
  ]);
  t.strictSame(hours('America/Vancouver', '2025-12-15T19:00', '2025-12-15T21:00'), [
    'DTSTART:20251216T030000Z',
    'DTEND:20251216T050000Z',
    null,
  ]);
});

t.test('coordinates have six decimals at most and never an exponent', async t => {
  const geo = { latitude: 0.00000012, longitude: -122.33207123456 };
  t.ok(render({ geo }).includes('GEO:0;-122.332071'));
  t.notOk(render({ geo: null }).some(line => line.startsWith('GEO')));
});

t.test('an entry of 1970 keeps its times', async t => {
  const lines = render({ changedAt: new Date(0) });
  t.ok(lines.includes('DTSTAMP:19700101T000000Z'));
});

t.test('a UID that is too long for a line is folded by octets, and escaped', async t => {
  const uid = `leg-${'🌎'.repeat(40)};1@gira.example`;
  const [{ text }] = renderVEvents([{ ...seattle, uid }]) as [WrittenVEvent];
  t.ok(text.split('\r\n').every(line => Buffer.byteLength(line) <= 75));
  t.equal(unfoldedLines(text)[1], `UID:leg-${'🌎'.repeat(40)}\\;1@gira.example`);
});

t.test('addresses that ics refuses are addresses all the same', async t => {
  for (const address of ['http://[::1]:3000/', 'http://my_host/', 'http://gira.example:8/']) {
    t.ok(render({ url: new URL(address) }).includes(`URL:${address}`), address);
  }
});

t.test('an empty category is left out', async t => {
  t.ok(render({ categories: ['Tour leg', '\0'] }).includes('CATEGORIES:Tour leg'));
});

function render(changes: Partial<VEvent>): string[] {
  return unfoldedLines(renderVEvents([{ ...seattle, ...changes }])[0]!.text);
}
