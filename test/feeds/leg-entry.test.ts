import t from 'tap';
import { legCategories, legLocation, legSummary } from '../../src/feeds/leg-entry.js';
import { leg, place } from './build.js';

const washington = place('WA', 'US', 'America/Los_Angeles');
const elSalvador = place(null, 'SV', 'America/El_Salvador');

t.test('the title names the city, the days and the speaker', async t => {
  t.equal(legSummary(leg(), 'en'), 'Seattle – February 3–4 (Alex Gomez)');
  t.equal(legSummary(leg(), 'es'), 'Seattle – 3–4 de febrero (Alex Gomez)');
});

t.test('without a speaker the tour stands in the brackets', async t => {
  const tour = { slug: 'delegation', title: 'Roots Delegation' };
  const content = leg({ speaker: null, tour, place: elSalvador, lastDate: '2013-02-03' });
  t.equal(legSummary(content, 'en'), 'El Salvador – February 3 (Roots Delegation)');
});

t.test('a day of rest or travel says so', async t => {
  const oneDay = { firstDate: '2013-02-03', lastDate: '2013-02-03' };
  const summary = (changes: object, language: 'en' | 'es') => legSummary(leg(changes), language);
  t.equal(
    summary({ legKind: 'rest', ...oneDay }, 'en'),
    'Seattle – February 3 (Alex Gomez, rest day)',
  );
  t.equal(summary({ legKind: 'rest' }, 'en'), 'Seattle – February 3–4 (Alex Gomez, rest days)');
  t.equal(
    summary({ legKind: 'travel', ...oneDay }, 'es'),
    'Seattle – 3 de febrero (Alex Gomez, día de viaje)',
  );
  t.equal(
    summary({ legKind: 'rest' }, 'es'),
    'Seattle – 3–4 de febrero (Alex Gomez, días de descanso)',
  );
});

t.test('where only the region or the country may be told, no more is told', async t => {
  t.equal(legSummary(leg({ place: washington }), 'en'), 'Washington – February 3–4 (Alex Gomez)');
  t.equal(legLocation(leg({ place: washington }), 'en'), 'Washington, United States');
  t.equal(legLocation(leg({ place: elSalvador }), 'en'), 'El Salvador');
});

t.test('the location is city, region and country', async t => {
  t.equal(legLocation(leg(), 'en'), 'Seattle, WA, United States');
  t.equal(legLocation(leg(), 'es'), 'Seattle, WA, Estados Unidos');
  const panama = { ...place(null, 'PA', 'America/Panama'), city: 'Colón' };
  t.equal(legLocation(leg({ place: panama }), 'es'), 'Colón, Panamá');
});

t.test('the categories are that it is a leg, and its coast', async t => {
  t.strictSame(legCategories(leg(), 'en'), ['Tour leg', 'West Coast']);
  t.strictSame(legCategories(leg({ coast: null }), 'es'), ['Etapa de gira']);
});
