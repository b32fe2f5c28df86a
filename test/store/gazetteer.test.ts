import t from 'tap';
import { loadGazetteer } from '../../src/store/gazetteer.js';

t.test('the committed city table is read, and knows a city by its slug', async t => {
  t.strictSame(loadGazetteer().city('seattle-wa-us'), {
    ...{ slug: 'seattle-wa-us', name: 'Seattle', region: 'WA', country: 'US' },
    ...{ latitude: 47.60621, longitude: -122.33207, timeZone: 'America/Los_Angeles' },
    population: 684451,
  });
  t.equal(loadGazetteer().city('atlantis'), null);
});
