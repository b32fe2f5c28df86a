import t from 'tap';
import { besides, isBeside } from '../../src/domain/beside.js';
import { event } from '../builders/event-on-file.js';

const evening = event({ localDate: '2013-02-10', venue: 'hall', interpreter: 'ines' });
const stranger = {
  ...{ tour: 'another', speakers: ['nobody'], interpreter: null, venue: null, host: null },
};
const beside = (changes: object, reachDays?: number) =>
  isBeside(event({ localDate: '2013-02-10', ...stranger, ...changes }), evening, reachDays);

t.test('an event is beside another that has its people, its house or its host', async t => {
  t.equal(beside({}), false);
  t.equal(beside({ speakers: ['alex-gomez'] }), true);
  t.equal(beside({ speakers: ['ines'] }), true, 'who interprets there and speaks here');
  t.equal(beside({ interpreter: 'alex-gomez' }), true);
  t.equal(beside({ venue: 'hall' }), true);
  t.equal(beside({ host: 'seattle-chapter' }), true);
});

t.test(
  'a speaker’s event of a fortnight before may reach it, one of a month before not',
  async t => {
    const theirs = (localDate: string, days?: number) =>
      beside({ localDate, speakers: ['alex-gomez'] }, days);
    t.same(
      [theirs('2013-01-25'), theirs('2013-01-10'), theirs('2013-03-10')],
      [true, false, false],
    );
    t.equal(theirs('2012-02-10', Number.POSITIVE_INFINITY), true);
  },
);

t.test('others of the tour are beside it while they may begin at one time', async t => {
  const ofTour = (startsAt: string | null) => beside({ startsAt, tour: 'labor-tour' });
  t.same(
    [ofTour('2013-02-06T02:00:00Z'), ofTour('2013-02-06T02:01:00Z'), ofTour(null)],
    [true, false, false],
  );
});

t.test('of the rivals at one time the nearest eight are told', async t => {
  const rivals = Array.from({ length: 20 }, (_, at) =>
    event({ ...stranger, tour: 'labor-tour', startsAt: `2013-02-04T02:${10 + at}:00.000Z` }),
  );
  const own = event({ ...stranger, speakers: ['alex-gomez'], localDate: '2013-02-11' });
  const found = besides([...rivals, own], evening, { rivalHours: 2, isHostLocal: true });
  t.same(found, [own, ...rivals.slice(0, 8)]);
  const ofHost = rivals.map(each => ({ ...each, host: evening.host }));
  const hosted = (isHostLocal: boolean) =>
    besides(ofHost, evening, { rivalHours: 2, isHostLocal }).length;
  t.same([hosted(true), hosted(false)], [20, 8], 'a committee hosts in many places at once');
  t.same(besides(rivals, evening, { rivalHours: 0, isHostLocal: true }), []);
});
