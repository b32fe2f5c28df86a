import fc from 'fast-check';
import t from 'tap';
import { interpreterDoubleBooked } from '../../../src/domain/conflicts/interpreter-double-booked.js';
import { speakerDoubleBooked } from '../../../src/domain/conflicts/speaker-double-booked.js';
import { venueDoubleBooked } from '../../../src/domain/conflicts/venue-double-booked.js';
import type { ScheduledEvent } from '../../../src/domain/schedule.js';
import { roomKey } from '../../../src/domain/venue.js';
import { event, schedule } from '../../builders/leg.js';
import { contextAt } from '../../builders/rule-context.js';

const context = contextAt(new Date('2013-01-01T00:00:00Z'));
const people = ['alex', 'jaime', 'ines'];
const hour = 3_600_000;

/** Few people, rooms and hours, so that much meets; some hours are open. */
const someEvent = fc.record({
  speakers: fc.subarray(people, { minLength: 1 }),
  interpreter: fc.constantFrom(null, null, ...people),
  venue: fc.constantFrom(null, 'hall', 'church'),
  room: fc.constantFrom(null, 'A', 'a ', 'B', '★', '☎'),
  attendance: fc.constantFrom('in-person', 'in-person', 'hybrid', 'online'),
  from: fc.nat(12),
  hours: fc.integer({ min: 1, max: 5 }),
  isOpen: fc.nat(9).map(each => each === 0),
});
const someEvents = fc.array(someEvent, { maxLength: 12 }).map(all =>
  all.map(({ from, hours, isOpen, ...rest }, index): ScheduledEvent => {
    const startsAt = isOpen ? null : new Date(Date.UTC(2013, 1, 6) + from * hour);
    const endsAt = startsAt && new Date(startsAt.getTime() + hours * hour);
    const clock = { localStart: '2013-02-06T00:00', localEnd: '2013-02-06T00:00' };
    const attendance = rest.attendance as ScheduledEvent['attendance'];
    return event({ ...rest, ...clock, attendance, startsAt, endsAt, id: `event-${index}` });
  }),
);

const meet = (one: ScheduledEvent, other: ScheduledEvent) =>
  one.startsAt !== null &&
  other.startsAt !== null &&
  one.startsAt < other.endsAt! &&
  other.startsAt < one.endsAt!;
const isThere = ({ venue, attendance }: ScheduledEvent) =>
  venue !== null && attendance !== 'online';
const shareRoom = (one: ScheduledEvent, other: ScheduledEvent) =>
  one.room === null || other.room === null || roomKey(one.room) === roomKey(other.room);
const involved = ({ speakers, interpreter }: ScheduledEvent) => [...speakers, interpreter];

/** What two events that meet have in common, rule by rule, by definition. */
const common = {
  speaker: (one: ScheduledEvent, other: ScheduledEvent) =>
    one.speakers.filter(each => other.speakers.includes(each)),
  venue: (one: ScheduledEvent, other: ScheduledEvent) =>
    isThere(one) && isThere(other) && one.venue === other.venue && shareRoom(one, other)
      ? [one.venue!]
      : [],
  interpreter: (one: ScheduledEvent, other: ScheduledEvent) =>
    people.filter(
      each =>
        involved(one).includes(each) &&
        involved(other).includes(each) &&
        [one.interpreter, other.interpreter].includes(each),
    ),
};
const rules = {
  ...{ speaker: speakerDoubleBooked, venue: venueDoubleBooked },
  interpreter: interpreterDoubleBooked,
};

for (const name of ['speaker', 'venue', 'interpreter'] as const) {
  t.test(`every pair that needs one ${name} at one time is found once, and no other`, async t => {
    const find = (events: ScheduledEvent[]) =>
      rules[name].find(schedule({ events }), context).map(({ subjects }) => {
        const [one, other, what] = subjects.map(({ id }) => id);
        return [...[one, other].sort(), what].join(' ');
      });
    const naive = (events: ScheduledEvent[]) =>
      events.flatMap((one, index) =>
        events
          .slice(index + 1)
          .flatMap(other =>
            meet(one, other)
              ? common[name](one, other).map(what => [...[one.id, other.id].sort(), what].join(' '))
              : [],
          ),
      );
    fc.assert(
      fc.property(someEvents, fc.infiniteStream(fc.nat()), (events, random) => {
        const found = find(events).sort();
        const shuffled = events.toSorted(() => (random.next().value % 2 ? 1 : -1));
        if (found.join() !== naive(events).sort().join()) throw new Error('not what is so');
        if (found.join() !== find(shuffled).sort().join()) throw new Error('order matters');
      }),
      { numRuns: 1000 },
    );
    t.pass();
  });
}

t.test('the pair is told with the one that starts first before the other', async t => {
  const at = (id: string, from: number, to: number) =>
    event({
      ...{ id, title: id, startsAt: new Date(from * hour), endsAt: new Date(to * hour) },
      ...{ localStart: '2013-02-08T18:00', localEnd: '2013-02-08T20:00' },
    });
  const found = (events: ScheduledEvent[]) =>
    speakerDoubleBooked.find(schedule({ events }), context);
  const [early, late] = [at('b', 1, 3), at('a', 2, 4)];
  t.match(found([late, early]), [
    { subjects: [{ id: 'b' }, { id: 'a' }, { id: 'jaime-rivera' }], facts: { minutes: 60 } },
  ]);
  t.same(found([at('a', 1, 2), at('b', 2, 3)]), [], 'they touch');
});
