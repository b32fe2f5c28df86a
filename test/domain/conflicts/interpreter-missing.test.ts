import t from 'tap';
import { interpreterMissing } from '../../../src/domain/conflicts/interpreter-missing.js';
import type { ScheduledEvent, ScheduledLeg } from '../../../src/domain/schedule.js';
import { days, event, leg, schedule, timedEvent } from '../../builders/leg.js';
import { contextAt } from '../../builders/rule-context.js';

const find = (
  changes: Partial<ScheduledEvent>,
  now = '2013-01-01T00:00:00Z',
  interpreterDays = 21,
) =>
  interpreterMissing.find(
    schedule({ events: [event({ id: 'e', speakerLanguages: [['es']], ...changes })] }),
    contextAt(new Date(now), { thresholds: { interpreterDays } }),
  );
const english = { languages: ['en'] };

t.test('a speaker of Spanish at an event in English', async t => {
  t.strictSame(find(english), [
    {
      severity: 'info',
      subjects: [{ type: 'event', id: 'e' }],
      period: { firstDate: '2013-02-08', lastDate: '2013-02-08' },
      facts: { title: 'An evening', speakers: ['jaime-rivera'], languages: ['en'] },
      message:
        'Jaime Rivera speaks no language of “An evening” on February 8 (English): book an interpreter.',
    },
  ]);
});

t.test('not flagged: held in Spanish, an interpreter booked, languages unknown', async t => {
  t.same(find({ languages: ['es'] }), []);
  t.same(find({ languages: ['en', 'es'] }), []);
  t.same(find({ ...english, interpreter: 'marta' }), []);
  t.same(find({ languages: [] }), []);
  t.same(find({ ...english, speakerLanguages: [[]] }), []);
});

t.test('Spanish is Spanish, in whatever country', async t => {
  t.same(find({ languages: ['es'], speakerLanguages: [['es-SV']] }), []);
  t.same(find({ languages: ['es-MX'], speakerLanguages: [['nah', 'es-SV']] }), []);
});

t.test('on a panel those are told who do not share a language with the audience', async t => {
  const panel = {
    ...{ speakers: ['jaime-rivera', 'alex-gomez', 'ann'], languages: ['en', 'fr-CA', 'en-US'] },
    speakerNames: ['Jaime Rivera', 'Alex Gomez', 'Ann'],
  };
  const [found] = find({ ...panel, speakerLanguages: [['es'], ['es', 'nah'], ['en']] });
  t.same(found?.facts.speakers, ['jaime-rivera', 'alex-gomez']);
  t.match(found?.message, /^Jaime Rivera and Alex Gomez speak no language .* \(English, French\):/);
});

t.test('it is a warning from 21 local days before until it is over', async t => {
  const evening = timedEvent('2013-02-05T19:00', '2013-02-05T21:00', {
    ...{ ...english, timeZone: 'America/Los_Angeles' },
  });
  const severity = (now: string, days?: number) => find(evening, now, days)[0]?.severity;
  t.equal(severity('2013-01-15T07:59:59Z'), 'info');
  t.equal(severity('2013-01-15T08:00:00Z'), 'warning', 'January 15 begins in Los Angeles');
  t.equal(severity('2013-01-22T07:59:59Z', 14), 'info');
  t.equal(severity('2013-01-22T08:00:00Z', 14), 'warning');
  t.equal(severity('2013-02-06T04:59:59Z'), 'warning');
  t.equal(severity('2013-02-06T05:00:00Z'), 'info', 'it is over');
});

t.test('while the hour is open it is over with its local day', async t => {
  const sydney = { ...english, timeZone: 'Australia/Sydney' };
  t.equal(find(sydney, '2013-02-08T12:59:59Z')[0]?.severity, 'warning');
  t.equal(find(sydney, '2013-02-08T13:00:00Z')[0]?.severity, 'info');
});

t.test('not flagged: an interpreter travels on the leg of the day', async t => {
  const on = (changes: Partial<ScheduledLeg>) =>
    interpreterMissing.find(
      schedule({
        events: [event({ id: 'e', ...english })],
        legs: [leg({ ...days(8, 9), interpreter: 'marta', ...changes })],
      }),
      contextAt(new Date('2013-01-01T00:00:00Z')),
    ).length;
  t.equal(on({}), 0);
  t.equal(on({ speaker: null }), 0, 'with all of a delegation');
  t.equal(on({ interpreter: null }), 1);
  t.equal(on(days(9)), 1, 'another day');
  t.equal(on({ speaker: 'alex-gomez' }), 1, 'with another speaker');
  t.equal(on({ tour: 'another' }), 1);
});
