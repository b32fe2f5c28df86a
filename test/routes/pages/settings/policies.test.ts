import t, { type Test } from 'tap';
import { KEY, testApp } from '../../../support/app.js';
import { plain, signedIn, type Visitor } from '../../../support/page-visitor.js';
import { writing } from '../../../support/tours.js';

const path = '/settings/tours/spring';
const words = (visitor: Visitor) => plain(visitor.last.text).replace(/\s+/g, ' ');

async function prepared(t: Test) {
  const app = await testApp(t);
  await writing(app).add('/tours', { title: 'Spring', status: 'published' });
  const visitor = await signedIn(app.app, KEY);
  await visitor.get(path);
  return { ...app, visitor, call: app.as('coordinator') };
}

t.test(
  'rules, numbers and journeys are set, and follow the usual where they are empty',
  async t => {
    const { visitor, call } = await prepared(t);
    const pairs = 'seattle-wa-us, portland-or-us, ground, 190, by train, slowly';
    await visitor.submit(path, { 'venue-missing': 'off', restHours: '10.5', townKmh: '30', pairs });
    t.match(words(visitor), 'Saved.');
    const { rules, thresholds, travel } = (await call('GET', '/api/v1/tours/spring/policy')).json;
    t.same(rules, { 'venue-missing': 'off' });
    t.match([thresholds.restHours, thresholds.daysInARow, travel.townKmh], [10.5, 7, 30]);
    t.match(travel.pairs, [{ mode: 'ground', minutes: 190, note: 'by train, slowly' }]);
    t.match(visitor.last.text, /name="restHours" type="text" value="10.5"/);
    t.match(visitor.last.text, pairs);
    await visitor.submit(path, { 'venue-missing': '', restHours: '', townKmh: '', pairs: '' });
    const usual = (await call('GET', '/api/v1/tours/spring/policy')).json;
    t.match([usual.rules, usual.thresholds.restHours, usual.travel.pairs], [{}, 8, []]);
  },
);

t.test('what cannot be is told beside its field, with what was typed', async t => {
  const { visitor } = await prepared(t);
  const answer = await visitor.submit(path, { restHours: 'many', townKmh: '31' });
  t.equal(answer.status, 422);
  t.match(answer.text, /id="f-restHours-wrong"/);
  t.match(answer.text, 'value="many"');
  t.match(answer.text, 'value="31"');
  const journey = await visitor.submit(path, { restHours: '', pairs: 'nowhere, x' });
  t.match(journey.text, /id="f-pairs-wrong"/);
});

t.test('rules that somebody else set meanwhile are not overwritten unseen', async t => {
  const { visitor, call } = await prepared(t);
  const body = { thresholds: { restHours: 6 } };
  await call('PUT', '/api/v1/tours/spring/policy', body, { 'if-match': '*' });
  const answer = await visitor.submit(path, { restHours: '9' });
  t.equal(answer.status, 412);
  t.match(answer.text, 'value="9"');
  await visitor.submit(path);
  t.match(words(visitor), 'Saved.');
});
