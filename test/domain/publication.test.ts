import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import t from 'tap';
import { type FeedChange, feedChanges } from '../../src/domain/feed-change.js';
import {
  entryChanges,
  type HeldEntry,
  type LegContent,
  type Publication,
  publicationOf,
  toldOf,
} from '../../src/domain/publication.js';
import { legOnFile } from '../builders/on-file.js';
import { leg as content, place } from '../feeds/build.js';

const seattle: LegContent = {
  kind: 'leg',
  tour: { slug: 'labor-tour', title: 'Labor Tour' },
  speaker: { slug: 'alex-gomez', name: 'Alex Gomez' },
  coast: { slug: 'us-west-coast', name: 'US West Coast' },
  place: {
    ...{ city: 'Seattle', region: 'WA', country: 'US' },
    ...{ latitude: 47.60621, longitude: -122.33207, timeZone: 'America/Los_Angeles' },
  },
  firstDate: '2013-02-03',
  lastDate: '2013-02-04',
  legKind: 'stop',
};
const wide = ['all', 'tours/labor-tour', 'speakers/alex-gomez', 'coasts/us-west-coast'];

t.test('a public leg is told in the feeds of its tour, speaker, coast and city', async t => {
  const feeds = [...wide, 'cities/seattle-wa-us'];
  t.strictSame(publicationOf(legOnFile()), { content: seattle, feeds, visibleFrom: null });
});

t.test('a leg that only shows its region is in no city feed and tells no city', async t => {
  t.strictSame(publicationOf(legOnFile({ visibility: 'region' })), {
    content: { ...seattle, place: place('WA', 'US', null) },
    feeds: wide,
    visibleFrom: null,
  });
});

t.test('a leg that is shown afterwards is told from the end of its last day there', async t => {
  t.strictSame(publicationOf(legOnFile({ visibility: 'after' })), {
    content: seattle,
    feeds: [...wide, 'cities/seattle-wa-us'],
    visibleFrom: new Date('2013-02-05T08:00:00Z'),
  });
});

t.test('the leg of a delegation has no speaker, no coast and perhaps no city', async t => {
  const delegation = { speaker: null, person: null, coast: null, coastName: null };
  const nowhere = { city: null, region: null, country: 'SV' };
  t.strictSame(publicationOf(legOnFile({ ...delegation, ...nowhere })), {
    content: { ...seattle, speaker: null, coast: null, place: place(null, 'SV', null) },
    feeds: ['all', 'tours/labor-tour'],
    visibleFrom: null,
  });
});

t.test('the public name is told, never the name behind it', async t => {
  const person = { name: 'Alejandro Gomez', publicName: 'Alex', visibility: 'public' as const };
  const told = publicationOf(legOnFile({ person }));
  t.match(told?.content, { speaker: { slug: 'alex-gomez', name: 'Alex' } });
});

t.test('a leg that is cancelled, private or on a draft is not told', async t => {
  const person = { name: 'Alex Gomez', publicName: null, visibility: 'private' as const };
  t.equal(publicationOf(legOnFile({ status: 'cancelled' })), null);
  t.equal(publicationOf(legOnFile({ visibility: 'private' })), null);
  t.equal(publicationOf(legOnFile({ person })), null);
  t.equal(publicationOf(legOnFile({ tourStatus: 'draft' })), null);
  t.not(publicationOf(legOnFile({ tourStatus: 'archived' })), null);
});

