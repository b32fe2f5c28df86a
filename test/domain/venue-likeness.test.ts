import t from 'tap';
import { areAlike } from '../../src/domain/venue-likeness.js';
import { venue } from '../builders/event-on-file.js';

const nowhere = { street: null, latitude: null, longitude: null };
const alike = (one: Parameters<typeof venue>[0], other: Parameters<typeof venue>[0]) => {
  const found = areAlike(venue(one), venue(other));
  t.equal(areAlike(venue(other), venue(one)), found, 'whichever comes first');
  return found;
};
const named = (one: string, other: string) =>
  alike({ name: one, ...nowhere }, { name: other, ...nowhere });

t.test('names are alike but for case, articles, accents and a slip of the hand', async t => {
  t.ok(named('The Union Hall', 'UNION HALL'));
  t.ok(named('Centro de la Raza', 'Centro la Razá'));
  t.ok(named('Union Hall', 'Union Hall Seattle'), 'one in the other');
  t.ok(named('Union Hall', 'Unoin Hal') === false, 'three slips in ten letters');
  t.ok(named('Labor Temple', 'Labour Temple'));
  t.notOk(named('Union Hall', 'Town Hall'));
  t.notOk(named('ILWU Local 10 Hall', 'ILWU Local 19 Hall'), 'a number is no slip');
  t.notOk(named('Studio 1', 'Studio 12'));
  t.notOk(named('Art', 'Party House'), 'whole words alone');
  t.notOk(named('★', '☎'), 'names without letters are themselves');
  t.ok(named('★', '★ '));
  t.ok(named('Дом культуры', 'дом Культуры'));
});

t.test('venues are in one place on one street, at one point, or else in one city', async t => {
  t.ok(alike({}, { latitude: 47.62, longitude: -122.33 }), 'one street');
  const elsewhere = { street: '500 Pine St' };
  t.ok(alike({}, { ...elsewhere, latitude: 47.611 }), '111 m away');
  t.notOk(alike({}, { ...elsewhere, latitude: 47.612 }), '222 m away');
  t.ok(alike(nowhere, { ...nowhere, city: 'seattle-wa-us' }));
  t.notOk(alike(nowhere, { ...nowhere, city: 'olympia-wa-us' }));
});
