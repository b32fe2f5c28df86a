import t from 'tap';
import { maskedUrl } from '../../../../src/plugins/logging.js';
import { plain, Visitor } from '../../../support/page-visitor.js';
import {
  formOfBoston,
  type Stage,
  stageInBoston,
  takenEvening,
} from '../../../support/stage-in-boston.js';

/** An evening of Local 10, with the path of its link. */
async function linked(stage: Stage) {
  const { chapter, tour } = stage;
  const hours = { localStart: '2027-02-08T12:00', localEnd: '2027-02-08T13:00' };
  const body = { tour, speakers: ['ana-paz'], leg: stage.leg, title: 'Lunch', ...hours };
  const { id } = (await chapter('POST', '/api/v1/events', body)).json;
  const answer = await chapter('PUT', `/api/v1/events/${id}/link`, {}, { 'if-match': '*' });
  return { id: id as string, path: new URL(answer.json.url).pathname, answer };
}

t.test('a link opens its evening for somebody without a key, who changes it', async t => {
  const stage = await stageInBoston(t);
  const { id, path, answer } = await linked(stage);
  t.equal(answer.json.url, `https://gira.test/entry/${answer.json.token}`);
  const holder = new Visitor(stage.app);
  const page = await holder.get(path);
  t.equal(page.status, 200);
  t.match(page.headers, { 'referrer-policy': 'same-origin', 'x-robots-tag': 'noindex' });
  t.match(String(page.headers['cache-control']), /private, no-store/);
  t.match(page.text, /<meta name="robots" content="noindex"\/>/);
  t.match(plain(page.text), /Lunch[\s\S]*Proposed[\s\S]*12:00–13:00/);
  t.equal(maskedUrl(path), '/entry/***');
  await holder.submit('/entry/', { title: 'A long lunch', localEnd: '14:00' }, 'Save');
  t.match(plain(holder.last.text), /Your change is stored\.[\s\S]*12:00–14:00/);
  const event = (await stage.chapter('GET', `/api/v1/events/${id}`)).json;
  t.match(event, { title: 'A long lunch', localEnd: '2027-02-08T14:00' });
});

t.test('what a change would clash with is asked about before it is stored', async t => {
  const stage = await stageInBoston(t);
  const { id, path } = await linked(stage);
  await stage.coordinator('PUT', `/api/v1/events/${id}/hold`, {}, { 'if-match': '*' });
  await takenEvening(stage);
  const holder = new Visitor(stage.app);
  await holder.get(path);
  const hours = { localStart: '19:30', localEnd: '20:30' };
  const asked = await holder.submit('/entry/', hours, 'Save');
  t.match(plain(asked.text), /another engagement[\s\S]*Save it all the same/);
  const event = () => stage.chapter('GET', `/api/v1/events/${id}`);
  t.match((await event()).json, { localStart: '2027-02-08T12:00' });
  await holder.submit('/entry/', {}, 'Save it all the same');
  t.match((await event()).json, { localStart: '2027-02-08T19:30' });
});

t.test('of a confirmed evening a change waits for a coordinator, and the page says so', async t => {
  const stage = await stageInBoston(t);
  const { id, path } = await linked(stage);
  await stage.coordinator('PUT', `/api/v1/events/${id}/confirmation`, {}, { 'if-match': '*' });
  const holder = new Visitor(stage.app);
  await holder.get(path);
  t.match(plain(holder.last.text), /what you change waits for a coordinator/);
  await holder.submit('/entry/', { localEnd: '14:00' }, 'Save');
  t.match(
    plain(holder.last.text),
    /Your change waits for a coordinator[\s\S]*As you want it: .*12:00–14:00/,
  );
  const twice = await holder.submit('/entry/', {}, 'Save');
  t.match(plain(twice.text), /Your change waits/);
});

t.test('a venue whose door the link does not open yet stays that of the evening', async t => {
  const stage = await stageInBoston(t);
  const { id, path } = await linked(stage);
  const place = { name: 'Kitchen', city: 'boston-ma-us', street: '9 Pine St' };
  const venue = (await stage.chapter('POST', '/api/v1/venues', place)).json.id;
  await stage.chapter('PATCH', `/api/v1/events/${id}`, { venue }, { 'if-match': '*' });
  const holder = new Visitor(stage.app);
  await holder.get(path);
  t.notMatch(holder.last.text, '9 Pine St');
  t.match(plain(holder.last.text), /The venue on file/);
  await holder.submit('/entry/', { title: 'A meal' }, 'Save');
  t.match((await stage.chapter('GET', `/api/v1/events/${id}`)).json, { title: 'A meal', venue });
});

