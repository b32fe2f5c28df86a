import t from 'tap';
import { abbreviations } from '../../../src/domain/time/zone-abbreviations.js';
import { canonicalZone } from '../../../src/domain/time/zone-id.js';
import { countriesOfZone, formerNames, zoneNames } from '../../../src/domain/time/zone-names.js';
import { cities } from '../gazetteer/committed.js';

t.test('a zone has one name, in whatever case or under whatever link it comes', async t => {
  const kept = {
    'America/New_York': 'America/New_York',
    'america/new_york': 'America/New_York',
    'US/Pacific': 'America/Los_Angeles',
    'Canada/Pacific': 'America/Vancouver',
    'America/Montreal': 'America/Toronto',
    'America/Yellowknife': 'America/Edmonton',
    'America/Fort_Wayne': 'America/Indiana/Indianapolis',
    'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
    'Asia/Calcutta': 'Asia/Kolkata',
    'Europe/Kiev': 'Europe/Kyiv',
    'Australia/NSW': 'Australia/Sydney',
    Iceland: 'Atlantic/Reykjavik',
    'America/Coral_Harbour': 'America/Atikokan',
    UTC: 'Etc/UTC',
    'Etc/UTC': 'Etc/UTC',
    zulu: 'Etc/UTC',
  };
  for (const [text, timeZone] of Object.entries(kept)) {
    t.same(canonicalZone(text), { timeZone }, text);
  }
});

t.test("a country's own zone stays itself, though its clocks are those of another", async t => {
  t.same(canonicalZone('Europe/Oslo'), { timeZone: 'Europe/Oslo' });
  t.same(canonicalZone('America/Port_of_Spain'), { timeZone: 'America/Port_of_Spain' });
  const own = [...countriesOfZone.keys()];
  t.equal(own.length > 400, true);
  t.same(
    own.filter(zone => JSON.stringify(canonicalZone(zone)) !== JSON.stringify({ timeZone: zone })),
    [],
  );
});

t.test('every zone of the gazetteer is one that Gira keeps', async t => {
  const used = new Set(cities.map(city => city.timeZone));
  t.same(
    [...used].filter(zone => !countriesOfZone.has(zone)),
    [],
  );
});

t.test('abbreviations, fixed offsets and unknown names are refused with the nearest', async t => {
  const nearest = {
    Eastern: 'America/New_York',
    PST: 'America/Los_Angeles',
    EST: 'America/New_York',
    est: 'America/New_York',
    EST5EDT: 'America/New_York',
    AEST: 'Australia/Sydney',
    CET: 'Europe/Paris',
    HST: 'Pacific/Honolulu',
    GMT: 'Etc/UTC',
    'Etc/GMT': 'Etc/UTC',
    'America/Vancuver': 'America/Vancouver',
    'Amercia/New_York': 'America/New_York',
    'Canada/Torronto': 'America/Toronto',
    'Asia/Vancouver': 'America/Vancouver',
    Vancouver: 'America/Vancouver',
    Montreal: 'America/Toronto',
    Sidney: 'Australia/Sydney',
    'New York': 'America/New_York',
    ' America/New_York ': 'America/New_York',
    "St John's": 'America/St_Johns',
    'São Paulo': 'America/Sao_Paulo',
  };
  for (const [text, zone] of Object.entries(nearest)) {
    t.same(canonicalZone(text), { nearest: zone }, text);
  }
});

t.test('where nothing is near, nothing is offered', async t => {
  const far = [
    ...['Etc/GMT+5', 'Etc/GMT-14', 'UTC-8', 'UTC+5', '+05:30', '−08:00', '5'],
    ...['', ' ', '/', 'America/', 'XYZ', 'San Francisco', '\0', '\uD800', '👩‍👩‍👧'],
    ...['constructor', '__proto__', 'toString', 'hasOwnProperty', 'America/constructor'],
  ];
  for (const text of far) t.same(canonicalZone(text), { nearest: null }, JSON.stringify(text));
});

t.test('long texts cost nothing', async t => {
  const texts = ['x', 'é', '/', ' ', 'America/', 'a/'].map(part => part.repeat(2000));
  for (const text of texts) t.same(canonicalZone(text), { nearest: null });
});

t.test('every name of the data is kept, linked to a kept one, or refused for a reason', async t => {
  const refused = zoneNames.filter(name => 'nearest' in canonicalZone(name));
  const reasons = /^(etc\/)?gmt|^[a-z]{3}\d[a-z]{3}$|^(est|mst|hst|cet|met|eet|wet)$|greenwich$/i;
  t.same(
    refused.filter(name => !reasons.test(name)),
    [],
  );
  const kept = zoneNames.flatMap(name => Object.values(canonicalZone(name)));
  const offered = [...kept, ...abbreviations.values(), ...formerNames.values()];
  t.same(
    offered.filter(zone => zone !== null && zone !== 'Etc/UTC' && !countriesOfZone.has(zone)),
    [],
  );
  t.same(
    [...formerNames.keys()].filter(name => !zoneNames.includes(name)),
    [],
  );
});
