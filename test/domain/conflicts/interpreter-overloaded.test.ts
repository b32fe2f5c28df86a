import t from 'tap';
import { interpreterOverloaded } from '../../../src/domain/conflicts/interpreter-overloaded.js';
import type { PolicyChange } from '../../../src/domain/conflicts/policy.js';
import type { ScheduledEvent, ScheduledLeg } from '../../../src/domain/schedule.js';
import { days, event, february, leg, schedule, timedEvent } from '../../builders/leg.js';
import { contextAt } from '../../builders/rule-context.js';

const ida = { interpreter: 'ida', interpreterName: 'Ida Paz' };
const talk = (from: string, to: string, changes: Partial<ScheduledEvent> = {}) =>
  timedEvent(`2013-02-${from}`, `2013-02-${to}`, { ...ida, ...changes });
const find = (
  events: ScheduledEvent[],
  legs: ScheduledLeg[] = [],
  thresholds: NonNullable<PolicyChange['thresholds']> = {},
) =>
  interpreterOverloaded.find(
    schedule({ events, legs }),
    contextAt(new Date('2013-01-01T00:00:00Z'), { thresholds }),
  );

t.test('two hours with one interpreter are information', async t => {
  t.strictSame(find([talk('08T19:00', '08T21:00', { id: 'e' })]), [
    {
      severity: 'info',
      subjects: [
        { type: 'interpreter', id: 'ida' },
        { type: 'event', id: 'e' },
      ],
      period: { firstDate: '2013-02-08', lastDate: '2013-02-08' },
      facts: { title: 'An evening', minutes: 120, mostMinutes: 90, consecutiveTalkMinutes: 60 },
      message:
        'Ida Paz interprets “An evening” on February 8 alone for 120 minutes, more than 90: book a second interpreter, or shorten it. Interpreted sentence by sentence, a talk takes twice its length.',
    },
  ]);
});

t.test('not flagged: an hour and a half, nobody booked, an hour that is open', async t => {
  t.same(find([talk('08T19:00', '08T20:30')]), []);
  t.equal(find([talk('08T19:00', '08T20:31')]).length, 1);
  t.same(find([talk('08T19:00', '08T23:00', { interpreter: null })]), []);
  t.same(find([event({ ...ida, firstDate: february(8) })]), []);
});

t.test('not flagged: two take turns where another one travels along', async t => {
  const on = (changes: Partial<ScheduledLeg>) =>
    find([talk('08T19:00', '08T21:00')], [leg({ ...days(8, 9), ...changes })]).length;
  t.equal(on({ interpreter: 'marta' }), 0);
  t.equal(on({ interpreter: 'marta', speaker: null }), 0, 'with all of a delegation');
  t.equal(on({ interpreter: 'ida' }), 1, 'it is the same one');
  t.equal(on({ interpreter: 'marta', ...days(9) }), 1, 'another day');
  t.equal(on({ interpreter: 'marta', speaker: 'alex-gomez' }), 1);
});

t.test('more than six hours on one day are a warning, told once', async t => {
  const hours = ['09:00', '11:00', '13:00', '15:00'].map(from =>
    talk(`08T${from}`, `08T${Number(from.slice(0, 2)) + 1}:30`),
  );
  t.same(find(hours), [], 'six hours');
  const [found, ...others] = find([...hours, talk('08T20:00', '08T20:03')]);
  t.same(others, []);
  t.match(found, {
    severity: 'warning',
    facts: { events: 5, hours: 6.05, mostHours: 6 },
    message: /^Ida Paz interprets alone for 6.05 hours \(5 events\) on February 8: more than 6 /,
  });
  t.same(find([...hours, talk('09T20:00', '09T20:30')]), [], 'the next day');
});

t.test('a tour says otherwise, and the name of a private interpreter is not told', async t => {
  const evening = talk('08T19:00', '08T21:00', { interpreterName: null });
  t.same(find([evening], [], { interpreterAloneMinutes: 120 }), []);
  t.match(find([evening], [], { interpreterHoursADay: 1 }), [
    { severity: 'warning', message: /^The interpreter interprets alone for 2 hours \(1 event\)/ },
  ]);
});
