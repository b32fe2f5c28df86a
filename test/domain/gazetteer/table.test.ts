import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import t from 'tap';
import { mergedZone } from '../../../scripts/gazetteer/zones.js';
import { isCountryCode } from '../../../src/domain/countries.js';
import { normaliseName } from '../../../src/domain/gazetteer/normalise.js';
import { listRegions } from '../../../src/domain/gazetteer/regions.js';
import { cityColumns, cityRow, gazetteerVersion } from '../../../src/domain/gazetteer/table.js';
import { aliases, cities, citiesBySlug, citiesText } from './committed.js';

const require = createRequire(import.meta.url);
const { zones, links } = require('moment-timezone/data/packed/latest.json');
const meta = require('moment-timezone/data/meta/latest.json');
const [comment, columns, ...rows] = citiesText.split('\n');

t.test('the version in the header is the hash of the rows', async t => {
  const hash = createHash('sha256').update(rows.join('\n')).digest('hex').slice(0, 12);
  t.equal(comment, `# gazetteer ${hash}`);
  t.equal(gazetteerVersion(citiesText), hash);
});

t.test('a gazetteer without a version is refused', async t => {
  t.throws(() => gazetteerVersion('slug\tname\n'), {
    message: 'The gazetteer has no version in its first line.',
  });
});

t.test('the file is what writing its cities gives', async t => {
  t.equal(columns, cityColumns.join('\t'));
  t.ok(cities.map(city => `${cityRow(city)}\n`).join('') === rows.join('\n'));
  t.notOk(citiesText.includes('\r'));
});

t.test('there are some 25,000 cities in less than two megabytes', async t => {
  t.ok(cities.length > 24_000 && cities.length < 26_000, `${cities.length} cities`);
  t.ok(Buffer.byteLength(citiesText) < 2_000_000);
});

t.test('slugs are unique, sorted and of the form of a slug', async t => {
  const slugs = cities.map(city => city.slug);
  t.ok(slugs.every((slug, i) => i === 0 || slugs[i - 1]! < slug));
  t.same(
    slugs.filter(slug => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug) || slug.length > 120),
    [],
  );
});

t.test('every row has a name, a country, a place on Earth and whole people', async t => {
  const odd = cities.filter(
    city =>
      !isCountryCode(city.country) ||
      city.name !== city.name.trim().normalize('NFC') ||
      !/^['‘]?[\p{L}\p{N}][^\p{C}(,]*$/u.test(city.name) ||
      normaliseName(city.name) === '' ||
      !(Math.abs(city.latitude) <= 90 && Math.abs(city.longitude) <= 180) ||
      !Number.isSafeInteger(city.population),
  );
  t.same(odd, []);
});

t.test('regions of the countries that are kept in full are those with a name', async t => {
  const named = new Set(listRegions().map(({ country, region }) => `${country} ${region}`));
  const used = cities
    .filter(city => ['US', 'CA', 'AU', 'SV'].includes(city.country))
    .map(city => `${city.country} ${city.region}`);
  t.same(new Set(used), named);
});

t.test('departments of El Salvador are those of their capitals', async t => {
  const capitals = {
    ...{ ahuachapan: 'AH', sensuntepeque: 'CA', chalatenango: 'CH', cojutepeque: 'CU' },
    ...{ 'santa-tecla': 'LI', zacatecoluca: 'PA', 'la-union': 'UN', sonsonate: 'SO' },
    ...{ 'san-francisco-gotera': 'MO', 'san-miguel': 'SM', 'san-salvador': 'SS' },
    ...{ 'santa-ana': 'SA', 'san-vicente': 'SV', usulutan: 'US' },
  };
  for (const [name, region] of Object.entries(capitals)) {
    t.ok(citiesBySlug.has(`${name}-${region.toLowerCase()}-sv`), `${name} in ${region}`);
  }
});

t.test('every zone is the canonical name of one that the zone data knows', async t => {
  const known = new Set([
    ...zones.map((zone: string) => zone.split('|')[0]),
    ...links.map((link: string) => link.split('|')[1]),
  ]);
  const used = [...new Set(cities.map(city => city.timeZone))];
  t.same(
    used.filter(zone => !known.has(zone) || !(zone in meta.zones) || mergedZone(zone) !== zone),
    [],
  );
});

t.test('links become the zone that the tz database keeps', async t => {
  const linked = ['US/Pacific', 'America/Montreal', 'America/Fort_Wayne', 'Europe/Kiev'];
  t.same(linked.map(mergedZone), [
    'America/Los_Angeles',
    'America/Toronto',
    'America/Indiana/Indianapolis',
    'Europe/Kyiv',
  ]);
});

t.test('cities that are easily put in a wrong zone are in the right one', async t => {
  const expected = {
    'vancouver-bc-ca': 'America/Vancouver',
    'calgary-ab-ca': 'America/Edmonton',
    'toronto-on-ca': 'America/Toronto',
    'montreal-qc-ca': 'America/Toronto',
    'regina-sk-ca': 'America/Regina',
    'st-johns-nl-ca': 'America/St_Johns',
    'sydney-nsw-au': 'Australia/Sydney',
    'brisbane-qld-au': 'Australia/Brisbane',
    'perth-wa-au': 'Australia/Perth',
    'adelaide-sa-au': 'Australia/Adelaide',
    'broken-hill-nsw-au': 'Australia/Broken_Hill',
    'lord-howe-island-nsw-au': 'Australia/Lord_Howe',
    'eucla-wa-au': 'Australia/Eucla',
    'san-salvador-ss-sv': 'America/El_Salvador',
    'phoenix-az-us': 'America/Phoenix',
    'honolulu-hi-us': 'Pacific/Honolulu',
    'anchorage-ak-us': 'America/Anchorage',
    'indianapolis-in-us': 'America/Indiana/Indianapolis',
    'gary-in-us': 'America/Chicago',
    'el-paso-tx-us': 'America/Denver',
    'boise-id-us': 'America/Boise',
    'singapore-sg': 'Asia/Singapore',
    'kyiv-ua': 'Europe/Kyiv',
  };
  const slugs = Object.keys(expected);
  t.same(Object.fromEntries(slugs.map(slug => [slug, citiesBySlug.get(slug)?.timeZone])), expected);
});

t.test('every alias is of a city that there is, and says something new', async t => {
  t.same(
    aliases.filter(
      ({ alias, slug }) =>
        !citiesBySlug.has(slug) ||
        normaliseName(alias) === normaliseName(citiesBySlug.get(slug)!.name),
    ),
    [],
  );
  t.equal(new Set(aliases.map(({ alias }) => normaliseName(alias))).size, aliases.length);
});
