import t from 'tap';
import { stricter, visibilities } from '../../src/domain/visibility.js';

t.test('a leg is never shown more freely than its speaker allows', async t => {
  const pairs = visibilities.map(one => visibilities.map(other => stricter(one, other)));
  t.same(pairs, [
    // public, region, after, private
    ['public', 'region', 'after', 'private'],
    ['region', 'region', 'private', 'private'],
    ['after', 'private', 'after', 'private'],
    ['private', 'private', 'private', 'private'],
  ]);
});
