import t from 'tap';
import { regionsNamed } from '../../../src/domain/gazetteer/region-words.js';
import { listRegions } from '../../../src/domain/gazetteer/regions.js';

t.test('a code that two countries share names a region of each', async t => {
  t.same(regionsNamed('WA', null), [
    { country: 'US', region: 'WA' },
    { country: 'AU', region: 'WA' },
  ]);
});

t.test('a named country narrows a shared code down', async t => {
  t.same(regionsNamed('WA', 'AU'), [{ country: 'AU', region: 'WA' }]);
});

t.test('codes of El Salvador are read where the country is named', async t => {
  t.same(regionsNamed('CA', null), [{ country: 'US', region: 'CA' }]);
  t.same(regionsNamed('CA', 'SV'), [{ country: 'SV', region: 'CA' }]);
});

t.test('every kept region is known by its name and by its code', async t => {
  for (const { country, region, name } of listRegions()) {
    t.same(regionsNamed(name, country), [{ country, region }], name);
    t.same(regionsNamed(region, country), [{ country, region }], region);
  }
});

t.test('abbreviations of the press and Spanish names are understood', async t => {
  const words = ['Calif.', 'N.S.W.', 'P.E.I.', 'Québec', 'Pensilvania', 'Nueva York', 'Escocia'];
  t.same(
    words.map(word => regionsNamed(word, null)),
    [
      [{ country: 'US', region: 'CA' }],
      [{ country: 'AU', region: 'NSW' }],
      [{ country: 'CA', region: 'PE' }],
      [{ country: 'CA', region: 'QC' }],
      [{ country: 'US', region: 'PA' }],
      [{ country: 'US', region: 'NY' }],
      [{ country: 'GB', region: 'SCT' }],
    ],
  );
});

t.test('other words name no region', async t => {
  t.same(
    ['XX', '', 'constructor', 'Puget Sound', 'the best'].map(word => regionsNamed(word, null)),
    [[], [], [], [], []],
  );
});
