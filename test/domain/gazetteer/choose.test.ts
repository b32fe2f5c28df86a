import * as fc from 'fast-check';
import t from 'tap';
import { type Candidate, chooseCity } from '../../../src/domain/gazetteer/choose.js';
import { readPlace } from '../../../src/domain/gazetteer/place.js';
import { candidatesFor, citiesBySlug } from './committed.js';

/** The slug that the words resolve to, or the slugs to choose from. */
function resolve(text: string, countries: string[], near: string[] = []): string | string[] {
  const query = readPlace(text, countries);
  const neighbours = near.map(slug => citiesBySlug.get(slug)!);
  const choice = chooseCity(query, candidatesFor(query), { countries, neighbours });
  return 'city' in choice ? choice.city.slug : choice.candidates.map(city => city.slug);
}

const accepted: [string, string[], string][] = [
  ['Seattle', ['US'], 'seattle-wa-us'],
  ['Olympia', ['US'], 'olympia-wa-us'],
  ['Portland', ['US'], 'portland-or-us'],
  ['Portland, ME', ['US'], 'portland-me-us'],
  ['San Francisco', ['US', 'SV'], 'san-francisco-ca-us'],
  ['New York City', ['US'], 'new-york-city-ny-us'],
  ['New York', ['US'], 'new-york-city-ny-us'],
  ['New York, NY', ['US'], 'new-york-city-ny-us'],
  ['NYC', ['US', 'CA', 'AU'], 'new-york-city-ny-us'],
  ['DC', ['US'], 'washington-dc-us'],
  ['D.C.', ['US'], 'washington-dc-us'],
  ['Washington', ['US'], 'washington-dc-us'],
  ['Washington DC', ['US'], 'washington-dc-us'],
  ['Washington, DC', ['US', 'AU'], 'washington-dc-us'],
  ['Washington, D.C.', ['US'], 'washington-dc-us'],
  ['LA', ['US'], 'los-angeles-ca-us'],
  ['Los Ángeles', ['US', 'SV'], 'los-angeles-ca-us'],
  ['Bay Area', ['US'], 'san-francisco-ca-us'],
  ['Nueva York', ['US'], 'new-york-city-ny-us'],
  ['Filadelfia', ['US'], 'philadelphia-pa-us'],
  ['Nueva Orleans', ['US'], 'new-orleans-la-us'],
  ['Sídney', ['AU'], 'sydney-nsw-au'],
  ['Lord Howe Island', ['AU'], 'lord-howe-island-nsw-au'],
  ['Eucla', ['AU'], 'eucla-wa-au'],
  ['Cabañas', ['SV'], 'sensuntepeque-ca-sv'],
  ['San Salvador', ['SV'], 'san-salvador-ss-sv'],
  ['San Salvador, SS, SV', ['US', 'SV'], 'san-salvador-ss-sv'],
  ['Winston-Salem, NC', ['US'], 'winston-salem-nc-us'],
  ['Saint-Jean-sur-Richelieu, QC', ['CA'], 'saint-jean-sur-richelieu-qc-ca'],
  ['St-Jean-sur-Richelieu', ['CA'], 'saint-jean-sur-richelieu-qc-ca'],
  ['Montreal', ['CA'], 'montreal-qc-ca'],
  ['Quebec City', ['CA'], 'quebec-qc-ca'],
  ['Sudbury', ['CA'], 'greater-sudbury-on-ca'],
  ["St. John's", ['CA'], 'st-johns-nl-ca'],
  ['Saint Louis, MO', ['US'], 'st-louis-mo-us'],
  ['Perth', ['AU'], 'perth-wa-au'],
  ['Perth, WA', ['US', 'AU'], 'perth-wa-au'],
  ['Richmond, VA', ['US'], 'richmond-va-us'],
  ['Vancouver', ['CA'], 'vancouver-bc-ca'],
  ['Vancouver, WA', ['US', 'CA'], 'vancouver-wa-us'],
  ['Vancouver, British Columbia', ['US', 'CA'], 'vancouver-bc-ca'],
  ['Santa Ana, CA', ['US', 'SV'], 'santa-ana-ca-us'],
  ['Santa Ana, El Salvador', ['US', 'SV'], 'santa-ana-sa-sv'],
  ['London, ON', ['CA'], 'london-on-ca'],
  ['London, UK', ['CA'], 'london-eng-gb'],
  ['Seattle, WA', ['CA'], 'seattle-wa-us'],
  ['Berkeley', ['US'], 'berkeley-ca-us'],
  ['Oakland', ['US'], 'oakland-ca-us'],
  ['Somerville', ['US'], 'somerville-ma-us'],
  ['Cambridge', ['US'], 'cambridge-ma-us'],
  ['Brooklyn', ['US'], 'brooklyn-ny-us'],
  ['Manhattan', ['US'], 'manhattan-ny-us'],
  ['Harlem', ['US'], 'harlem-ny-us'],
  ['Bronx, NY', ['US'], 'the-bronx-ny-us'],
  ['Bridgeport', ['US'], 'bridgeport-ct-us'],
];

for (const [text, countries, slug] of accepted) {
  t.test(`«${text}» on a tour of ${countries.join(', ')} is ${slug}`, async t => {
    t.same(resolve(text, countries), slug);
  });
}

