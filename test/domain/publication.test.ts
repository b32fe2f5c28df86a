import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import t from 'tap';
import {
  entryChanges,
  type HeldEntry,
  type LegContent,
  type Publication,
  publicationOf,
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

// A subscriber reads every feed after every change. The publications come in any order; what
// subscribers hold is checked against what the rules of RFC 5545 and RFC 7986 promise them.
const feedNames = ['all', 'tours/a', 'tours/b', 'speakers/a', 'cities/a'];
const publication: fc.Arbitrary<Publication | null> = fc.option(
  fc.record({
    content: fc
      .record({
        ...{ firstDate: fc.constantFrom('2013-02-03', '2013-02-04') },
        ...{ tour: fc.constantFrom({ slug: 'a', title: 'A' }, { slug: 'b', title: 'B' }) },
      })
      .map(changes => content(changes)),
    feeds: fc.subarray(feedNames, { minLength: 1 }),
    visibleFrom: fc.constant(null),
  }),
  { freq: 4 },
);

/** The rows of all feeds after a change. */
function after(held: readonly HeldEntry[], { write, forget }: ReturnType<typeof entryChanges>) {
  const gone = new Set([...write, ...forget].map(row => row.feed));
  return [...held.filter(row => !gone.has(row.feed)), ...write];
}
const at = (step: number) => new Date(Date.UTC(2013, 0, 1) + step * 60_000);
const liveFeeds = (held: readonly HeldEntry[]) =>
  held
    .filter(row => !row.cancelled)
    .map(row => row.feed)
    .sort();

t.test(
  'subscribers hear of every public change, of nothing else, and never of a new UID',
  async () => {
    const check = (publications: (Publication | null)[]) => {
      let held: HeldEntry[] = [];
      let last: Publication | null = null;
      publications.forEach((next, step) => {
        const now = at(step);
        const changes = entryChanges('leg-1', held, next, now);
        const before = held;
        held = after(held, changes);
        const isSame =
          isDeepStrictEqual(last?.content, next?.content) &&
          isDeepStrictEqual(last?.feeds.toSorted(), next?.feeds.toSorted());

        assert.deepEqual(liveFeeds(held), next?.feeds.toSorted() ?? [], 'live where it is public');
        assert.deepEqual(changes.forget, [], 'what was seen is never forgotten');
        assert.ok(
          held.every(row => row.uid === 'leg-1'),
          'one UID',
        );
        const newest = (rows: HeldEntry[]) => Math.max(-1, ...rows.map(row => row.sequence));
        if (isSame) {
          assert.deepEqual(changes.write, [], 'no public change, no write');
        } else {
          assert.equal(
            newest(held),
            newest(before) + 1,
            'a public change raises the sequence by one',
          );
          assert.ok(changes.write.every(row => row.sequence === newest(held)));
          assert.ok(
            changes.write.every(row => +row.changedAt === +now),
            'and is dated now',
          );
        }
        for (const row of before) {
          const then = held.find(each => each.feed === row.feed);
          assert.ok(then, 'an entry stays in every feed that told it');
          assert.ok(then!.sequence >= row.sequence, 'its sequence never falls');
          assert.deepEqual(
            then!.createdAt,
            row.createdAt,
            'it keeps the time at which it was made',
          );
          const isLeft = !next?.feeds.includes(row.feed);
          assert.equal(
            then!.cancelled,
            isLeft,
            'cancelled where it left, live where it is or returned',
          );
          if (isLeft)
            assert.deepEqual(then!.content, row.content, 'cancelled with what was last told there');
        }
        for (const row of held.filter(each => !each.cancelled))
          assert.deepEqual(row.content, next?.content);
        last = next;
      });
    };
    fc.assert(fc.property(fc.array(publication, { maxLength: 8 }), check), { numRuns: 200 });
  },
);

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

t.test('what was seen, held back and taken away comes back with a higher sequence', async t => {
  let held = entryChanges('leg-1', [], secret({}, null), at(0)).write;
  for (const [next, second] of [
    [secret({}, at(100)), 1],
    [null, 2],
  ] as const) {
    const { write, forget } = entryChanges('leg-1', held, next, at(second));
    t.same(forget, []);
    held = write;
  }
  t.ok(
    held.every(row => row.cancelled && row.visibleFrom! > at(1_000_000)),
    'and nobody is told of it meanwhile',
  );
  const back = entryChanges('leg-1', held, secret({}, null), at(3)).write;
  t.same(
    back.map(row => [row.cancelled, row.sequence]),
    [
      [false, 2],
      [false, 2],
    ],
  );
});
