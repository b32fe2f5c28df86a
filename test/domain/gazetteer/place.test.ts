import * as fc from 'fast-check';
import t from 'tap';
import { lookupNames, type PlaceQuery, readPlace } from '../../../src/domain/gazetteer/place.js';

const query = (text: string, name: string, rest: Partial<PlaceQuery> = {}): PlaceQuery => ({
  ...{ text, name, regions: null, country: null, unknownQualifier: null },
  ...rest,
});
const region = (country: string, code: string) => [{ country, region: code }];

const cases: [string, string[], string, Partial<PlaceQuery>][] = [
  ['Olympia, WA', ['US'], 'olympia', { regions: region('US', 'WA') }],
  ['Olympia, WA', ['US', 'CA'], 'olympia', { regions: region('US', 'WA') }],
  ['Fremantle, WA', ['AU'], 'fremantle', { regions: region('AU', 'WA') }],
  ['Baton Rouge, LA', ['US'], 'baton rouge', { regions: region('US', 'LA') }],
  ['Adelaide, SA', ['AU', 'SV'], 'adelaide', { regions: region('AU', 'SA') }],
  ['Olympia, wa', ['US'], 'olympia', { regions: region('US', 'WA') }],
  ['Vancouver, British Columbia', ['CA'], 'vancouver', { regions: region('CA', 'BC') }],
  ['Victoria, B.C.', ['CA'], 'victoria', { regions: region('CA', 'BC') }],
  ['Toronto, Canada', ['CA'], 'toronto', { country: 'CA' }],
  ['Toronto, CA', ['CA'], 'toronto', { country: 'CA' }],
  ['Oakland, CA', ['US', 'CA'], 'oakland', { regions: region('US', 'CA') }],
  ['San Salvador, El Salvador', ['SV'], 'san salvador', { country: 'SV' }],
  ['San Salvador, SV', ['US', 'SV'], 'san salvador', { country: 'SV' }],
  ['Metapán, SA, SV', ['SV'], 'metapan', { regions: region('SV', 'SA'), country: 'SV' }],
  ['Philadelphia, PA', ['US', 'SV'], 'philadelphia', { regions: region('US', 'PA') }],
  ['Winston-Salem, NC', ['US'], 'winston salem', { regions: region('US', 'NC') }],
  [
    'Saint-Jean-sur-Richelieu, QC',
    ['CA'],
    'st jean sur richelieu',
    { regions: region('CA', 'QC') },
  ],
  ['Washington, DC', ['US'], 'washington', { regions: region('US', 'DC') }],
  ['Washington, D.C.', ['US'], 'washington', { regions: region('US', 'DC') }],
  ['Santa Cruz, Calif.', ['US'], 'santa cruz', { regions: region('US', 'CA') }],
  ['Seattle, Washington, USA', ['AU'], 'seattle', { regions: region('US', 'WA'), country: 'US' }],
  ['Perth, WA, Australia', ['US', 'AU'], 'perth', { regions: region('AU', 'WA'), country: 'AU' }],
  ['London, England', ['CA'], 'london', { regions: region('GB', 'ENG') }],
  ['London, ENG, GB', ['CA'], 'london', { regions: region('GB', 'ENG'), country: 'GB' }],
  ['London, UK', ['CA'], 'london', { country: 'GB' }],
  ['Atlanta, Georgia', ['US'], 'atlanta', { regions: region('US', 'GA') }],
  ['Batumi, Georgia', ['GE'], 'batumi', { country: 'GE' }],
  ['Olympia, XX', ['US'], 'olympia', { unknownQualifier: 'XX' }],
  ['Paris, or', ['FR'], 'paris', { regions: region('US', 'OR') }],
  ['Paris, in', ['IN'], 'paris', { regions: region('US', 'IN') }],
  [
    'Springfield, Sangamon County, IL',
    ['US'],
    'springfield',
    {
      ...{ regions: region('US', 'IL'), unknownQualifier: 'Sangamon County' },
    },
  ],
  ['Victoria', ['AU', 'CA'], 'victoria', {}],
  ['Olympia WA', ['US'], 'olympia wa', {}],
  ['Olympia,', ['US'], 'olympia', {}],
  [', WA', ['US'], '', { regions: region('US', 'WA') }],
  ['', ['US'], '', {}],
];

for (const [text, countries, name, rest] of cases) {
  t.test(`«${text}» is read on a tour of ${countries.join(' and ')}`, async t => {
    t.same(readPlace(text, countries), query(text, name, rest));
  });
}

t.test('a region of no tour country is read against all kept countries', async t => {
  t.same(readPlace('Perth, WA', ['CA']).regions, [
    { country: 'US', region: 'WA' },
    { country: 'AU', region: 'WA' },
  ]);
});

t.test('a place is looked up by its name and by all of its words', async t => {
  t.same(lookupNames(readPlace('Washington, DC', ['US'])), ['washington', 'washington dc']);
  t.same(lookupNames(readPlace('Seattle', ['US'])), ['seattle']);
  t.same(lookupNames(readPlace(' , ', ['US'])), []);
});

t.test('any text can be read, and is kept', async () => {
  const words = fc.constantFrom('WA', ',', ' ', 'Victoria', 'USA', 'SV', '__proto__', 'é', '–');
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words).map(list => list.join('')),
  );
  fc.assert(fc.property(text, text => readPlace(text, ['US', 'SV']).text === text));
});
