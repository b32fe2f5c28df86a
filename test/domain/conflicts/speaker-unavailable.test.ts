import t from 'tap';
import type { Busy } from '../../../src/domain/busy/busy.js';
import { speakerUnavailable } from '../../../src/domain/conflicts/speaker-unavailable.js';
import type { ScheduledEvent, ScheduledPerson } from '../../../src/domain/schedule.js';
import { cities } from '../../builders/city.js';
import { event, february, schedule, timedEvent } from '../../builders/leg.js';
import { contextAt } from '../../builders/rule-context.js';

type Times = ScheduledPerson['availability'];
const visa = (first: number, last: number, ...countries: string[]): Times[number] => ({
  ...{ firstDate: february(first), lastDate: february(last), countries },
});
const find = (
  availability: Times,
  changes: Partial<ScheduledEvent> | ScheduledEvent,
  slug = 'jaime-rivera',
) =>
  speakerUnavailable.find(
    schedule({
      events: [event({ id: 'e', city: cities.philadelphia, ...changes })],
      people: [{ slug, name: 'Jaime Rivera Secret', availability }],
    }),
    contextAt(new Date('2013-01-01T00:00:00Z')),
  );
const on = (day: number, changes: Partial<ScheduledEvent> = {}) => ({
  ...{ firstDate: february(day), lastDate: february(day), ...changes },
});

t.test('a visa to February 10, Philadelphia on February 11', async t => {
  t.strictSame(find([visa(1, 10, 'US')], on(11)), [
    {
      subjects: [
        { type: 'event', id: 'e' },
        { type: 'speaker', id: 'jaime-rivera' },
      ],
      period: { firstDate: '2013-02-11', lastDate: '2013-02-11' },
      facts: { days: ['2013-02-11'], country: 'US', ownCalendar: false },
      message:
        'Jaime Rivera is not available on February 11 (United States) for “An evening”: move it, or ask somebody else.',
    },
  ]);
});

t.test('not flagged: the first and last valid day, nothing on file, somebody else', async t => {
  t.same(find([visa(3, 10, 'US')], on(3)), []);
  t.same(find([visa(3, 10, 'US')], on(10)), []);
  t.same(find([visa(3, 10)], on(10)), [], 'all countries');
  t.same(find([], on(11)), []);
  t.same(find([visa(1, 2)], on(11), 'alex-gomez'), []);
});

t.test('a day before, and another country', async t => {
  t.equal(find([visa(3, 10, 'US')], on(2)).length, 1);
  t.equal(find([visa(1, 28, 'CA'), visa(1, 10, 'US')], on(11)).length, 1);
  t.same(find([visa(1, 28, 'CA'), visa(1, 11, 'US')], on(11)), []);
});

t.test('the day is that of the place: midnight, Sydney and San Salvador', async t => {
  const late = (end: string, lastDate: string) =>
    find(
      [visa(1, 10)],
      timedEvent('2013-02-10T21:00', end, { timeZone: 'America/El_Salvador', lastDate }),
    ).length;
  t.equal(late('2013-02-11T00:00', '2013-02-10'), 0, 'it ends at midnight');
  t.equal(late('2013-02-11T00:30', '2013-02-11'), 1);
  const sydney = timedEvent('2013-02-11T09:00', '2013-02-11T10:00', {
    timeZone: 'Australia/Sydney',
  });
  t.equal(find([visa(1, 10)], sydney).length, 1, 'February 10 in UTC');
});

t.test('a night may lie in two visas that follow one another', async t => {
  const night = timedEvent('2013-02-10T21:00', '2013-02-11T01:00');
  t.same(find([visa(1, 10), visa(11, 20)], night), []);
  t.same(find([visa(1, 10), visa(12, 20)], night)[0]?.facts.days, ['2013-02-11']);
});

t.test('who speaks online need not be in the country; one that is not known is any', async t => {
  t.same(find([visa(1, 28, 'SV')], on(11, { attendance: 'online' })), []);
  t.equal(find([visa(1, 10, 'SV')], on(11, { attendance: 'online' })).length, 1);
  t.same(find([visa(1, 28, 'SV')], on(11, { city: null })), []);
  t.equal(find([visa(1, 28, 'SV')], on(11)).length, 1);
});

