import t from 'tap';
import { maskedUrl } from '../../../../src/plugins/logging.js';
import { plain, Visitor } from '../../../support/page-visitor.js';
import { stageInBoston } from '../../../support/stage-in-boston.js';

const asked = { city: 'Seattle, WA', contact: 'Kim, kim@example.org', message: 'Come!' };

t.test('anybody asks for a stop on days of a tour, and follows it by a link', async t => {
  const { app, coordinator, tour } = await stageInBoston(t);
  const visitor = new Visitor(app);
  await visitor.get(`/request?tour=${tour}`);
  t.match(plain(visitor.last.text), /Monday, February 8[\s\S]*Tuesday, February 9/);
  t.match(plain(visitor.last.text), /From one connection 20 requests an hour/);
  const offers = ['hall', 'resolution'];
  await visitor.submit('/request', { ...asked, days: '2027-02-09', offers }, 'Send the request');
  t.match(visitor.path, /^\/request\/[0-9a-f-]{36}\/gira_receipt_[\w-]+\?said=sent$/);
  t.match(maskedUrl(visitor.path), /^\/request\/[0-9a-f-]{36}\/\*\*\*/);
  t.match(visitor.last.headers, { 'referrer-policy': 'same-origin', 'x-robots-tag': 'noindex' });
  const text = plain(visitor.last.text);
  t.match(text, /It is sent[\s\S]*Open[\s\S]*Seattle, WA[\s\S]*Tuesday, February 9, 2027/);
  t.match(text, /A hall, Our union would pass a resolution/);
  const { items } = (await coordinator('GET', '/api/v1/requests')).json;
  t.match(items, [{ city: 'seattle-wa-us', tour, days: ['2027-02-09'], offers }]);
});

t.test('without a tour a day is typed, and there is room for one more', async t => {
  const { app, coordinator } = await stageInBoston(t);
  const visitor = new Visitor(app);
  await visitor.get('/request');
  const days = ['2027-05-01', '2027-05-02', '2027-05-03'];
  const lines = () => visitor.last.text.match(/name="days" type="date"/g)!.length;
  t.equal(lines(), 3);
  await visitor.submit('/request', { ...asked, days }, 'One more day');
  t.equal(lines(), 4);
  t.match(visitor.last.text, /value="Kim, kim@example.org"/);
  await visitor.submit('/request', {}, 'Send the request');
  const { items } = (await coordinator('GET', '/api/v1/requests')).json;
  t.match(items, [{ tour: null, days }]);
});

t.test('a request that is sent twice is one, with the same link', async t => {
  const { app, coordinator } = await stageInBoston(t);
  const visitor = new Visitor(app);
  await visitor.get('/request');
  const shown = visitor.last;
  const typed = { ...asked, days: '2027-05-01' };
  await visitor.submit('/request', typed, 'Send the request');
  const { path } = visitor;
  visitor.last = shown;
  await visitor.submit('/request', typed, 'Send the request');
  t.equal(visitor.path, path);
  t.equal((await coordinator('GET', '/api/v1/requests')).json.items.length, 1);
  await visitor.get('/request');
  await visitor.submit('/request', typed, 'Send the request');
  t.match(plain(visitor.last.text), /This was asked already/);
});

t.test('what is wrong stands beside its field, with all that was typed', async t => {
  const { app } = await stageInBoston(t);
  const visitor = new Visitor(app);
  await visitor.get('/request');
  const typed = { ...asked, city: 'Vancouver', days: '2027-05-01' };
  await visitor.submit('/request', typed, 'Send the request');
  t.match(
    plain(visitor.last.text),
    /Which one do you mean\?[\s\S]*Vancouver, BC[\s\S]*Vancouver, WA/,
  );
  t.match(visitor.last.text, /Come!<\/textarea>/);
  await visitor.submit('/request', { contact: '', whichCity: 'vancouver-bc-ca' }, 'Send');
  t.equal(visitor.last.status, 422);
  t.match(visitor.last.text, /id="f-contact-wrong"/);
  await visitor.submit('/request', { contact: 'Kim', days: '2020-05-01' }, 'Send');
  t.match(visitor.last.text, /id="f-days-wrong"/);
  await visitor.submit('/request', { days: '' }, 'Send');
  t.match(visitor.last.text, /id="f-days-wrong"/);
});

t.test('a request is changed and withdrawn by its link, and by nothing else', async t => {
  const { app } = await stageInBoston(t);
  const visitor = new Visitor(app);
  await visitor.get('/request');
  await visitor.submit('/request', { ...asked, days: '2027-05-01' }, 'Send the request');
  const path = visitor.path.split('?')[0]!;
  for (const wrong of [
    path.slice(0, -2),
    `${path}x`,
    path.replace('gira_receipt_', ''),
    '/request/x/y',
  ]) {
    t.equal((await visitor.get(wrong)).status, 404, wrong);
    t.notMatch(visitor.last.text, 'kim@example.org');
  }
  await visitor.get(path);
  await visitor.submit('/request/', { message: '<b>Please</b>' }, 'Save');
  t.match(plain(visitor.last.text), /Your change is stored/);
  t.match(visitor.last.text, /&lt;b&gt;Please/);
  const shown = visitor.last;
  for (const _ of ['first', 'second']) {
    visitor.last = shown;
    await visitor.submit('/withdrawal', {}, 'Withdraw it');
    t.match(plain(visitor.last.text), /Withdrawn[\s\S]*are erased/);
    t.notMatch(visitor.last.text, 'kim@example.org');
  }
});

t.test('who asks too often is told so, and loses nothing', async t => {
  const { app } = await stageInBoston(t, { rateLimit: 40 });
  const visitor = new Visitor(app);
  for (let day = 10; day < 31; day += 1) {
    await visitor.get('/request');
    await visitor.submit('/request', { ...asked, days: `2027-05-${day}` }, 'Send the request');
    if (visitor.last.status === 429) break;
  }
  t.equal(visitor.last.status, 429);
  t.match(plain(visitor.last.text), /too many requests|Try again/i);
});

t.test('cities suggest themselves by their labels', async t => {
  const { app } = await stageInBoston(t);
  const visitor = new Visitor(app);
  const answer = await visitor.get('/places?q=vancouv');
  t.match(JSON.parse(answer.text).items, ['Vancouver, BC']);
  for (const q of ['', '%00', '%F0%9F%98%80'.repeat(201), 'x&q=y']) {
    t.equal((await visitor.get(`/places?q=${q}`)).status, 200, q.slice(0, 20));
  }
});

t.test('the pages for asking speak Spanish', async t => {
  const { app, tour } = await stageInBoston(t);
  const visitor = new Visitor(app, { 'accept-language': 'es' });
  await visitor.get(`/request?tour=${tour}`);
  t.match(plain(visitor.last.text), /Pedir una visita[\s\S]*lunes, 8 de febrero/);
  await visitor.submit('/request', { ...asked, days: '2027-02-09' }, 'Enviar la petición');
  t.match(plain(visitor.last.text), /Está enviada[\s\S]*martes, 9 de febrero de 2027/);
});
