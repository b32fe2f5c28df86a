import t from 'tap';
import type { FeedChange } from '../../src/domain/feed-change.js';
import { changesOfFeed, forgetUntold, recordFeedChanges } from '../../src/store/feed-changes.js';
import { onBothDatabases } from '../support/databases.js';

const now = new Date('2027-01-05T12:00:00Z');
const DAY = 86_400_000;
const daysAgo = (days: number) => new Date(now.getTime() - days * DAY);

function change(changes: Partial<FeedChange> = {}): FeedChange {
  const side = { firstDate: '2027-02-03', lastDate: '2027-02-04', localStart: null };
  const place = { venue: null, city: 'Seattle', region: 'WA', country: 'US' };
  return {
    ...{ feed: 'all', uid: 'leg-1', sequence: 0, toldAt: now, deed: 'new', before: null },
    ...{ after: { ...side, place }, also: [] },
    ...changes,
  };
}

onBothDatabases(
  t,
  'a feed tells the newest changes of what it holds, and none before its time',
  async (t, { db }) => {
    const told = [
      change({ toldAt: daysAgo(2) }),
      change({ sequence: 1, toldAt: daysAgo(1), deed: 'cancelled' }),
      change({ sequence: 2, toldAt: new Date(now.getTime() + 1), deed: 'restored' }),
      change({ uid: 'leg-2', toldAt: daysAgo(1), also: ['speaker', 'tour'] }),
      change({ uid: 'leg-3' }),
      change({ feed: 'cities/a' }),
    ];
    await recordFeedChanges(db, told, now);
    const asked = { uids: ['leg-1', 'leg-2', 'leg-no'], now, limit: 100 };
    const [first, second, third] = [told[1], told[3], told[0]];
    t.strictSame(await changesOfFeed(db, 'all', asked), [first, second, third]);
    t.strictSame(await changesOfFeed(db, 'all', { ...asked, limit: 1 }), [first]);
    t.strictSame(await changesOfFeed(db, 'all', { ...asked, uids: [] }), []);
  },
);

onBothDatabases(t, 'what was not told yet is forgotten, and nothing else', async (t, { db }) => {
  const toCome = new Date(now.getTime() + DAY);
  const told = [
    change(),
    change({ sequence: 1, toldAt: toCome }),
    change({ uid: 'leg-2', toldAt: toCome }),
  ];
  await recordFeedChanges(db, told, now);
  await forgetUntold(db, ['leg-1'], now);
  const asked = { uids: ['leg-1', 'leg-2'], now: toCome, limit: 100 };
  t.strictSame(await changesOfFeed(db, 'all', asked), [told[2], told[0]]);
});

onBothDatabases(
  t,
  'what is older than 400 days is forgotten, some at a time',
  async (t, { db }) => {
    const old = Array.from({ length: 250 }, (_, sequence) =>
      change({ sequence, toldAt: daysAgo(401) }),
    );
    const kept = change({ uid: 'leg-2', toldAt: daysAgo(399) });
    await recordFeedChanges(db, [...old, kept], daysAgo(401));
    const left = async () => {
      const asked = { uids: ['leg-1', 'leg-2'], now, limit: 1000 };
      return (await changesOfFeed(db, 'all', asked)).length;
    };
    t.equal(await left(), 251);
    for (const [sequence, expected] of [152, 53, 4, 5].entries()) {
      await recordFeedChanges(db, [change({ uid: 'leg-2', sequence: sequence + 1 })], now);
      t.equal(await left(), expected);
    }
    await recordFeedChanges(db, [], now);
    t.equal(await left(), 5, 'nothing to tell, nothing to do');
  },
);
