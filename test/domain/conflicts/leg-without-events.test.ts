import fc from 'fast-check';
import t from 'tap';
import {
  emptyLegsTogether,
  legWithoutEvents,
  othersThatFill,
} from '../../../src/domain/conflicts/leg-without-events.js';
import type { ScheduledEvent, ScheduledLeg } from '../../../src/domain/schedule.js';
import { cities } from '../../builders/city.js';
import { days, delegationLeg, event, february, leg, schedule } from '../../builders/leg.js';
import { randomSchedule } from '../../builders/random-schedule.js';
import { contextAt } from '../../builders/rule-context.js';

const olympia = leg({ id: 'olympia', city: cities.olympia, ...days(5, 6) });

function find(legs: ScheduledLeg[], events: ScheduledEvent[] = [], now = '2026-01-01T00:00:00Z') {
  return legWithoutEvents.find(schedule({ legs, events }), contextAt(new Date(now)));
}

const isEmpty = (...events: ScheduledEvent[]) => find([olympia], events).length === 1;
const severityAt = (now: string, changes: Partial<ScheduledLeg> = {}) =>
  find([{ ...olympia, ...changes }], [], now)[0]?.severity;

t.test('Olympia February 5–6 without an event', async t => {
  t.same(find([olympia]), [
    {
      severity: 'info',
      subjects: [{ type: 'leg', id: 'olympia' }],
      period: { firstDate: '2013-02-05', lastDate: '2013-02-06' },
      facts: { traveller: 'Jaime Rivera', city: 'Olympia', days: 2 },
      message: 'No event is on file for Jaime Rivera in Olympia, February 5–6.',
    },
  ]);
});

t.test('a leg marked rest or travel promises no event', async t => {
  t.same(find([{ ...olympia, kind: 'rest' }]), []);
  t.same(find([{ ...olympia, kind: 'travel' }]), []);
});

t.test('an event that is tied to the leg fills it, on whatever day', async t => {
  t.notOk(isEmpty(event({ leg: 'olympia', firstDate: february(20) })));
  t.ok(isEmpty(event({ leg: 'seattle', firstDate: february(20) })));
});

t.test('an event tied to no leg fills those of its speaker and tour on its first day', async t => {
  t.ok(isEmpty(event({ firstDate: february(4) })));
  t.notOk(isEmpty(event({ firstDate: february(5) })));
  t.notOk(isEmpty(event({ firstDate: february(6), lastDate: february(7) })));
  t.ok(isEmpty(event({ firstDate: february(7) })));
  t.ok(isEmpty(event({ firstDate: february(4), lastDate: february(5) })));
  t.ok(isEmpty(event({ firstDate: february(5), tour: 'other-tour' })));
  t.ok(isEmpty(event({ firstDate: february(5), speakers: ['alex-gomez'] })));
});

t.test('an event tied to another leg of the speaker does not fill this one', async t => {
  const seattle = leg({ id: 'seattle', city: cities.seattle, ...days(3, 5) });
  const found = find([seattle, olympia], [event({ leg: 'seattle', firstDate: february(5) })]);
  t.same(
    found.map(finding => finding.facts.city),
    ['Olympia'],
  );
});

t.test("a panel tied to one speaker's leg fills the other speaker's leg of that day", async t => {
  const guest = { ...olympia, id: 'guest', speaker: 'alex-gomez' };
  const speakers = ['jaime-rivera', 'alex-gomez'];
  t.same(find([olympia, guest], [event({ speakers, leg: 'olympia', firstDate: february(5) })]), []);
  const later = find([olympia, guest], [event({ speakers, leg: 'olympia' })]);
  t.same(
    later.map(finding => finding.subjects),
    [[{ type: 'leg', id: 'guest' }]],
  );
});

t.test("a delegation's leg has the events of its tour", async t => {
  const salvador = delegationLeg({ id: 'salvador', ...days(5, 6) });
  t.same(find([salvador], [event({ firstDate: february(5) })]), []);
  t.same(
    find([salvador], [event({ firstDate: february(5), tour: 'other-tour' })]).map(
      finding => finding.message,
    ),
    ['No event is on file for Tour 2013 in El Salvador, February 5–6.'],
  );
});

t.test('it is a warning from 13 days before its first day to that day itself', async t => {
  t.equal(severityAt('2013-01-22T20:00:00Z'), 'info');
  t.equal(severityAt('2013-01-23T20:00:00Z'), 'warning');
  t.equal(severityAt('2013-02-05T20:00:00Z'), 'warning');
  t.equal(severityAt('2013-02-06T20:00:00Z'), 'info');
});

t.test("the day is that of the city's own calendar: midnight in Olympia is 8:00 UTC", async t => {
  t.equal(severityAt('2013-01-23T07:59:59Z'), 'info');
  t.equal(severityAt('2013-01-23T08:00:00Z'), 'warning');
  t.equal(severityAt('2013-02-06T07:59:59Z'), 'warning');
  t.equal(severityAt('2013-02-06T08:00:00Z'), 'info');
});

t.test('where only the country is known, the day is that of UTC', async t => {
  t.equal(severityAt('2013-01-22T23:59:59Z', { city: null }), 'info');
  t.equal(severityAt('2013-01-23T00:00:00Z', { city: null }), 'warning');
});

t.test('several empty legs are told in one sentence', async t => {
  const conflict = (city: string) => ({
    ...{ rule: 'leg-without-events', severity: 'info' as const, subjects: [], period: null },
    ...{ facts: { city }, message: '', fingerprint: '', waived: false, waiver: null },
  });
  t.equal(
    emptyLegsTogether([conflict('Olympia'), conflict('Portland')]),
    '2 stops have no event on file: Olympia, Portland.',
  );
});

t.test("from when on it is urgent is the tour's to say", async t => {
  const at = (now: string, emptyLegDays: number) =>
    legWithoutEvents.find(
      schedule({ legs: [olympia] }),
      contextAt(new Date(now), { thresholds: { emptyLegDays } }),
    )[0]?.severity;
  t.equal(at('2013-01-15T20:00:00Z', 21), 'info');
  t.equal(at('2013-01-16T20:00:00Z', 21), 'warning');
  t.equal(at('2013-02-05T20:00:00Z', 0), 'info');
});

t.test('of an event’s legs those stay filled without it that another event fills too', async t => {
  fc.assert(
    fc.property(randomSchedule, whole => {
      const own = whole.events.slice(0, 1);
      const emptyWith = (events: readonly ScheduledEvent[]) =>
        legWithoutEvents
          .find({ ...whole, events }, contextAt(new Date()))
          .flatMap(({ subjects }) => subjects.map(({ id }) => id));
      const rest = whole.events.slice(1);
      const fillers = othersThatFill(own, whole);
      const filledBy = (events: readonly ScheduledEvent[]) => {
        const before = new Set(emptyWith(events));
        const after = new Set(emptyWith([...own, ...events]));
        return [...before].filter(id => !after.has(id));
      };
      t.strictSame(filledBy(fillers), filledBy(rest));
    }),
  );
});
