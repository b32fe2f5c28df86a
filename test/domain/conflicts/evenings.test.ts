import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { findConflicts } from '../../../src/domain/conflicts/index.js';
import type { ScheduledEvent } from '../../../src/domain/schedule.js';
import { schedule } from '../../builders/leg.js';
import { randomEvenings } from '../../builders/random-evenings.js';

const asked = { now: new Date('2013-03-08T00:00:00Z'), holidayOn: () => 'Holiday' };
const find = (events: ScheduledEvent[]) => findConflicts(schedule({ events }), asked);

t.test(
  'the order of events does not matter to any rule, and every conflict has a name',
  async () => {
    const shuffled = randomEvenings.chain(({ events }) =>
      fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
    );
    fc.assert(
      fc.property(shuffled, ([events, others]) => {
        const found = find(events);
        assert.deepEqual(find(others), found);
        assert.equal(new Set(found.map(each => each.fingerprint)).size, found.length);
      }),
      { numRuns: 1000 },
    );
  },
);

t.test(
  'of two events neither title, house nor host is told where the reader may not know',
  async () => {
    const secret = { title: null, venueName: null, hostName: null, venue: 'secret-hall' };
    fc.assert(
      fc.property(randomEvenings, ({ events }) => {
        const hidden = events.map(each => ({ ...each, ...secret, host: 'secret-host' }));
        const pairs = find(hidden).filter(({ subjects }) => {
          return subjects.filter(({ type }) => type === 'event').length > 1;
        });
        for (const { rule, message, facts } of pairs) {
          assert.doesNotMatch(`${message} ${JSON.stringify(facts)}`, /secret/);
          assert.ok(
            !['competing-audience', 'duplicate-event', 'host-double-booked'].includes(rule),
          );
        }
      }),
      { numRuns: 300 },
    );
  },
);