t.test('an evening is withdrawn with a reason, once', async t => {
  const stage = await stageInBoston(t);
  const { path } = await linked(stage);
  const holder = new Visitor(stage.app);
  await holder.get(path);
  const shown = holder.last;
  await holder.submit('/withdrawal', {}, 'Withdraw it');
  t.equal(holder.last.status, 422);
  t.match(holder.last.text, /id="f-reason-wrong"/);
  holder.last = shown;
  for (const _ of ['first', 'second']) {
    holder.last = shown;
    await holder.submit('/withdrawal', { reason: 'The hall burnt <down>' }, 'Withdraw it');
    t.match(
      plain(holder.last.text),
      /It is withdrawn\.[\s\S]*Cancelled[\s\S]*Reason: The hall burnt <down>/,
    );
  }
  t.notMatch(holder.last.text, /action="\/entry/);
});

t.test(
  'a link that is void, cut off or of another event opens nothing and says what to do',
  async t => {
    const stage = await stageInBoston(t);
    const { path, id } = await linked(stage);
    const other = await takenEvening(stage);
    await stage.chapter('PUT', `/api/v1/events/${id}/link`, {}, { 'if-match': '*' });
    const holder = new Visitor(stage.app);
    for (const wrong of [
      path,
      path.slice(0, -3),
      path.replace(id, other),
      '/entry/x',
      '/entry/%00',
    ]) {
      const answer = await holder.get(wrong);
      t.ok([404, 410].includes(answer.status), wrong);
      t.notMatch(answer.text, /Lunch|Taken/);
    }
    t.match(
      plain((await holder.get(path)).text),
      /This link is not valid any more[\s\S]*Ask whoever/,
    );
    await holder.post(path, { title: 'Mine', day: '2027-02-08' });
    t.equal(holder.last.status, 410);
    t.match((await stage.chapter('GET', `/api/v1/events/${id}`)).json, { title: 'Lunch' });
  },
);

t.test('a link does nothing with another evening, whatever is put into its forms', async t => {
  const stage = await stageInBoston(t);
  const { chapter, coordinator, app } = stage;
  const { path, id } = await linked(stage);
  const supper = { localStart: '2027-02-08T17:00', localEnd: '2027-02-08T18:00', title: 'Supper' };
  const body = { tour: stage.tour, speakers: ['ana-paz'], leg: stage.leg, ...supper };
  const sister: string = (await chapter('POST', '/api/v1/events', body)).json.id;
  const others = [sister, await takenEvening(stage)];
  const onFile = () =>
    Promise.all(
      others.map(async each => (await coordinator('GET', `/api/v1/events/${each}`)).json),
    );
  const before = await onFile();
  const holder = new Visitor(app);
  const byLink = stage.as({ key: path.replace('/entry/', '') });
  for (const other of others) {
    const typed = { title: 'Mine', reason: 'Mine', day: '2027-02-08', version: '*' };
    const swapped = { id: other, event: other, token: path.replace(id, other), ...typed };
    for (const where of [
      path.replace(id, other),
      `${path.replace(id, other)}/withdrawal`,
      `${path.slice(0, -1)}/withdrawal`,
      `${path}/${other}`,
      `/register/events/${other}`,
      `/register/events/${other}/withdrawal`,
      `/register/events/${other}/link`,
    ]) {
      const { status, text } = await holder.post(where, swapped);
      t.ok([401, 404, 410].includes(status), `${where}: ${status}`);
      t.notMatch(text, /Supper|Taken/, where);
    }
    await holder.post(`${path}?id=${other}&event=${other}`, swapped);
    t.match(plain(holder.last.text), /Mine/, 'it is the evening of the link that is changed');
    for (const [method, of] of [
      ['PATCH', ''],
      ['PUT', '/cancellation'],
      ['PUT', '/link'],
      ['DELETE', ''],
    ] as const) {
      const sent = of === '' ? { title: 'Mine' } : of === '/link' ? {} : { reason: 'Mine' };
      const answer = await byLink(method, `/api/v1/events/${other}${of}`, sent, {
        'if-match': '*',
      });
      t.ok([403, 404].includes(answer.status), `${method} ${of}: ${answer.status}`);
    }
  }
  t.same(await onFile(), before);
  t.match((await chapter('GET', `/api/v1/events/${id}`)).json, { title: 'Mine' });
});

t.test('the link of an evening that was withdrawn does not bring it back', async t => {
  const stage = await stageInBoston(t);
  const { id, path } = await linked(stage);
  const holder = new Visitor(stage.app);
  await holder.get(path);
  const shown = holder.last;
  await holder.submit('/withdrawal', { reason: 'Rain' }, 'Withdraw it');
  holder.last = shown;
  await holder.submit('/entry/', { title: 'Mine', version: '*' }, 'Save');
  const byLink = stage.as({ key: path.replace('/entry/', '') });
  for (const decision of ['hold', 'confirmation']) {
    const address = `/api/v1/events/${id}/${decision}`;
    t.equal((await byLink('PUT', address, {}, { 'if-match': '*' })).status, 403);
  }
  t.match((await stage.chapter('GET', `/api/v1/events/${id}`)).json, {
    ...{ status: 'cancelled', statusReason: 'Rain', localDate: '2027-02-08' },
  });
  t.match(plain((await holder.get(path)).text), /Cancelled[\s\S]*Reason: Rain/);
});

t.test('what somebody else changed meanwhile is not overwritten', async t => {
  const stage = await stageInBoston(t);
  const { id, path } = await linked(stage);
  const holder = new Visitor(stage.app);
  await holder.get(path);
  const body = { description: 'Bring bread' };
  await stage.chapter('PATCH', `/api/v1/events/${id}`, body, { 'if-match': '*' });
  const stale = await holder.submit('/entry/', { title: 'Mine' }, 'Save');
  t.equal(stale.status, 412);
  t.match(plain(stale.text), /changed by somebody else/);
  t.match(stale.text, /name="title" type="text" value="Mine"/);
});

t.test('a chapter finds its evenings with their clashes, and makes a new link', async t => {
  const stage = await stageInBoston(t);
  const { visitor } = stage;
  const { path } = await linked(stage);
  await visitor.get('/register/events');
  t.match(plain(visitor.last.text), /Coming[\s\S]*Lunch Proposed[\s\S]*Boston, MA · Spring Tour/);
  const [, own] = /href="(\/register\/events\/[^"]+)"/.exec(visitor.last.text)!;
  await visitor.get(own!);
  await visitor.submit('/link', {}, 'Make a link');
  const [, url] = /value="(https:\/\/gira\.test\/entry\/[^"]+)"/.exec(visitor.last.text)!;
  const holder = new Visitor(stage.app);
  t.equal((await holder.get(new URL(url!).pathname)).status, 200);
  t.equal((await holder.get(path)).status, 410);
});

