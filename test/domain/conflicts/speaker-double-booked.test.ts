import t from 'tap';
import { speakerDoubleBooked } from '../../../src/domain/conflicts/speaker-double-booked.js';
import type { ScheduledEvent } from '../../../src/domain/schedule.js';
import { schedule, timedEvent } from '../../builders/leg.js';
import { contextAt } from '../../builders/rule-context.js';

const now = new Date('2013-01-01T00:00:00Z');
const find = (...events: ScheduledEvent[]) =>
  speakerDoubleBooked.find(schedule({ events }), contextAt(now));
const at = (start: string, end: string, changes: Partial<ScheduledEvent> = {}) =>
  timedEvent(`2013-02-06T${start}`, `2013-02-06T${end}`, changes);

t.test('two evenings at once are told with their hours and what they share', async t => {
  const one = at('18:00', '20:00', { id: 'a', title: 'At the union hall' });
  const two = at('19:00', '21:00', { id: 'b', title: 'At the church', tour: 'another' });
  t.strictSame(find(two, one), [
    {
      severity: 'error',
      subjects: [
        ...[{ type: 'event', id: 'a' } as const, { type: 'event', id: 'b' } as const],
        { type: 'speaker', id: 'jaime-rivera' },
      ],
      period: { firstDate: '2013-02-06', lastDate: '2013-02-06' },
      facts: {
        eventHours: ['18:00–20:00', '19:00–21:00'],
        startsAt: '2013-02-07T00:00:00.000Z',
        endsAt: '2013-02-07T01:00:00.000Z',
        minutes: 60,
      },
      message:
        'Jaime Rivera is booked twice on February 6: “At the union hall” (18:00–20:00) and “At the church” (19:00–21:00).',
    },
  ]);
});

t.test(
  'flagged: identical times, one inside the other, in another zone, over midnight',
  async t => {
    const long = at('18:00', '22:00');
    t.equal(find(long, at('18:00', '22:00')).length, 1);
    t.equal(find(long, at('19:00', '20:00')).length, 1);
    t.equal(find(long, at('16:00', '18:00', { timeZone: 'America/Chicago' })).length, 1);
    const night = timedEvent('2013-02-05T22:00', '2013-02-06T18:30');
    t.equal(find(night, long).length, 1);
  },
);

t.test('not flagged: 18–20 and 20–22; another speaker; an hour that is open', async t => {
  t.same(find(at('18:00', '20:00'), at('20:00', '22:00')), []);
  t.same(find(at('18:00', '20:00'), at('18:00', '20:00', { speakers: ['alex-gomez'] })), []);
  const open = { startsAt: null, endsAt: null, localStart: null, localEnd: null };
  t.same(find(at('18:00', '20:00'), at('18:00', '20:00', open)), []);
});

t.test('a hold makes it a warning, a proposal is the normal queue', async t => {
  const severity = (one: ScheduledEvent['status'], two: ScheduledEvent['status']) =>
    find(at('18:00', '20:00', { status: one }), at('18:00', '20:00', { status: two }))[0]?.severity;
  t.equal(severity('confirmed', 'confirmed'), 'error');
  t.equal(severity('hold', 'confirmed'), 'warning');
  t.equal(severity('hold', 'hold'), 'warning');
  t.equal(severity('proposed', 'confirmed'), 'info');
  t.equal(severity('hold', 'proposed'), 'info');
});

t.test('a panel meets an evening by each speaker whom they share', async t => {
  const both = ['jaime-rivera', 'alex-gomez'];
  const people = { speakers: both, speakerNames: ['Jaime Rivera', 'Alex Gomez'] };
  const found = find(at('18:00', '20:00', people), at('19:00', '20:00', people));
  t.same(
    found.map(({ subjects }) => subjects[2]?.id),
    both,
  );
});
