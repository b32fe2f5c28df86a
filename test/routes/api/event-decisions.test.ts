import t from 'tap';
import { type TestApp, testApp } from '../../support/app.js';
import { isProblem, sendRaw } from '../../support/problem.js';
import { laborTour, writing } from '../../support/tours.js';

const evening = {
  ...{ tour: 'labor-tour', speakers: ['alex-gomez'], title: 'An evening with Alex' },
  ...{ localStart: '2027-02-03T18:00', localEnd: '2027-02-03T20:00' },
};
const missing = '00000000-0000-4000-8000-000000000009';
const decisions: ['PUT' | 'DELETE', string, object | undefined][] = [
  ['PUT', 'confirmation', undefined],
  ['DELETE', 'confirmation', undefined],
  ['PUT', 'hold', undefined],
  ['PUT', 'cancellation', { reason: 'Ill' }],
  ['PUT', 'postponement', { reason: 'Snow' }],
  ['PUT', 'rejection', { reason: 'Full' }],
  ['PUT', 'swap', { with: missing }],
  ['PUT', 'link', undefined],
];
const decide = (
  { as }: TestApp,
  id: string,
  method: 'PUT' | 'DELETE',
  noun: string,
  body?: object,
) => as('coordinator')(method, `/api/v1/events/${id}/${noun}`, body, { 'if-match': '*' });

t.test('every decision asks for a key, a version that is there, and an event', async t => {
  const app = await testApp(t);
  await laborTour(app);
  const { id } = await writing(app).add('/events', { ...evening });
  for (const [method, noun, body] of decisions) {
    const path = `/api/v1/events/${id}/${noun}`;
    isProblem(t, await app.as('public')(method, path, body), 'unknown-key');
    isProblem(t, await app.as('coordinator')(method, path, body), 'version-required');
    const old = { 'if-match': '"old"' };
    isProblem(t, await app.as('coordinator')(method, path, body, old), 'stale-version');
    isProblem(t, await decide(app, missing, method, noun, body), 'not-found');
    isProblem(t, await decide(app, 'x', method, noun, body), 'not-found');
    const wrong = await decide(app, id, method, noun, { ...body, colour: 'red' });
    t.match(wrong.json, { status: 422, errors: [{ pointer: '/colour' }] }, noun);
  }
  for (const noun of ['cancellation', 'postponement', 'rejection']) {
    for (const body of [{}, { reason: '' }, { reason: ' ' }, { reason: null }, { reason: 'a\nb' }])
      t.match((await decide(app, id, 'PUT', noun, body)).json, {
        ...{ code: 'invalid-input', errors: [{ pointer: '/reason' }] },
      });
  }
  const raw = (headers: object, body: string) =>
    sendRaw(app.app, 'PATCH', `/api/v1/events/${id}`, body, { 'if-match': '*', ...headers });
  isProblem(t, await raw({}, '{'), 'malformed-json');
  isProblem(t, await raw({ 'content-type': 'text/plain' }, 'x'), 'unsupported-media-type');
});

