import t from 'tap';
import { cityLabel } from '../../src/domain/city.js';

t.test(
  'a city of the US, Canada or Australia is named with its region, others with all',
  async t => {
    const label = (name: string, region: string | null, country: string) =>
      cityLabel({ name, region, country });
    t.equal(label('Olympia', 'WA', 'US'), 'Olympia, WA');
    t.equal(label('Vancouver', 'BC', 'CA'), 'Vancouver, BC');
    t.equal(label('Sydney', 'NSW', 'AU'), 'Sydney, NSW');
    t.equal(label('San Salvador', 'SS', 'SV'), 'San Salvador, SS, SV');
    t.equal(label('Paris', null, 'FR'), 'Paris, FR');
    t.equal(label('Nowhere', null, 'US'), 'Nowhere, US');
  },
);
