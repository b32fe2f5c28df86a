import t from 'tap';
import { compareEntries, entryEvent, inOrder } from '../../src/feeds/entry.js';
import { entry, evening, leg, place, telling } from './build.js';

t.test('an entry is a VEVENT with the words of its leg and the page of its tour', async t => {
  t.strictSame(entryEvent(entry(), telling()), {
    uid: 'leg-1@gira.example',
    sequence: 0,
    createdAt: new Date('2013-01-01T12:00:00.000Z'),
    changedAt: new Date('2013-01-02T13:14:15.678Z'),
    status: 'CONFIRMED',
    isBusy: false,
    when: { firstDate: '2013-02-03', lastDate: '2013-02-04' },
    summary: 'Seattle – February 3–4 (Alex Gomez)',
    location: 'Seattle, WA, United States',
    // Google and Outlook hide URL.
    description: 'https://gira.example/tours/alex-gomez-2013',
    categories: ['Tour leg', 'West Coast'],
    geo: { latitude: 47.60621, longitude: -122.33207 },
    url: new URL('https://gira.example/tours/alex-gomez-2013'),
    parent: null,
  });
});

t.test('a cancelled entry says so in its title and keeps all else', async t => {
  const [before, after] = [false, true].map(cancelled =>
    entryEvent(entry({ cancelled }), telling()),
  );
  const summary = 'CANCELLED: Seattle – February 3–4 (Alex Gomez)';
  t.strictSame(after, { ...before, status: 'CANCELLED', summary });
  const spanish = entryEvent(entry({ cancelled: true }), telling({ language: 'es' }));
  t.match(spanish.summary, /^CANCELADO: Seattle – /);
});

t.test('a cancelled evening is over for good, by its status or by its title alone', async t => {
  const told = (cancelled: boolean, how: 'status' | 'prefix') => {
    const event = entryEvent(
      entry({ uid: 'event-1@gira.example', cancelled, content: evening() }),
      telling({ cancelled: how }),
    );
    return [event.status, event.isBusy, event.summary];
  };
  const title = 'An evening with Alex';
  t.strictSame(told(false, 'status'), ['CONFIRMED', true, title]);
  t.strictSame(told(false, 'prefix'), ['CONFIRMED', true, title]);
  t.strictSame(told(true, 'status'), ['CANCELLED', false, `CANCELLED: ${title}`]);
  t.strictSame(told(true, 'prefix'), ['CONFIRMED', false, `CANCELLED: ${title}`]);
});

t.test('an event has its own page, the hours of its zone, and its leg as its parent', async t => {
  const told = (changes: object, uid = 'event-7@gira.example') =>
    entryEvent(entry({ uid, content: evening(changes) }), telling());
  t.match(told({ leg: '1' }), {
    when: {
      startsAt: new Date('2013-02-04T02:00:00Z'),
      endsAt: new Date('2013-02-04T04:00:00Z'),
      timeZone: 'America/Los_Angeles',
    },
    url: new URL('https://gira.example/events/7'),
    parent: 'leg-1@gira.example',
  });
  t.equal(told({}).parent, null);
  t.equal(told({ leg: undefined }).parent, null, 'published before events named their legs');
  const open = told({ localStart: null, startsAt: null, endsAt: null });
  t.strictSame(open.when, { firstDate: '2013-02-03', lastDate: '2013-02-03' });
  t.equal(open.isBusy, false);
});

t.test('a place without both coordinates has none', async t => {
  const withPlace = (changes: object) =>
    entry({ content: leg({ place: { ...place('WA', 'US', null), ...changes } }) });
  t.equal(entryEvent(withPlace({}), telling()).geo, null);
  t.equal(entryEvent(withPlace({ latitude: 1 }), telling()).geo, null);
  t.strictSame(entryEvent(withPlace({ latitude: 0, longitude: 0 }), telling()).geo, {
    latitude: 0,
    longitude: 0,
  });
});

t.test('entries are ordered by start, then UID, by code unit', async t => {
  const on = (firstDate: string, uid: string) => entry({ uid, content: leg({ firstDate }) });
  const timed = entry({ uid: 'A', content: evening() });
  const days = [on('2013-02-03', 'Z'), on('2013-02-03', 'a')];
  const ordered = [...days, timed, on('2013-02-04', 'A')];
  t.strictSame(ordered.toReversed().sort(compareEntries), ordered);
  t.strictSame(inOrder(ordered.toReversed()), ordered);
  t.equal(compareEntries(entry(), entry()), 0);
});
