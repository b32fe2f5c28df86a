import t from 'tap';
import { feedChanges, sideAsTold } from '../../src/domain/feed-change.js';
import type { HeldEntry } from '../../src/domain/publication.js';
import { entry, evening, leg, place } from '../feeds/build.js';

const now = new Date('2013-01-05T12:00:00Z');
const later = new Date('2013-02-05T08:00:00Z');

/** A row of the feed of everything. */
const row = (changes: Partial<HeldEntry> = {}): HeldEntry => ({
  ...entry({ uid: 'leg-1' }),
  ...{ feed: 'all', visibleFrom: null, toldBefore: null },
  ...changes,
});
const next = (changes: Partial<HeldEntry> = {}) => row({ sequence: 1, changedAt: now, ...changes });
const deeds = (held: HeldEntry[], written: HeldEntry[]) =>
  feedChanges(held, written, now).map(({ deed, also, toldAt }) => [deed, also, toldAt]);

t.test('what a feed did not hold is new, with where and when it is', async t => {
  const seattle = { venue: null, city: 'Seattle', region: 'WA', country: 'US' };
  const days = { firstDate: '2013-02-03', lastDate: '2013-02-04', localStart: null };
  t.strictSame(feedChanges([], [row()], now), [
    {
      ...{ feed: 'all', uid: 'leg-1', sequence: 0, toldAt: now, deed: 'new' },
      ...{ before: null, after: { ...days, place: seattle }, also: [] },
    },
  ]);
});

t.test('a change tells both sides, and the other fields that changed', async t => {
  const moved = next({ content: leg({ firstDate: '2013-02-02', legKind: 'rest' }) });
  const [change] = feedChanges([row()], [moved], now);
  t.match(change, {
    ...{ deed: 'changed', also: ['legKind'], sequence: 1 },
    ...{ before: { firstDate: '2013-02-03' }, after: { firstDate: '2013-02-02' } },
  });
});

t.test('an hour, a house and a title of an event are told as what they are', async t => {
  const held = row({ content: evening() });
  const hour = evening({ localStart: '2013-02-03T19:00', startsAt: '2013-02-04T03:00:00.000Z' });
  const house = evening({ place: { ...evening().place, venue: 'Labor Temple' } });
  const [byHour] = feedChanges([held], [next({ content: hour })], now);
  t.match(byHour, { after: { localStart: '2013-02-03T19:00' }, also: [] });
  const [byHouse] = feedChanges([held], [next({ content: house })], now);
  t.match(byHouse, { before: { place: { venue: 'Union Hall' } }, also: [] });
  t.match(byHouse, { after: { place: { venue: 'Labor Temple' } } });
  t.same(deeds([held], [next({ content: evening({ title: 'A talk' }) })]), [
    ['changed', ['title'], now],
  ]);
});

t.test('an entry that only joins or leaves another feed is the same to this one', async t => {
  t.same(deeds([row()], [next(), next({ feed: 'cities/a' })]), [['new', [], now]]);
});

t.test('what leaves is cancelled, and what comes back is on again', async t => {
  const gone = next({ cancelled: true });
  t.same(deeds([row()], [gone]), [['cancelled', [], now]]);
  t.same(deeds([gone], [row({ sequence: 2 })]), [['restored', [], now]]);
});

t.test('what is postponed is told so, and comes back', async t => {
  const postponed = next({ content: leg({ postponed: true }) });
  t.same(deeds([row()], [postponed]), [['postponed', [], now]]);
  t.same(deeds([postponed], [row({ sequence: 2 })]), [['restored', [], now]]);
  t.same(deeds([postponed], [row({ sequence: 2, cancelled: true })]), [['cancelled', [], now]]);
});

t.test('what is held back is told later, and as new where nobody ever saw it', async t => {
  const secret = row({ visibleFrom: later });
  t.same(deeds([], [secret]), [['new', [], later]]);
  const other = { ...secret, content: leg({ firstDate: '2013-02-02' }) };
  t.same(deeds([secret], [other]), [['new', [], later]], 'whatever it was before');
});

t.test('what was told and is held back is cancelled now and on again later', async t => {
  const toldBefore = { sequence: 1, changedAt: now.toISOString(), content: leg() };
  const back = next({ sequence: 2, visibleFrom: later, toldBefore });
  t.same(deeds([row()], [back]), [
    ['cancelled', [], now],
    ['restored', [], later],
  ]);
  t.same(deeds([back], [{ ...back, sequence: 3 }]), [['restored', [], later]], 'and once alone');
});

t.test('a side tells no more of its place than the entry tells today', async t => {
  const side = feedChanges([], [row()], now)[0]!.after;
  t.same(sideAsTold(side, leg()), side);
  const hidden = sideAsTold(side, leg({ place: place('WA', 'US', null) }));
  t.same(hidden.place, { venue: null, city: null, region: 'WA', country: 'US' });
});
