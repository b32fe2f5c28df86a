import t from 'tap';
import { eventOutsideLeg } from '../../../src/domain/conflicts/event-outside-leg.js';
import type { PolicyChange } from '../../../src/domain/conflicts/policy.js';
import type { ScheduledEvent, ScheduledLeg } from '../../../src/domain/schedule.js';
import { cities } from '../../builders/city.js';
import { cities as abroad } from '../../builders/city-abroad.js';
import { engagement } from '../../builders/engagement.js';
import { days, delegationLeg, event, february, leg, schedule } from '../../builders/leg.js';
import { contextAt } from '../../builders/rule-context.js';

const now = new Date('2013-01-01T00:00:00Z');
const find = (events: ScheduledEvent[], legs: ScheduledLeg[], policy: PolicyChange = {}) =>
  eventOutsideLeg.find(schedule({ events, legs }), contextAt(now, policy));
const washington = leg({ id: 'dc', city: cities.washington, ...days(3, 5) });
const newYork = leg({ id: 'ny', city: cities.newYork, ...days(6, 7) });
const talk = (day: number, changes: Partial<ScheduledEvent> = {}) =>
  engagement('Talk', cities.washington, `${february(day)}T18:00`, `${february(day)}T20:00`, {
    ...changes,
  });

t.test('flagged: Washington on February 6', async t => {
  t.strictSame(find([talk(6)], [washington, newYork]), [
    {
      subjects: [
        { type: 'event', id: 'Talk' },
        { type: 'speaker', id: 'jaime-rivera' },
        { type: 'leg', id: 'dc' },
      ],
      period: { firstDate: '2013-02-06', lastDate: '2013-02-06' },
      facts: {
        legFirstDates: ['2013-02-03'],
        legLastDates: ['2013-02-05'],
        eventHours: ['18:00–20:00'],
        city: 'Washington',
        date: '2013-02-06',
        legCity: 'Washington',
        daysOutside: 1,
      },
      message:
        "“Talk” (18:00–20:00) in Washington is on February 6, outside of Jaime Rivera's days in Washington (February 3–5): extend the leg?",
    },
  ]);
});

t.test('not flagged: evenings and mornings that are another day in UTC', async t => {
  const losAngeles = leg({ city: cities.losAngeles, ...days(12, 13) });
  const late = engagement('a', cities.losAngeles, '2013-02-13T21:00', '2013-02-13T23:00');
  t.equal(late.startsAt?.toISOString(), '2013-02-14T05:00:00.000Z');
  t.same(find([late], [losAngeles]), []);
  const may = { firstDate: '2013-04-27', lastDate: '2013-05-04' };
  const occasion = engagement('b', abroad.sanSalvador, '2013-05-04T20:00', '2013-05-04T22:00');
  t.equal(occasion.startsAt?.toISOString(), '2013-05-05T02:00:00.000Z');
  t.same(find([occasion], [delegationLeg(may)]), []);
  const sydney = leg({ city: abroad.sydney, ...days(5) });
  const early = engagement('c', abroad.sydney, '2013-02-05T09:00', '2013-02-05T10:00');
  t.equal(early.startsAt?.toISOString(), '2013-02-04T22:00:00.000Z');
  t.same(find([early], [sydney]), []);
});

t.test('the days of every leg in the city and around it count', async t => {
  t.same(find([talk(6)], [washington, leg({ city: cities.baltimore, ...days(6) })]), []);
  const again = leg({ id: 'again', city: cities.baltimore, ...days(8, 9) });
  t.match(find([talk(7)], [washington, again]), [
    {
      facts: { legCity: 'Baltimore', daysOutside: 1 },
      message: /outside of Jaime Rivera's days in Baltimore \(February 8–9\)/,
    },
  ]);
  t.match(find([talk(1)], [washington, again]), [{ facts: { daysOutside: 2 } }]);
  const patient = { thresholds: { nearCityMinutes: 600 } };
  t.same(find([talk(6)], [washington, newYork], patient), []);
});

t.test('the leg of another tour or speaker is no leg of the event', async t => {
  const other = { ...washington, id: 'other', ...days(6) };
  t.equal(find([talk(6)], [washington, { ...other, tour: 'other-tour' }]).length, 1);
  t.equal(find([talk(6)], [washington, { ...other, speaker: 'alex-gomez' }]).length, 1);
  t.same(find([talk(6, { tour: 'other-tour' })], [washington]), []);
  t.same(find([talk(6)], []), []);
});

t.test('each speaker of a panel has legs of their own', async t => {
  const both = {
    speakers: ['jaime-rivera', 'alex-gomez'],
    speakerNames: ['Jaime Rivera', 'Alex Gomez'],
  };
  const alex = { ...washington, id: 'alex', speaker: 'alex-gomez', ...days(6) };
  const later = { ...alex, ...days(7) };
  t.same(
    find([talk(6, both)], [washington, alex]).map(({ subjects }) => subjects[1]?.id),
    ['jaime-rivera'],
  );
  t.equal(find([talk(6, both)], [washington, later]).length, 2);
});

t.test("a delegation's leg is everybody's, and covers its country or region", async t => {
  const may = { firstDate: '2013-04-27', lastDate: '2013-05-04' };
  const late = engagement('b', abroad.sanMiguel, '2013-05-05T18:00', '2013-05-05T20:00');
  t.match(find([late], [delegationLeg(may)]), [
    { message: /outside of Jaime Rivera's days in El Salvador \(April 27 – May 4\)/ },
  ]);
  const region = (code: string) => leg({ city: null, region: code, ...days(6) });
  t.same(find([talk(6)], [washington, region('DC')]), []);
  t.equal(find([talk(6)], [washington, region('NY')]).length, 1);
});

t.test('not flagged: online, without a place, unknown to the reader', async t => {
  const legs = [washington, newYork];
  t.same(find([talk(6, { attendance: 'online' })], legs), []);
  t.same(find([talk(6, { title: null })], legs), []);
  t.same(find([event({ firstDate: february(6) })], legs), []);
});

t.test('an event whose hour is open has a day all the same', async t => {
  const open = event({ title: 'Lunch', firstDate: february(6), city: cities.washington });
  t.match(find([{ ...open, place: cities.washington }], [washington]), [
    { message: /^“Lunch” in Washington is on February 6, outside/ },
  ]);
});

t.test('rest is a stay as any other; travel is no place', async t => {
  const onSix = { ...washington, id: 'six', ...days(6) };
  t.same(find([talk(6)], [washington, { ...onSix, kind: 'rest' }]), []);
  const way = leg({ kind: 'travel', city: cities.newYork, ...days(6) });
  t.equal(find([talk(6)], [washington, way]).length, 1);
});
