import t from 'tap';
import { testApp } from '../../support/app.js';
import { dump } from '../../support/dump.js';
import { laborTour, writing } from '../../support/tours.js';

const evening = {
  ...{ tour: 'labor-tour', speakers: ['alex-gomez'], title: 'An evening with Alex' },
  ...{ localStart: '2027-02-03T18:00', localEnd: '2027-02-03T20:00' },
};
const nobody = '00000000-0000-4000-8000-000000000009';
const many = Array.from({ length: 100 }, (_, index) => `speaker-${index}`);
const gap = { timeZone: 'America/New_York', localEnd: '2013-03-10T04:00' };

/** Fields of a body that make it bad, and where it says so; a code where it is not `invalid-input`. */
const bad: [fields: object, pointer: string, code?: string][] = [
  [{ timeZone: 'PST' }, '/timeZone', 'unknown-time-zone'],
  [{ timeZone: 'Mars/Olympus' }, '/timeZone', 'unknown-time-zone'],
  [{ ...gap, localStart: '2013-03-10T02:30' }, '/localStart', 'nonexistent-local-time'],
  [{ localEnd: '2027-02-03T17:00' }, '/localEnd', 'dates-out-of-order'],
  [{ localEnd: null }, '/localEnd'],
  [{ localStart: null }, '/localStart'],
  [{ localDate: '2027-02-05' }, '/localDate'],
  [{ localStart: '9999-02-03T18:00' }, '/localStart'],
  [{ localStart: '2027-02-30T18:00' }, '/localStart'],
  [{ localStart: '2027-02-03T18:00Z' }, '/localStart'],
  [{ doorsAt: '2027-02-03T19:00' }, '/doorsAt', 'dates-out-of-order'],
  [{ speakers: many }, '/speakers'],
  [{ speakers: [] }, '/speakers'],
  [{ speakers: ['alex-gomez', 'alex-gomez'] }, '/speakers'],
  [{ speakers: 'alex-gomez' }, '/speakers'],
  [{ speakers: ['alex-gomez', 'nobody'] }, '/speakers/1', 'unknown-reference'],
  [{ title: '🎉'.repeat(301) }, '/title'],
  [{ title: '' }, '/title'],
  [{ title: '  ' }, '/title'],
  [{ title: 'a\0b' }, '/title'],
  [{ title: 'a\nb' }, '/title'],
  [{ title: 'a\u2028b' }, '/title'],
  [{ title: '\ud83c' }, '/title'],
  [{ title: 12 }, '/title'],
  [{ description: 'a\u0007b' }, '/description'],
  [{ description: 'x'.repeat(20_001) }, '/description'],
  [{ languages: 'en' }, '/languages'],
  [{ expectedAttendance: -1 }, '/expectedAttendance'],
  [{ expectedAttendance: 1e7 }, '/expectedAttendance'],
  [{ expectedAttendance: 1.5 }, '/expectedAttendance'],
  [{ expectedAttendance: '12' }, '/expectedAttendance'],
  [{ tour: 'nowhere' }, '/tour', 'unknown-reference'],
  [{ venue: nobody }, '/venue', 'unknown-reference'],
  [{ venue: 'hall' }, '/venue'],
  [{ leg: nobody }, '/leg', 'unknown-reference'],
  [{ host: 'nobody' }, '/host', 'unknown-reference'],
  [{ interpreter: 'nobody' }, '/interpreter', 'unknown-reference'],
  [{ room: 'Attic' }, '/room'],
  [{ joinUrl: 'javascript:alert(1)' }, '/joinUrl'],
  [{ status: 'confirmed' }, '/status'],
  [{ colour: 'red' }, '/colour'],
];

t.test('bad input is refused where it is wrong, and nothing is stored', async t => {
  const app = await testApp(t);
  await laborTour(app);
  const { id } = await writing(app).add('/events', evening);
  const call = app.as('coordinator');
  const before = await dump(app.store);
  for (const [at, [fields, pointer, code = 'invalid-input']] of bad.entries()) {
    const body = { ...evening, ...fields };
    const said = `${pointer} in line ${at + 1}`;
    const posted = await call('POST', '/api/v1/events', body);
    t.match(posted.json, { status: 422, code, errors: [{ pointer }] }, `POST ${said}`);
    const patched = await call('PATCH', `/api/v1/events/${id}`, body, { 'if-match': '*' });
    t.match([patched.status, patched.json.code], [422, code], `PATCH ${said}`);
    const checked = await call('POST', '/api/v1/checks', { event: body });
    t.match(checked.json, { status: 422, code, errors: [{ pointer: `/event${pointer}` }] });
  }
  t.same(await dump(app.store), before);
});

t.test(
  'a gap is answered with both neighbours, and a title has 300 characters of any kind',
  async t => {
    const app = await testApp(t);
    await laborTour(app);
    const call = app.as('coordinator');
    const skipped = await call('POST', '/api/v1/events', {
      ...{ ...evening, ...gap, localStart: '2013-03-10T02:30' },
    });
    t.same(skipped.json.errors[0].suggestions, ['2013-03-10T01:59', '2013-03-10T03:00']);
    const party = await call('POST', '/api/v1/events', { ...evening, title: '🎉'.repeat(300) });
    t.equal(party.status, 201);
    const lines = await call('POST', '/api/v1/events', { ...evening, description: 'a\r\nb\rc' });
    t.equal(lines.json.description, 'a\nb\nc');
  },
);