const otherLondons = ['london-oh-us', 'london-ky-us', 'london-ca-us'];
const otherPortlands = ['portland-ct-us', 'portland-tx-us', 'portland-tn-us'];

const asked: [string, string[], string[], string[]][] = [
  ['Vancouver', ['US', 'CA'], [], ['vancouver-bc-ca', 'vancouver-wa-us']],
  ['Vancouver', ['US', 'CA'], ['seattle-wa-us'], ['vancouver-bc-ca', 'vancouver-wa-us']],
  ['Vancouver', ['US', 'CA'], ['victoria-bc-ca'], ['vancouver-bc-ca', 'vancouver-wa-us']],
  ['Santa Ana', ['US', 'SV'], [], ['santa-ana-ca-us', 'santa-ana-sa-sv']],
  ['Santa Ana', ['US', 'SV'], ['san-salvador-ss-sv'], ['santa-ana-sa-sv', 'santa-ana-ca-us']],
  ['London', ['CA'], [], ['london-eng-gb', 'london-on-ca', ...otherLondons]],
  ['London', ['CA'], ['toronto-on-ca'], ['london-on-ca', 'london-eng-gb', ...otherLondons]],
  ['Portland', ['US'], ['boston-ma-us'], ['portland-or-us', 'portland-me-us', ...otherPortlands]],
  ['Kansas City', ['US'], [], ['kansas-city-mo-us', 'kansas-city-ks-us']],
  ['NYC', ['CA'], [], ['new-york-city-ny-us']],
  ['LA, WA', ['US'], [], ['los-angeles-ca-us']],
  ['Olympia, XX', ['US'], [], ['olympia-wa-us']],
  ['Seattle, OR', ['US'], [], ['seattle-wa-us']],
  ['Nowhere at All', ['US'], [], []],
  ['', ['US'], [], []],
];

for (const [text, countries, near, slugs] of asked) {
  const where = near.length > 0 ? ` beside ${near}` : '';
  t.test(`«${text}» on a tour of ${countries.join(', ')}${where} is asked`, async t => {
    t.same(resolve(text, countries, near), slugs);
  });
}

t.test('at most five candidates come back', async t => {
  t.same(resolve('Springfield', ['US']), [
    'springfield-mo-us',
    'springfield-ma-us',
    'springfield-il-us',
    'springfield-or-us',
    'springfield-oh-us',
  ]);
});

t.test('a chosen city is returned without the mark of an alias', async t => {
  const query = readPlace('NYC', ['US']);
  const choice = chooseCity(query, candidatesFor(query), { countries: ['US'], neighbours: [] });
  t.same(choice, { city: citiesBySlug.get('new-york-city-ny-us') });
});

const candidate = fc.record<Candidate>({
  slug: fc.stringMatching(/^[a-z]{1,3}$/),
  name: fc.constant('Springfield'),
  region: fc.constantFrom('WA', 'OR', null),
  country: fc.constantFrom('US', 'CA', 'AU'),
  latitude: fc.integer({ min: 40, max: 50 }),
  longitude: fc.integer({ min: -120, max: -110 }),
  timeZone: fc.constant('America/Los_Angeles'),
  population: fc.oneof(fc.nat(20), fc.nat(10_000_000)),
  alias: fc.boolean(),
});
const candidates = fc.uniqueArray(candidate, { maxLength: 8, selector: ({ slug }) => slug });
const text = fc.constantFrom(
  'Springfield',
  'Springfield, WA',
  'Springfield, USA',
  'Springfield, X',
);
const context = fc.record({
  countries: fc.constantFrom<string[]>(['US'], ['US', 'CA'], []),
  neighbours: fc.array(fc.constant({ latitude: 45, longitude: -115 }), { maxLength: 1 }),
});

t.test('the order of the candidates never matters', async () => {
  const shuffled = candidates.chain(list =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );
  fc.assert(
    fc.property(shuffled, text, context, ([one, other], text, context) => {
      const query = readPlace(text, context.countries);
      const answers = [one, other].map(list => JSON.stringify(chooseCity(query, list, context)));
      return answers[0] === answers[1];
    }),
    { numRuns: 1000 },
  );
});

t.test('a city outside of the tour is never chosen for a bare name', async () => {
  fc.assert(
    fc.property(candidates, context, (list, context) => {
      const choice = chooseCity(readPlace('Springfield', context.countries), list, context);
      return !('city' in choice) || context.countries.includes(choice.city.country);
    }),
    { numRuns: 1000 },
  );
});

t.test('nothing is chosen where part of the words was not understood', async () => {
  fc.assert(
    fc.property(candidates, context, (list, context) => {
      const query = readPlace('Springfield, X', context.countries);
      return 'candidates' in chooseCity(query, list, context);
    }),
  );
});

t.test('a place of unknown population counts as one person', async t => {
  const city = citiesBySlug.get('olympia-wa-us')!;
  const unknown = { ...city, population: 0, alias: false };
  const context = { countries: ['US'], neighbours: [] };
  t.same(chooseCity(readPlace('Olympia', ['US']), [unknown], context), {
    city: { ...city, population: 0 },
  });
});
