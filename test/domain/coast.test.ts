import t from 'tap';
import { liesOn } from '../../src/domain/coast.js';
import { cities } from '../builders/city.js';
import { westCoast } from '../builders/tour-2013.js';

t.test('a place lies on a coast by its country and region', async t => {
  t.equal(liesOn(westCoast, cities.seattle), true);
  t.equal(liesOn(westCoast, cities.boston), false);
  t.equal(liesOn(westCoast, { country: 'AU', region: 'WA' }), false);
  t.equal(liesOn(westCoast, { country: 'US', region: null }), false);
});
