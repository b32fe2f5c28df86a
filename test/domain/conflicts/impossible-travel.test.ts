import t from 'tap';
import { impossibleTravel } from '../../../src/domain/conflicts/impossible-travel.js';
import type { ScheduledEvent } from '../../../src/domain/schedule.js';
import { cities } from '../../builders/city.js';
import { cities as abroad } from '../../builders/city-abroad.js';
import { engagement } from '../../builders/engagement.js';
import { schedule } from '../../builders/leg.js';
import { contextAt } from '../../builders/rule-context.js';

const context = contextAt(new Date('2013-01-01T00:00:00Z'));
const find = (...events: ScheduledEvent[]) => impossibleTravel.find(schedule({ events }), context);
const portland = (changes: Partial<ScheduledEvent> = {}) =>
  engagement('a', cities.portland, '2013-02-06T19:30', '2013-02-06T21:30', {
    ...{ title: 'Evening', ...changes },
  });
const santaCruz = (start: string, end: string, changes: Partial<ScheduledEvent> = {}) =>
  engagement('b', cities.santaCruz, `2013-02-07T${start}`, `2013-02-07T${end}`, {
    ...{ title: 'Radio', ...changes },
  });

t.test('flagged: Portland until 21:30, Santa Cruz at 02:00', async t => {
  t.strictSame(find(santaCruz('02:00', '03:00'), portland()), [
    {
      subjects: [
        { type: 'event', id: 'a' },
        { type: 'event', id: 'b' },
        { type: 'speaker', id: 'jaime-rivera' },
      ],
      period: { firstDate: '2013-02-06', lastDate: '2013-02-07' },
      facts: {
        eventHours: ['19:30–21:30', '02:00–03:00'],
        ...{ gapHours: 4.5, neededHours: 7.3, travelHours: 5.8, mode: 'air', km: 952 },
        ...{ fromCity: 'Portland', toCity: 'Santa Cruz' },
      },
      message:
        'Jaime Rivera cannot get from “Evening” (19:30–21:30) in Portland to “Radio” (02:00–03:00) in Santa Cruz on February 6–7: 4.5 h between, 7.3 h needed: 952 km, 5.8 h by air.',
    },
  ]);
});

t.test('three hours from San Francisco to Los Angeles', async t => {
  const [found] = find(
    engagement('Noon', cities.sanFrancisco, '2013-02-12T11:00', '2013-02-12T12:00'),
    engagement('Talk', cities.losAngeles, '2013-02-12T15:00', '2013-02-12T16:00'),
  );
  t.match(found?.message, /3 h between, 6\.7 h needed: 559 km, 5\.2 h by air\.$/);
});

t.test('not flagged: the next evening; one venue; online; a venue that is not known', async t => {
  t.same(find(portland(), santaCruz('19:00', '21:00')), []);
  const online = { attendance: 'online' as const };
  t.same(find(portland(), santaCruz('02:00', '03:00', online)), []);
  const hall = { venue: 'hall' };
  t.same(find(portland(hall), santaCruz('02:00', '03:00', hall)), []);
  const town = { city: cities.portland, place: { latitude: 45.6, longitude: -122.9 }, venue: null };
  const soon = engagement('b', cities.portland, '2013-02-06T21:30', '2013-02-06T22:00', town);
  t.same(find(portland(), soon), []);
  t.same(find(portland(), santaCruz('02:00', '03:00', { speakers: ['alex-gomez'] })), []);
});

t.test('the road from door to door counts within a town, too', async t => {
  const doors = [
    { latitude: 45.5, longitude: -122.6 },
    { latitude: 45.6, longitude: -122.7 },
  ];
  const [church, hall] = doors.map(place => ({ place }));
  const soon = engagement('b', cities.portland, '2013-02-06T21:45', '2013-02-06T22:00', hall);
  t.match(find(portland(church), soon), [{ facts: { km: 14, mode: 'ground', roadKm: 17 } }]);
});

t.test('eastwards over the date line clocks go back, and hours do not', async t => {
  const auckland = engagement('a', abroad.auckland, '2013-02-06T18:00', '2013-02-06T20:00');
  const honolulu = (day: string, start: string, end: string) =>
    engagement('b', abroad.honolulu, `${day}T${start}`, `${day}T${end}`);
  const [found] = find(auckland, honolulu('2013-02-05', '23:00', '23:30'));
  t.match(found, {
    facts: { gapHours: 2, travelHours: 13.9, mode: 'air' },
    period: { firstDate: '2013-02-05', lastDate: '2013-02-06' },
  });
  t.same(find(auckland, honolulu('2013-02-06', '11:00', '12:00')), []);
});

t.test('a night on which clocks go forward is too short for what a usual one allows', async t => {
  const seattle = (day: string, before: string) => [
    engagement('a', cities.seattle, `${before}T23:00`, `${day}T00:00`),
    engagement('b', cities.portland, `${day}T04:00`, `${day}T05:00`),
  ];
  t.same(find(...seattle('2013-03-09', '2013-03-08')), []);
  t.match(find(...seattle('2013-03-10', '2013-03-09')), [{ facts: { gapHours: 3 } }]);
});

t.test('what the reader may not know of has hours, and neither place nor distance', async t => {
  const hidden = { title: null };
  t.strictSame(find(portland(hidden), santaCruz('02:00', '03:00')), [
    {
      subjects: [
        { type: 'event', id: 'a' },
        { type: 'event', id: 'b' },
        { type: 'speaker', id: 'jaime-rivera' },
      ],
      period: { firstDate: '2013-02-07', lastDate: '2013-02-07' },
      facts: { eventHours: ['19:30–21:30', '02:00–03:00'], gapHours: 4.5 },
      message:
        'Jaime Rivera cannot get from another engagement (19:30–21:30) to “Radio” (02:00–03:00) on February 7: 4.5 h between.',
    },
  ]);
  const boston = engagement('c', cities.boston, '2013-02-07T02:30', '2013-02-07T03:30', hidden);
  t.match(find(portland(), boston), [
    { message: /to another engagement \(23:30–00:30\) on February 6: 2 h between\.$/ },
  ]);
});

t.test('a panel is out of reach for each of its speakers who comes from afar', async t => {
  const both = {
    speakers: ['jaime-rivera', 'alex-gomez'],
    speakerNames: ['Jaime Rivera', 'Alex Gomez'],
  };
  const found = find(portland(both), santaCruz('02:00', '03:00', both));
  t.same(
    found.map(({ subjects, message }) => [subjects[2]?.id, message.split(' ')[0]]),
    [
      ['alex-gomez', 'Alex'],
      ['jaime-rivera', 'Jaime'],
    ],
  );
});