// A subscriber reads every feed all the time. The publications come in any order, and the public may
// know of some of them later alone; what subscribers are told is checked against what the rules of
// RFC 5545 and RFC 7986 promise them.
const at = (minute: number) => new Date(Date.UTC(2013, 0, 1) + minute * 60_000);
const feedNames = ['all', 'tours/a', 'tours/b', 'speakers/a', 'cities/a'];
const MINUTES = 12;
const publication: fc.Arbitrary<Publication | null> = fc.option(
  fc.record({
    content: fc
      .record({
        ...{ firstDate: fc.constantFrom('2013-02-03', '2013-02-04') },
        ...{ tour: fc.constantFrom({ slug: 'a', title: 'A' }, { slug: 'b', title: 'B' }) },
      })
      .map(changes => content(changes)),
    feeds: fc.subarray(feedNames, { minLength: 1 }),
    visibleFrom: fc.option(fc.integer({ min: 0, max: MINUTES }).map(at), { nil: null }),
  }),
  { freq: 4 },
);
/** What is to be public from each minute on; most minutes nothing is written. */
const story = fc.array(fc.option(fc.record({ next: publication }), { freq: 2, nil: null }), {
  ...{ minLength: MINUTES, maxLength: MINUTES },
});

/** The rows of all feeds after a change. */
function after(held: readonly HeldEntry[], { write, forget }: ReturnType<typeof entryChanges>) {
  const gone = new Set([...write, ...forget].map(row => row.feed));
  return [...held.filter(row => !gone.has(row.feed)), ...write];
}

/** What the public is told in each feed. */
function calendars(held: readonly HeldEntry[], now: Date): Map<string, HeldEntry> {
  return new Map(toldOf(held, now).map(row => [row.feed, row]));
}

/** What one reads of an entry, without what says that it is another. */
function readOf({ content, cancelled }: HeldEntry) {
  return { content, cancelled };
}

/** One version of all calendars after another, as far as subscribers can tell. */
function assertFollows(before: Map<string, HeldEntry>, told: Map<string, HeldEntry>): void {
  for (const [feed, row] of before) {
    const then = told.get(feed);
    assert.ok(then, 'an entry stays in every feed that told it');
    assert.deepEqual(then.createdAt, row.createdAt, 'with the time at which it was made');
    assert.ok(then.sequence >= row.sequence, 'its sequence never falls');
    const isSame = isDeepStrictEqual(readOf(then), readOf(row));
    if (!isSame) assert.ok(then.sequence > row.sequence, 'what is other is a newer version');
    if (then.cancelled && row.cancelled) {
      const version = ({ sequence, changedAt }: HeldEntry) => [sequence, changedAt];
      assert.deepEqual(version(then), version(row), 'what is cancelled is not told again');
    }
    if (then.cancelled) assert.deepEqual(then.content, row.content, 'as it was last told');
  }
}

t.test('subscribers hear of every public change, of nothing else, and never twice', async () => {
  const check = (steps: ({ next: Publication | null } | null)[]) => {
    let held: HeldEntry[] = [];
    let next: Publication | null = null;
    let before = new Map<string, HeldEntry>();
    let log: FeedChange[] = [];
    steps.forEach((step, minute) => {
      const now = at(minute);
      const opened = calendars(held, now);
      assertFollows(before, opened);
      if (step !== null) {
        next = step.next;
        const changes = entryChanges('leg-1', held, next, now);
        const isChanged = changes.write.length + changes.forget.length > 0;
        if (isChanged) log = log.filter(({ toldAt }) => toldAt <= now);
        log.push(...feedChanges(held, changes.write, now));
        held = after(held, changes);
        const again = entryChanges('leg-1', held, next, now);
        assert.deepEqual(again, { write: [], forget: [] }, 'nothing new, no write');
      }
      const told = calendars(held, now);
      const isPublic = next !== null && !(next.visibleFrom && next.visibleFrom > now);
      const live = [...told.values()].filter(row => !row.cancelled);
      assert.deepEqual(
        live.map(({ feed }) => feed).sort(),
        isPublic ? next!.feeds.toSorted() : [],
        'live where it is public',
      );
      assert.ok(
        live.every(row => row.sequence === live[0]!.sequence),
        'one version in all feeds',
      );
      for (const row of live) assert.deepEqual(row.content, next!.content);
      assertFollows(opened, told);
      for (const [feed, row] of told) {
        const last = log.filter(each => each.feed === feed && each.toldAt <= now).at(-1);
        const deed = { cancelled: row.cancelled, isTold: row.sequence >= last!.sequence };
        const isCancelled = last!.deed === 'cancelled';
        assert.deepEqual(deed, { cancelled: isCancelled, isTold: true }, 'the log tells it');
      }
      before = told;
    });
    const keys = log.map(({ feed, sequence }) => `${feed} ${sequence}`);
    assert.equal(new Set(keys).size, keys.length, 'each change is told once');
  };
  fc.assert(fc.property(story, check), { numRuns: 1000 });
});

