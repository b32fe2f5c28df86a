import t from 'tap';
import { onBoard } from '../../../support/board.js';
import { plain } from '../../../support/page-visitor.js';
import { writing } from '../../../support/tours.js';

const api = '/api/v1';

t.test('a whole leg is postponed in one action, after a look at what would come of it', async t => {
  const { visitor, leg, evening, as } = await onBoard(t);
  const call = as('coordinator');
  const page = await visitor.get(`/board/legs/${leg}`);
  t.match(plain(page.text), /Seattle: Alex Gomez[\s\S]*Evening in Seattle/);
  const without = await visitor.submit('/action', {}, 'Postpone');
  t.equal(without.status, 422);
  t.match(without.text, /id="f-reason-wrong"/);
  const dryRun = await visitor.submit('/action', { reason: 'A storm' }, 'Postpone');
  t.equal(dryRun.status, 200);
  t.match(plain(dryRun.text), /Evening in Seattle[\s\S]*on hold[\s\S]*postponed/);
  t.match(plain(dryRun.text), /Clashes that go/);
  t.equal((await call('GET', `${api}/legs/${leg}`)).json.status, 'confirmed', 'nothing is stored');
  await visitor.submit('/action', {}, 'Do it');
  t.match(plain(visitor.last.text), /Done\./);
  t.match((await call('GET', `${api}/legs/${leg}`)).json, {
    ...{ status: 'postponed', statusReason: 'A storm' },
  });
  t.equal((await call('GET', `${api}/events/${evening}`)).json.status, 'postponed');
});

t.test('what changed since the look at it is looked at again, and not done', async t => {
  const { visitor, leg, evening, as } = await onBoard(t);
  const call = as('coordinator');
  await visitor.get(`/board/legs/${leg}`);
  await visitor.submit('/action', { days: '2' }, 'Move');
  await call('PATCH', `${api}/events/${evening}`, { title: 'Docks' }, { 'if-match': '*' });
  const stale = await visitor.submit('/action', {}, 'Do it');
  t.equal(stale.status, 412);
  t.match(plain(stale.text), /It was changed since you looked[\s\S]*Docks/);
  t.equal((await call('GET', `${api}/legs/${leg}`)).json.firstDate, '2027-02-03');
  await visitor.submit('/action', {}, 'Do it');
  t.equal((await call('GET', `${api}/legs/${leg}`)).json.firstDate, '2027-02-05');
  const { json } = await call('GET', `${api}/events/${evening}`);
  t.equal(json.localStart, '2027-02-05T19:00');
});

t.test('one day of a leg is cancelled alone', async t => {
  const { visitor, leg, evening, as } = await onBoard(t);
  await visitor.get(`/board/legs/${leg}`);
  await visitor.submit('/action', { reason: 'A strike', day: '2027-02-03' }, 'Cancel');
  await visitor.submit('/action', {}, 'Do it');
  const call = as('coordinator');
  t.equal((await call('GET', `${api}/legs/${leg}`)).json.status, 'confirmed');
  t.equal((await call('GET', `${api}/events/${evening}`)).json.status, 'cancelled');
});

t.test('a leg is edited after a look at what would come of it', async t => {
  const { visitor, leg, as } = await onBoard(t);
  const call = as('coordinator');
  await visitor.get(`/board/legs/${leg}`);
  const wrong = await visitor.submit('/edit', { lastDate: '2027-02-01' }, 'See what');
  t.equal(wrong.status, 422);
  t.match(wrong.text, /id="f-(first|last)Date-wrong"/);
  t.match(wrong.text, /value="2027-02-01"/, 'what was typed is kept');
  await visitor.get(`/board/legs/${leg}`);
  const dryRun = await visitor.submit('/edit', { lastDate: '2027-02-06' }, 'See what');
  t.match(plain(dryRun.text), /February 3–4\s*February 3–6/);
  await call('PATCH', `${api}/legs/${leg}`, { kind: 'rest' }, { 'if-match': '*' });
  t.equal((await visitor.submit('/edit', {}, 'Do it')).status, 412);
  t.equal((await call('GET', `${api}/legs/${leg}`)).json.lastDate, '2027-02-04');
});

t.test(
  'a leg is moved to another city and coast, after a look at what would come of it',
  async t => {
    const { visitor, leg, as } = await onBoard(t);
    const call = as('coordinator');
    const placeOf = async () => {
      const { city, coast, country } = (await call('GET', `${api}/legs/${leg}`)).json;
      return [city?.slug, coast, country];
    };
    const path = `/board/legs/${leg}`;
    await visitor.get(path);
    const unknown = await visitor.submit('/edit', { city: 'qqqqqqq' }, 'See what');
    t.equal(unknown.status, 422);
    t.match(unknown.text, /id="f-city-wrong"/);
    t.match(unknown.text, /value="qqqqqqq"/);
    const several = await visitor.submit('/edit', { city: 'Vancouver' }, 'See what');
    t.equal(several.status, 422);
    t.match(plain(several.text), /Which one do you mean\?[\s\S]*Vancouver, BC[\s\S]*Vancouver, WA/);
    const moved = { whichCity: 'vancouver-bc-ca', coast: '' };
    const dryRun = await visitor.submit('/edit', moved, 'See what');
    t.equal(dryRun.status, 200);
    const told = plain(dryRun.text).replace(/\s+/g, ' ');
    t.match(told, /City ?Seattle, WA ?Vancouver, BC/);
    t.match(told, /Coast ?US West Coast ?–/);
    t.match(told, /Clashes that come/);
    t.same(await placeOf(), ['seattle-wa-us', 'us-west-coast', 'US'], 'nothing is stored');
    await visitor.submit('/edit', {}, 'Do it');
    t.match(plain(visitor.last.text), /Done\./);
    t.same(await placeOf(), ['vancouver-bc-ca', null, 'CA']);
    await visitor.submit('/edit', { city: 'Boston, MA', coast: 'us-east-coast' }, 'See what');
    await visitor.submit('/edit', {}, 'Do it');
    t.same(await placeOf(), ['boston-ma-us', 'us-east-coast', 'US']);
    const nowhere = await visitor.submit('/edit', { city: '' }, 'See what');
    t.equal(nowhere.status, 422);
    t.match(plain(nowhere.text), /A leg of a speaker tour needs a city/);
  },
);

t.test('a delegation’s leg has a country until its city is known', async t => {
  const { visitor, as, ...app } = await onBoard(t);
  const { add } = writing({ ...app, as });
  await add('/tours', { title: 'Delegation', kind: 'delegation' });
  const { id } = await add('/legs', {
    ...{ tour: 'delegation', country: 'SV', firstDate: '2027-03-01', lastDate: '2027-03-05' },
  });
  const call = as('coordinator');
  await visitor.get(`/board/legs/${id}`);
  await visitor.submit('/edit', { lastDate: '2027-03-06' }, 'See what');
  await visitor.submit('/edit', {}, 'Do it');
  const { json } = await call('GET', `${api}/legs/${id}`);
  t.match(json, { city: null, country: 'SV', lastDate: '2027-03-06' });
  await visitor.submit('/edit', { city: 'San Salvador, SS, SV' }, 'See what');
  await visitor.submit('/edit', {}, 'Do it');
  t.match((await call('GET', `${api}/legs/${id}`)).json.city, { name: 'San Salvador' });
  await visitor.submit('/edit', { city: '' }, 'See what');
  await visitor.submit('/edit', {}, 'Do it');
  t.match((await call('GET', `${api}/legs/${id}`)).json, { city: null, country: 'SV' });
});
