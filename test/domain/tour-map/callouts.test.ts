import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { BADGE_RADIUS, DOT_RADIUS } from '../../../src/domain/tour-map/callout-candidates.js';
import { type Callout, calloutsOf } from '../../../src/domain/tour-map/callouts.js';
import { HEIGHT, type Spot, WIDTH } from '../../../src/domain/tour-map/frame.js';
import { boxAround, boxesMeet, boxHolds } from '../../../src/domain/tour-map/geometry.js';

const place = (x: number, y: number, textWidth = 80) => ({
  ...{ at: [x, y] as Spot, badges: 1, textWidth },
});

/** What is shown on a narrow map, or on a wide one. */
const shown = (callouts: readonly Callout[], width: 'narrow' | 'wide') =>
  callouts.filter(each => each.width === 'all' || each.width === width);

t.test('a place with room has its badge on it, and its name to the right', async t => {
  const [callout] = calloutsOf([place(100, 100)], []);
  t.match(callout, { place: 0, anchor: [100, 100], side: 'right', hasText: true, leader: false });
  t.same(callout!.box, { left: 89, top: 89, right: 195, bottom: 111 });
});

t.test('near the right edge the name is to the left', async t => {
  t.match(calloutsOf([place(WIDTH - 40, 100)], [])[0], { side: 'left', hasText: true });
});

t.test('a name does not cover a route that it can keep clear of', async t => {
  const route = [[100, 100] as const, [300, 100] as const] as const;
  t.match(calloutsOf([place(100, 100, 60)], [route])[0], { side: 'left', leader: false });
});

t.test('cities that are too near to each other are led to by lines, and all are named', async t => {
  const bay = [place(100, 150), place(104, 152), place(102, 158)];
  for (const width of ['narrow', 'wide'] as const) {
    const callouts = shown(calloutsOf(bay, []), width);
    t.equal(callouts.length, 3);
    t.ok(callouts.every(({ leader, hasText }) => leader && hasText));
  }
});

t.test(
  'a name without room is left out, before its number is; a wide map may have both',
  async t => {
    const row = Array.from({ length: 12 }, (_, index) => place(30 + index * 36, 160, 400));
    const callouts = calloutsOf(row, []);
    t.ok(shown(callouts, 'narrow').some(({ hasText }) => !hasText));
    const names = (width: 'narrow' | 'wide') =>
      shown(callouts, width).filter(({ hasText }) => hasText).length;
    t.ok(names('wide') >= names('narrow'));
  },
);

t.test(
  'whatever is where: nothing covers another callout or place, or leaves the map',
  async () => {
    const within = (most: number) => fc.integer({ min: 20, max: most - 20 });
    const places = fc.uniqueArray(
      fc
        .tuple(within(WIDTH), within(HEIGHT), fc.integer({ min: 10, max: 200 }))
        .map(([x, y, width]) => place(x, y, width)),
      { minLength: 1, maxLength: 25, selector: ({ at }) => at.join() },
    );
    const map = { left: 0, top: 0, right: WIDTH, bottom: HEIGHT };
    fc.assert(
      fc.property(places, all => {
        const callouts = calloutsOf(all, []);
        for (const width of ['narrow', 'wide'] as const) {
          for (const [index, one] of shown(callouts, width).entries()) {
            assert.ok(boxHolds(map, one.box));
            for (const other of shown(callouts, width).slice(index + 1)) {
              assert.notEqual(one.place, other.place);
              if (width === 'narrow') assert.ok(!boxesMeet(one.box, other.box));
            }
            for (const [number, { at }] of all.entries()) {
              if (number === one.place && !one.leader) continue;
              assert.ok(!boxesMeet(one.box, boxAround(at, DOT_RADIUS)));
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  },
);

t.test('several stops at a place have their badges side by side', async t => {
  const [callout] = calloutsOf([{ ...place(100, 100), badges: 3 }], []);
  t.equal(callout!.box.right, 100 + 2 * 23 + BADGE_RADIUS + 4 + 80);
});