t.test('an event goes from a hold to confirmed, to a hold, to cancelled', async t => {
  const app = await testApp(t);
  await laborTour(app);
  const { id } = await writing(app).add('/events', evening);
  const status = async (...[method, noun, body]: (typeof decisions)[number]) => {
    const { status, json, headers } = await decide(app, id, method, noun, body);
    t.match([status, headers.etag], [200, /^"/], noun);
    return [json.status, json.statusReason, json.sequence];
  };
  t.same(await status('PUT', 'confirmation', undefined), ['confirmed', null, 0]);
  t.same(await status('PUT', 'confirmation', undefined), ['confirmed', null, 0], 'twice is once');
  t.same(await status('DELETE', 'confirmation', undefined), ['hold', null, 1]);
  t.same(await status('PUT', 'hold', undefined), ['hold', null, 1]);
  isProblem(t, await decide(app, id, 'PUT', 'link'), 'invalid-input', {
    errors: [['/host', 'Give the event a host first: the link is theirs.']],
  });
  isProblem(t, await decide(app, id, 'PUT', 'swap', { with: missing }), 'unknown-reference', {
    errors: [['/with', `There is no event "${missing}".`]],
  });
  t.same(await status('PUT', 'confirmation', undefined), ['confirmed', null, 2]);
  isProblem(t, await decide(app, id, 'PUT', 'rejection', { reason: 'Full' }), 'not-possible-now');
  t.same(await status('PUT', 'cancellation', { reason: 'Ill' }), ['cancelled', 'Ill', 3]);
  t.match((await app.as('public')('GET', `/api/v1/events/${id}`)).json, {
    ...{ status: 'cancelled', statusReason: null, statusBy: null },
  });
});

t.test(
  'a postponed event is off, frees what it booked, and is on again on another day',
  async t => {
    const app = await testApp(t);
    await laborTour(app);
    const { add, change } = writing(app);
    const { id } = await add('/events', evening);
    const other = await add('/events', { ...evening, title: 'Another evening' });
    const settle = async (of: string, noun: string, body?: object) => {
      const { status, json, text } = await decide(app, of, 'PUT', noun, body);
      t.equal(status, 200, text);
      return [json.status, json.statusReason, json.sequence];
    };
    await settle(id, 'confirmation');
    t.equal((await decide(app, other.id, 'PUT', 'confirmation')).json.code, 'double-booked');
    t.same(await settle(id, 'postponement', { reason: 'Snow' }), ['postponed', 'Snow', 1]);
    t.same(await settle(id, 'postponement', { reason: 'Snow' }), ['postponed', 'Snow', 1], 'once');
    t.match((await app.as('public')('GET', `/api/v1/events/${id}`)).json, {
      ...{ status: 'postponed', statusReason: null },
    });
    await settle(other.id, 'confirmation');
    const calendar = async (query = '') =>
      (await app.as('public')('GET', `/events/${id}.ics${query}`)).text.split('\r\n');
    const off = await calendar();
    for (const line of [
      ...['SUMMARY:POSTPONED: An evening with Alex', 'STATUS:CANCELLED', 'TRANSP:TRANSPARENT'],
      ...['SEQUENCE:1', 'DTSTART;TZID=America/Los_Angeles:20270203T180000'],
    ])
      t.ok(off.includes(line), line);
    t.ok((await calendar('?lang=es')).includes('SUMMARY:APLAZADO: An evening with Alex'));
    const prefixed = await calendar('?cancelled=prefix');
    t.ok(prefixed.includes('SUMMARY:POSTPONED: An evening with Alex'));
    t.ok(prefixed.includes('STATUS:CONFIRMED'));
    t.notOk((await calendar('?cancelled=hide')).includes('BEGIN:VEVENT'));
    await change(`/events/${id}`, { localStart: '2027-02-04T18:00', localEnd: '2027-02-04T20:00' });
    t.same(await settle(id, 'confirmation'), ['confirmed', null, 3]);
    const on = await calendar();
    t.ok(on.includes('SUMMARY:An evening with Alex') && on.includes('STATUS:CONFIRMED'));
    const { text } = await app.as('public')('GET', '/feeds/tours/labor-tour.atom');
    const titles = [...text.matchAll(/<title>(.*An evening with Alex.*)<\/title>/g)].map(
      ([, each]) => each,
    );
    t.same(titles, [
      'On again: An evening with Alex – February 4, 18:00',
      'Postponed: An evening with Alex – February 4, 18:00',
      'Postponed: An evening with Alex – February 3, 18:00',
      'New: An evening with Alex – February 3, 18:00',
    ]);
    t.same(await settle(id, 'cancellation', { reason: 'Ill' }), ['cancelled', 'Ill', 4]);
    t.ok((await calendar()).includes('SUMMARY:CANCELLED: An evening with Alex'));
    isProblem(
      t,
      await decide(app, id, 'PUT', 'postponement', { reason: 'Snow' }),
      'not-possible-now',
    );
  },
);