t.test('a chapter says who may see the street of its venue', async t => {
  const stage = await stageInBoston(t);
  const { visitor, chapter } = stage;
  const body = { name: 'Kitchen', city: 'boston-ma-us', street: '9 Pine St' };
  const { id } = (await chapter('POST', '/api/v1/venues', body)).json;
  await visitor.get('/register/venues');
  t.match(plain(visitor.last.text), /Kitchen Boston, MA[\s\S]*9 Pine St[\s\S]*Nobody but those/);
  await visitor.get(`/register/venues/${id}`);
  await visitor.submit(`/venues/${id}`, { reveal: 'confirmed', capacity: '30' }, 'Save');
  t.match(plain(visitor.last.text), /Saved\./);
  t.match((await chapter('GET', `/api/v1/venues/${id}`)).json, {
    reveal: 'confirmed',
    capacity: 30,
  });
  await visitor.submit(`/venues/${id}`, { capacity: 'many' }, 'Save');
  t.equal(visitor.last.status, 422);
  t.match(visitor.last.text, /id="f-capacity-wrong"/);
});

t.test('markup that somebody typed is text on every page of an evening', async t => {
  const stage = await stageInBoston(t);
  const { visitor, chapter } = stage;
  const attack = '"><script>alert(1)</script>\u202e';
  await visitor.get(formOfBoston(stage));
  const place = { venue: 'new', name: attack, street: attack, city: 'Boston, MA', rooms: attack };
  const typed = { localStart: '19:00', localEnd: '21:00', title: attack, description: attack };
  const more = { accessibility: attack, contact: attack, room: attack, reveal: 'public' };
  await visitor.submit('/register', { ...typed, ...place, ...more }, 'Register it');
  t.notMatch(visitor.last.text, '<script>alert');
  if (visitor.last.status !== 201) await visitor.submit('/register', {}, 'Register it');
  t.equal(visitor.last.status, 201, plain(visitor.last.text));
  const { items } = (await chapter('GET', '/api/v1/events?host=local-10')).json;
  const { items: venues } = (await chapter('GET', '/api/v1/venues?organization=local-10')).json;
  const paths = ['/register/events', `/register/events/${items[0].id}`, '/register/venues'];
  for (const path of [...paths, `/register/venues/${venues[0].id}`, formOfBoston(stage)]) {
    const page = await visitor.get(path);
    t.equal(page.status, 200, path);
    t.notMatch(page.text, '<script>alert', path);
    t.match(page.text, '&lt;script&gt;alert', path);
  }
});
