import t from 'tap';
import { entriesInWindow, type WindowEntry } from '../../src/domain/feed-window.js';
import { entry, leg } from '../feeds/build.js';

const told = new Date('2013-01-02T12:00:00Z');

/** Seattle on February 3–4, 2013, told on January 2 at noon, on a tour that was named before. */
function held(changes: Partial<WindowEntry> = {}): WindowEntry {
  return {
    ...entry({ uid: 'leg-1', changedAt: told }),
    ...{ feed: 'all', visibleFrom: null, toldBefore: null, tourStatus: 'published' },
    tourNamedAt: new Date('2013-01-01T12:00:00Z'),
    ...changes,
  };
}
/** How many entries a feed holds at a time, and when it says that it changed. */
function at(feed: string, row: WindowEntry, now: string): [number, string | null] {
  const { entries, changedAt } = entriesInWindow(feed, [row], new Date(now));
  return [entries.length, changedAt?.toISOString() ?? null];
}
const toldAt = told.toISOString();
const byTour = ['speakers/alex-gomez', 'tours/alex-gomez-2013', 'coasts/west-coast'];
const byYear = ['cities/seattle-wa-us', 'all'];

t.test('a feed without entries has never changed', async t => {
  t.same(entriesInWindow('all', [], told), { entries: [], changedAt: null, until: null });
});

t.test('a feed holds what was told, and changed when that did', async t => {
  for (const feed of [...byTour, ...byYear]) {
    t.same(at(feed, held(), '2013-01-15T00:00:00Z'), [1, toldAt], feed);
  }
});

t.test('city feeds and that of everything hold the past twelve months', async t => {
  for (const feed of byYear) {
    t.same(at(feed, held(), '2014-02-05T23:59:59Z'), [1, toldAt], feed);
    t.same(at(feed, held(), '2014-02-06T00:00:00Z'), [0, '2014-02-06T00:00:00.000Z'], feed);
  }
});

t.test('speaker, tour and coast feeds hold all of the past', async t => {
  for (const feed of byTour) t.same(at(feed, held(), '2099-01-01T00:00:00Z'), [1, toldAt], feed);
});

t.test('an archived tour leaves those feeds when it is archived, and the others never', async t => {
  const archived = held({
    tourStatus: 'archived',
    tourNamedAt: new Date('2013-01-10T00:00:00Z'),
  });
  for (const feed of byTour) {
    t.same(at(feed, archived, '2013-01-10T00:00:00Z'), [0, '2013-01-10T00:00:00.000Z'], feed);
  }
  for (const feed of byYear) t.same(at(feed, archived, '2013-01-15T00:00:00Z'), [1, toldAt], feed);
});

t.test('a tour that is taken out of the archive moves the time of its feeds on', async t => {
  const back = held({ tourNamedAt: new Date('2013-01-20T00:00:00Z') });
  for (const feed of byTour) {
    t.same(at(feed, back, '2013-01-25T00:00:00Z'), [1, '2013-01-20T00:00:00.000Z'], feed);
  }
});

t.test('a cancelled entry stays for 30 days past its last day', async t => {
  const cancelled = held({ cancelled: true });
  for (const feed of [...byTour, ...byYear]) {
    t.same(at(feed, cancelled, '2013-03-06T23:59:59Z'), [1, toldAt], feed);
    t.same(at(feed, cancelled, '2013-03-07T00:00:00Z'), [0, '2013-03-07T00:00:00.000Z'], feed);
  }
});

t.test('what is postponed stays as long as what is cancelled', async t => {
  const postponed = held({ content: leg({ postponed: true }) });
  t.same(at('all', postponed, '2013-03-06T23:59:59Z'), [1, toldAt]);
  t.same(at('all', postponed, '2013-03-07T00:00:00Z'), [0, '2013-03-07T00:00:00.000Z']);
});

t.test('an entry of the past that is cancelled now stays for 30 days from now', async t => {
  const changedAt = new Date('2013-06-01T12:00:00Z');
  const cancelled = held({ cancelled: true, changedAt });
  t.same(at('all', cancelled, '2013-07-01T11:59:59Z'), [1, changedAt.toISOString()]);
  t.same(at('all', cancelled, '2013-07-01T12:00:00Z'), [0, '2013-07-01T12:00:00.000Z']);
});

t.test(
  'what may be told only once it is over is not there before, and new from then on',
  async t => {
    const visibleFrom = new Date('2013-02-05T08:00:00Z');
    const secret = held({ visibleFrom });
    t.same(at('all', secret, '2013-02-05T07:59:59Z'), [0, null]);
    const { entries, changedAt } = entriesInWindow('all', [secret], visibleFrom);
    t.same([entries[0]?.changedAt, changedAt], [visibleFrom, visibleFrom]);
  },
);

t.test('an entry that was told and is now held back is cancelled until it comes back', async t => {
  const changedAt = '2013-01-20T00:00:00.000Z';
  const visibleFrom = new Date('2013-02-05T08:00:00Z');
  const toldBefore = { sequence: 1, changedAt, content: leg() };
  const heldBack = held({ sequence: 2, changedAt: new Date(changedAt), visibleFrom, toldBefore });
  t.same(at('all', heldBack, '2013-01-25T00:00:00Z'), [1, changedAt]);
  const seen = (now: Date) => entriesInWindow('all', [heldBack], now);
  const { entries, until } = seen(new Date('2013-01-25T00:00:00Z'));
  t.match(entries, [{ cancelled: true, sequence: 1 }]);
  t.same(until, visibleFrom);
  const later = seen(visibleFrom);
  t.match(later.entries, [{ cancelled: false, sequence: 2, changedAt: visibleFrom }]);
  t.same(later.changedAt, visibleFrom);
});

t.test('the newest of all changes is the change of the feed, gone entries included', async t => {
  const gone = held({ content: leg({ firstDate: '2011-02-03', lastDate: '2011-02-04' }) });
  const rows = [held(), gone, held({ uid: 'leg-2', changedAt: new Date('2012-01-01T00:00:00Z') })];
  const { entries, changedAt } = entriesInWindow('all', rows, new Date('2013-01-15T00:00:00Z'));
  t.same(
    entries.map(each => each.uid),
    ['leg-1', 'leg-2'],
  );
  t.same(changedAt, told);
});

t.test('a feed says when something in it next comes or goes by itself', async t => {
  const until = (feed: string, row: WindowEntry, now: string) =>
    entriesInWindow(feed, [row], new Date(now)).until?.toISOString() ?? null;
  const city = 'cities/seattle-wa-us';
  t.equal(until('tours/labor-tour', held(), '2013-01-15T00:00:00Z'), null);
  t.equal(until(city, held(), '2013-01-15T00:00:00Z'), '2014-02-06T00:00:00.000Z');
  t.equal(until(city, held(), '2014-02-06T00:00:00Z'), null, 'what has gone is not coming');
  const later = held({ visibleFrom: new Date('2013-02-05T08:00:00Z') });
  t.equal(until('tours/labor-tour', later, '2013-01-15T00:00:00Z'), '2013-02-05T08:00:00.000Z');
  const gone = held({ cancelled: true });
  t.equal(until('tours/labor-tour', gone, '2013-01-15T00:00:00Z'), '2013-03-07T00:00:00.000Z');
});
