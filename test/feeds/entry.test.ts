import t from 'tap';
import { compareEntries, entryEvent } from '../../src/feeds/entry.js';
import { entry, leg, place } from './build.js';

const base = 'https://gira.example';

t.test('an entry is a VEVENT with the words of its leg and the page of its tour', async t => {
  t.strictSame(entryEvent(entry(), 'en', base), {
    uid: 'leg-1@gira.example',
    sequence: 0,
    createdAt: new Date('2013-01-01T12:00:00.000Z'),
    changedAt: new Date('2013-01-02T13:14:15.678Z'),
    cancelled: false,
    when: { firstDate: '2013-02-03', lastDate: '2013-02-04' },
    summary: 'Seattle – February 3–4 (Alex Gomez)',
    location: 'Seattle, WA, United States',
    description: '',
    categories: ['Tour leg', 'West Coast'],
    geo: { latitude: 47.60621, longitude: -122.33207 },
    url: new URL('https://gira.example/tours/alex-gomez-2013'),
  });
});

t.test('a cancelled entry says so in its title and keeps all else', async t => {
  const [before, after] = [false, true].map(cancelled =>
    entryEvent(entry({ cancelled }), 'en', base),
  );
  const summary = 'CANCELLED: Seattle – February 3–4 (Alex Gomez)';
  t.strictSame(after, { ...before, cancelled: true, summary });
  t.match(entryEvent(entry({ cancelled: true }), 'es', base).summary, /^CANCELADO: Seattle – /);
});

t.test('a place without both coordinates has none', async t => {
  const withPlace = (changes: object) =>
    entry({ content: leg({ place: { ...place('WA', 'US', null), ...changes } }) });
  t.equal(entryEvent(withPlace({}), 'en', base).geo, null);
  t.equal(entryEvent(withPlace({ latitude: 1 }), 'en', base).geo, null);
  t.strictSame(entryEvent(withPlace({ latitude: 0, longitude: 0 }), 'en', base).geo, {
    latitude: 0,
    longitude: 0,
  });
});

t.test('entries are ordered by start, then UID, by code unit', async t => {
  const on = (firstDate: string, uid: string) => entry({ uid, content: leg({ firstDate }) });
  const ordered = [on('2013-02-03', 'Z'), on('2013-02-03', 'a'), on('2013-02-04', 'A')];
  t.strictSame(ordered.toReversed().sort(compareEntries), ordered);
  t.equal(compareEntries(entry(), entry()), 0);
});