t.test('an interpreter too, whose name may be hidden; once where they speak as well', async t => {
  const marta = { interpreter: 'marta', interpreterName: null };
  t.match(find([visa(1, 10)], on(11, marta), 'marta'), [
    { subjects: [{}, { type: 'interpreter', id: 'marta' }], message: /^The interpreter is not/ },
  ]);
  const both = { speakers: ['marta'], speakerNames: ['Marta'], interpreter: 'marta' };
  t.equal(find([visa(1, 10)], on(11, both), 'marta').length, 1);
});

const at = (time: string) => new Date(`2013-02-11T${time}:00Z`);
const busyFrom = (from: string, to: string): Busy => {
  return { periods: [{ startsAt: at(from), endsAt: at(to) }], days: [] };
};
const findBusy = (busy: Busy, changes: Partial<ScheduledEvent>, availability: Times = []) =>
  speakerUnavailable.find(
    schedule({
      events: [event({ id: 'e', city: cities.philadelphia, ...changes })],
      people: [{ slug: 'jaime-rivera', name: 'Jaime Rivera Secret', availability, busy }],
    }),
    contextAt(new Date('2013-01-01T00:00:00Z')),
  );
/** 18:00–20:00 in Philadelphia, five hours west of Greenwich. */
const evening = timedEvent('2013-02-11T18:00', '2013-02-11T20:00', {
  ...{ id: 'e', city: cities.philadelphia },
});

t.test('an evening at which their own calendar has something else, and not what', async t => {
  t.strictSame(
    findBusy({ periods: [{ startsAt: at('23:30'), endsAt: at('23:45') }], days: [] }, evening),
    [
      {
        subjects: [
          { type: 'event', id: 'e' },
          { type: 'speaker', id: 'jaime-rivera' },
        ],
        period: { firstDate: '2013-02-11', lastDate: '2013-02-11' },
        facts: { days: ['2013-02-11'], country: null, ownCalendar: true },
        message:
          'Jaime Rivera has something else in their own calendar on February 11 at the time of “An evening”: move it, or ask somebody else.',
      },
    ],
  );
});

t.test('not flagged: what ends when it begins, begins when it ends, or lies elsewhere', async t => {
  t.same(findBusy(busyFrom('20:00', '23:00'), evening), []);
  t.same(findBusy({ periods: [], days: [] }, evening), []);
  const after = {
    startsAt: new Date('2013-02-12T01:00:00Z'),
    endsAt: new Date('2013-02-12T09:00Z'),
  };
  t.same(findBusy({ periods: [after], days: [] }, evening), []);
});

t.test('a whole day is a day where the event is', async t => {
  const days = [{ firstDate: '2013-02-11', lastDate: '2013-02-12' }];
  t.match(findBusy({ periods: [], days }, evening), [{ facts: { days: ['2013-02-11'] } }]);
  t.same(findBusy({ periods: [], days }, on(10)), []);
  t.same(findBusy({ periods: [], days }, on(13)), []);
  const sydney = timedEvent('2013-02-13T09:00', '2013-02-13T10:00', {
    timeZone: 'Australia/Sydney',
  });
  t.same(findBusy({ periods: [], days }, sydney), [], 'February 12 in UTC');
});

t.test('while the hour is open, only the whole part of the day is in the way', async t => {
  const open = (partOfDay: ScheduledEvent['partOfDay']) => ({ ...on(11), partOfDay });
  const [from, to] = ['2013-02-11T23:00:00Z', '2013-02-12T03:00:00Z'].map(each => new Date(each));
  const evenings = { periods: [{ startsAt: from!, endsAt: to! }], days: [] };
  t.equal(findBusy(evenings, open('evening')).length, 1);
  t.same(findBusy(evenings, open('afternoon')), []);
  t.same(findBusy(evenings, open('unknown')), []);
  const shorter = [{ startsAt: from!, endsAt: new Date('2013-02-12T02:59:00Z') }];
  t.same(findBusy({ periods: shorter, days: [] }, open('evening')), []);
});

t.test('who may not be in the country is told so, whatever their calendar says', async t => {
  const both = findBusy(busyFrom('23:00', '23:30'), evening, [visa(1, 10, 'US')]);
  t.match(both, [{ facts: { ownCalendar: false, country: 'US' } }]);
  t.equal(both.length, 1);
});

t.test('an event whose clock says that it ends before it begins has its first day', async t => {
  const reversed = { ...evening, localEnd: '2013-02-10T23:30', lastDate: february(10) };
  t.match(findBusy(busyFrom('23:00', '23:30'), reversed), [{ facts: { days: ['2013-02-11'] } }]);
});
