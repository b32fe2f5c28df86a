import t from 'tap';
import { testApp } from '../../../support/app.js';
import { plain, Visitor } from '../../../support/page-visitor.js';
import { writing } from '../../../support/tours.js';

const path = '/speakers/ana-diaz';

/** What a page tells of each of its maps, and the numbers beside the stops of its lists. */
function mapsOn(text: string) {
  const maps = [...text.matchAll(/<desc id="([\w-]+)-stops">([^<]*)<\/desc>/g)];
  const numbered = [...text.matchAll(/<p class="leg-head">(<svg)?/g)];
  return {
    ids: maps.map(([, id]) => id),
    told: maps.map(([, , words]) => plain(words!)),
    numbers: numbered.filter(([, svg]) => svg !== undefined).length,
    targets: [...text.matchAll(/href="#(leg-[\w-]+)"/g)].map(([, id]) => id!),
  };
}

t.test('a speaker has a map of each tour that is on or coming, else of the last', async t => {
  const { app, clock, ...calls } = await testApp(t);
  const { add } = writing({ app, clock, ...calls });
  await add('/speakers', { name: 'Ana Díaz' });
  const stop = (tour: string, city: string | null, day: string, more: object = {}) =>
    add('/legs', {
      ...{ tour, speaker: 'ana-diaz', coast: null, city, firstDate: day, lastDate: day },
      ...more,
    });
  for (const title of ['Winter', 'Spring', 'Summer']) {
    await add('/tours', { title, status: 'published' });
  }
  const visitor = new Visitor(app);
  const look = async (now: string) => {
    clock.now = new Date(now);
    const { text } = await visitor.get(path);
    return { text, ...mapsOn(text) };
  };
  t.same((await look('2027-01-01T12:00:00Z')).ids, [], 'no stops, no map');
  await stop('winter', 'boston-ma-us', '2027-01-10');
  await stop('winter', 'chicago-il-us', '2027-01-12');
  await stop('spring', 'seattle-wa-us', '2027-04-10');
  await stop('spring', 'portland-or-us', '2027-04-12', { visibility: 'region' });
  await stop('summer', 'toronto-on-ca', '2027-07-10');

  const before = await look('2027-01-11T23:00:00Z');
  t.same(before.ids, ['map-1', 'map-2', 'map-3']);
  t.match(before.told[0], /Boston, MA.*Chicago, IL/, 'a tour that is on has the stops behind, too');
  t.match(before.told[1], /Seattle, WA/);
  t.notMatch(before.text, 'Portland', 'what only the region may be known of is on no map');
  t.equal(before.numbers, 4);
  for (const id of before.targets) t.match(before.text, `id="${id}"`);

  const between = await look('2027-05-01T12:00:00Z');
  t.same(between.told.length, 1);
  t.match(between.told[0], 'Toronto');

  const after = await look('2027-09-01T12:00:00Z');
  t.same(after.told.length, 1, 'all is past');
  t.match(after.told[0], 'Toronto');
  t.match(after.text, /id="past"[\s\S]*<figure class="tour-map">/);
});
