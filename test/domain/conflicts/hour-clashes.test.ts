import t from 'tap';
import { hourClashes } from '../../../src/domain/conflicts/hour-clashes.js';
import { policyFrom } from '../../../src/domain/conflicts/policy.js';
import type { ScheduledEvent } from '../../../src/domain/schedule.js';
import { cities } from '../../builders/city.js';
import { engagement } from '../../builders/engagement.js';
import { days, leg, schedule } from '../../builders/leg.js';

const now = new Date('2013-01-01T00:00:00Z');
const evening = (hour: string, changes: Partial<ScheduledEvent> = {}) =>
  engagement('evening', cities.boston, `2013-02-08T${hour}:00`, `2013-02-08T${hour}:45`, {
    ...{ venue: null, expectedAttendance: null },
    ...changes,
  });
const legs = [leg({ ...days(8, 9) })];

function rulesAgainst(event: ScheduledEvent, ...others: ScheduledEvent[]) {
  const found = hourClashes(schedule({ legs, events: [event, ...others] }), new Set(['evening']), {
    now,
  });
  return found.map(({ rule }) => rule);
}

t.test('what another hour could be without speaks against an hour', async t => {
  const lunch = engagement('lunch', cities.boston, '2013-02-08T12:00', '2013-02-08T13:00');
  t.same(rulesAgainst(evening('12'), lunch), ['speaker-double-booked']);
  t.same(rulesAgainst(evening('18'), lunch), []);
  const chicago = engagement('x', cities.chicago, '2013-02-08T10:00', '2013-02-08T11:00');
  t.same(rulesAgainst(evening('12'), chicago), ['impossible-travel']);
});

t.test('what is wrong at any hour, and what is for information, does not', async t => {
  t.same(rulesAgainst(evening('18', { languages: ['en'], timeZone: 'America/Chicago' })), []);
  t.same(rulesAgainst(evening('18', { city: null, place: null })), [], 'no venue yet');
});

t.test('what others clash with is no matter of the event', async t => {
  const two = ['a', 'b'].map(id =>
    engagement(id, cities.boston, '2013-02-08T12:00', '2013-02-08T13:00', { speakers: ['alex'] }),
  );
  t.same(rulesAgainst(evening('18'), ...two), []);
});

t.test(
  'a holiday speaks against an hour where the tour says that it is worse than news',
  async t => {
    const patriots = engagement('evening', cities.boston, '2013-04-15T18:00', '2013-04-15T20:00');
    const rulesBy = (rules: Record<string, 'warning'>) =>
      hourClashes(
        schedule({
          events: [patriots],
          tours: [
            { slug: 'tour-2013', title: 'Tour', datesToAvoid: [], policy: policyFrom({ rules }) },
          ],
        }),
        new Set(['evening']),
        { now },
      ).map(({ rule }) => rule);
    t.same(rulesBy({}), []);
    t.same(rulesBy({ 'public-holiday': 'warning' }), ['public-holiday']);
  },
);
