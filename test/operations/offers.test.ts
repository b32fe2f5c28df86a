import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { hourClashes } from '../../src/domain/conflicts/hour-clashes.js';
import type { Event, EventOnFile } from '../../src/domain/event.js';
import { atHours } from '../../src/domain/event-change.js';
import { type Slot, slotsOf } from '../../src/domain/free-hours.js';
import type { Schedule } from '../../src/domain/schedule.js';
import { scheduledEvent } from '../../src/domain/scheduled-event.js';
import { wallTimeAt } from '../../src/domain/time/wall-time.js';
import { offersFor } from '../../src/operations/offers.js';
import { coordinator } from '../builders/callers.js';
import { cities } from '../builders/city.js';
import { eventOnFile } from '../builders/event-on-file.js';
import { schedule } from '../builders/leg.js';
import { randomEngagements } from '../builders/random-schedule.js';

const viewer = { caller: coordinator(), now: new Date('2012-06-01T00:00:00Z') };

/** An evening in Berkeley in the middle of the random engagements, by one of their people or two. */
const someDraft = fc
  .record({
    tour: fc.constantFrom('one-tour', 'other-tour'),
    speakers: fc.subarray(['jaime-rivera', 'alex-gomez'], { minLength: 1 }),
    hour: fc.integer({ min: 9, max: 20 }),
  })
  .map(({ tour, speakers, hour }) =>
    eventOnFile(
      { tour, speakers, ...hoursAt(hour), localDate: '2012-12-30', timeZone: 'Etc/UTC' },
      { city: cities.berkeley },
    ),
  );

function hoursAt(hour: number): Partial<Event> {
  const [from, to] = [hour, hour + 2].map(each => `2012-12-30T${String(each).padStart(2, '0')}:00`);
  const instants = { startsAt: `${from}:00.000Z`, endsAt: `${to}:00.000Z` };
  return { localStart: from!, localEnd: to!, ...instants };
}

const window = { firstDate: '2012-12-28', lastDate: '2013-01-01', timeZone: 'Etc/UTC' };

/** All hours of the five days around, the nearest first. */
function hoursAround({ event }: EventOnFile): Slot[] {
  const away = ({ startsAt }: Slot) => Math.abs(+startsAt - Date.parse(event.startsAt!));
  return slotsOf(window, 120).sort((one, other) => away(one) - away(other));
}

/** Whether the rules, shown everything that is on file, have nothing against an hour. */
function isFree(draft: EventOnFile, on: Schedule, { localStart, startsAt, endsAt }: Slot): boolean {
  const offer = {
    ...{ localStart, localEnd: wallTimeAt(endsAt, 'Etc/UTC'), timeZone: 'Etc/UTC' },
    ...{ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
  };
  const moved = scheduledEvent({ ...draft, event: atHours(draft.event, offer) }, viewer);
  const whole = { ...on, events: [...on.events, moved] };
  return hourClashes(whole, new Set([moved.id]), { now: viewer.now }).length === 0;
}

t.test('the hours that are offered are the nearest that no rule has anything against', async t => {
  let offered = 0;
  fc.assert(
    fc.property(randomEngagements, someDraft, (events, draft) => {
      const on = schedule({ events });
      const offers = offersFor(draft, { schedule: on, legs: [] }, viewer);
      const starts = offers.map(({ localStart }) => localStart);
      const hours = hoursAround(draft);
      const free = hours.filter(slot => isFree(draft, on, slot));
      assert.deepEqual(
        starts,
        free.slice(0, starts.length).map(({ localStart }) => localStart),
      );
      const next = free[starts.length];
      if (starts.length < 8 && next) assert.ok(hours.indexOf(next) >= 60, 'sixty are tried');
      offered += starts.length;
    }),
    { numRuns: 25 },
  );
  t.ok(offered > 100, `${offered} hours`);
});