const secret = (changes: Partial<LegContent>, visibleFrom: Date | null): Publication => ({
  ...{ content: content(changes), feeds: ['all', 'cities/a'], visibleFrom },
});

t.test('what nobody can have seen is forgotten instead of cancelled', async t => {
  const first = entryChanges('leg-1', [], secret({}, at(100)), at(0)).write;
  t.same(entryChanges('leg-1', first, null, at(1)), { write: [], forget: first });
  const seen = entryChanges('leg-1', first, null, at(100));
  t.same(seen.forget, []);
  t.same(
    seen.write.map(row => [row.feed, row.sequence, row.cancelled]),
    [
      ['all', 1, true],
      ['cities/a', 1, true],
    ],
  );
});

t.test('an entry that is not told yet may change its content, feeds and time', async t => {
  const first = entryChanges('leg-1', [], secret({}, at(100)), at(0)).write;
  const later: Publication = { ...secret({}, at(200)), feeds: ['all'] };
  const { write, forget } = entryChanges('leg-1', first, later, at(1));
  t.same(
    write.map(row => [row.feed, row.cancelled, row.visibleFrom]),
    [['all', false, at(200)]],
  );
  t.same(
    forget.map(row => row.feed),
    ['cities/a'],
  );
});

t.test('since when something is known to all is no change of it', async t => {
  const first = entryChanges('leg-1', [], secret({}, at(100)), at(0)).write;
  t.same(entryChanges('leg-1', first, secret({}, null), at(101)), { write: [], forget: [] });
  t.equal(entryChanges('leg-1', first, secret({}, null), at(99)).write.length, 2);
});

t.test('what was told and is held back is cancelled until then, and comes back', async t => {
  const first = entryChanges('leg-1', [], secret({}, null), at(0)).write;
  const { write, forget } = entryChanges('leg-1', first, secret({}, at(100)), at(1));
  t.same(forget, []);
  const seen = (now: Date) =>
    toldOf(write, now).map(({ cancelled, sequence }) => [cancelled, sequence]);
  t.same(seen(at(99)), [
    [true, 1],
    [true, 1],
  ]);
  t.same(seen(at(100)), [
    [false, 2],
    [false, 2],
  ]);
  const erased = entryChanges('leg-1', write, null, at(2));
  t.same(
    erased.write.map(row => [row.cancelled, row.sequence, row.changedAt, row.visibleFrom]),
    [
      [true, 1, at(1), null],
      [true, 1, at(1), null],
    ],
    'what is erased meanwhile stays as it was told',
  );
});

t.test('what is to come is told with nothing of what it will be', async t => {
  const first = entryChanges('leg-1', [], secret({}, null), at(0)).write;
  const other = secret({ firstDate: '2013-02-04' }, at(100));
  const { write } = entryChanges('leg-1', first, other, at(1));
  t.same(toldOf(write, at(2))[0]?.content, first[0]?.content);
  t.same(toldOf(write, at(100))[0]?.content, other.content);
  const changes = feedChanges(first, write, at(1)).filter(({ feed }) => feed === 'all');
  t.same(
    changes.map(({ deed, toldAt, after }) => [deed, toldAt, after.firstDate]),
    [
      ['cancelled', at(1), '2013-02-03'],
      ['restored', at(100), '2013-02-04'],
    ],
  );
});
