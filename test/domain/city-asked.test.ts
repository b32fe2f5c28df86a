import t from 'tap';
import { asAsked, cityNameIn } from '../../src/domain/city-asked.js';
import { loadGazetteer } from '../../src/store/gazetteer.js';

const gazetteer = loadGazetteer();

const first = (text: string) => asAsked(gazetteer.search(cityNameIn(text), 50), text)[0]?.slug;

t.test('of several cities of a name that one is first which the text means', async t => {
  t.equal(first('Vancouver, BC'), 'vancouver-bc-ca');
  t.equal(first('Vancouver, WA'), 'vancouver-wa-us');
  t.equal(first('Vancouver, Washington'), 'vancouver-wa-us');
  t.equal(first('Cambridge MA'), 'cambridge-ma-us');
  t.equal(first('Toronto, Canadá'), 'toronto-on-ca');
});

t.test('what is near is near also across a border, and nothing else is', async t => {
  const near = gazetteer.near(gazetteer.city('vancouver-bc-ca')!, 120);
  t.ok(near.includes('vancouver-bc-ca') && near.includes('bellingham-wa-us'));
  t.notOk(near.includes('seattle-wa-us'));
});
