import t from 'tap';
import { tzRulesChanged } from '../../../src/domain/conflicts/tz-rules-changed.js';
import type { ScheduledEvent } from '../../../src/domain/schedule.js';
import { schedule, timedEvent } from '../../builders/leg.js';
import { contextAt } from '../../builders/rule-context.js';

const now = new Date('2026-11-22T00:00:00Z');
const vancouver = (tzChange: ScheduledEvent['tzChange'], at = now) =>
  tzRulesChanged.find(
    schedule({
      events: [
        timedEvent('2026-12-15T19:00', '2026-12-15T21:00', {
          ...{ id: 'e', title: 'Evening', timeZone: 'America/Vancouver', tzChange },
        }),
      ],
    }),
    contextAt(at),
  );

t.test('an event that moved in the world says from when to when', async t => {
  const told = { startsAt: '2026-12-16T03:00:00.000Z', endsAt: '2026-12-16T05:00:00.000Z' };
  t.match(vancouver(told), [
    {
      subjects: [{ type: 'event', id: 'e' }],
      facts: {
        ...{ told: told.startsAt, now: '2026-12-16T02:00:00.000Z', minutes: -60 },
        ...{ localStart: '2026-12-15T19:00', offset: '-07:00' },
      },
      message: /“Evening” is still at 19:00 \(-07:00\), which is 60 minutes earlier in the world/,
    },
  ]);
});

t.test('one that could not move says so, and one that stayed says nothing', async t => {
  const same = { startsAt: '2026-12-16T02:00:00.000Z', endsAt: '2026-12-16T04:00:00.000Z' };
  t.match(vancouver(same)[0]?.message, /could not move with them/);
  t.same(vancouver(null), []);
});

t.test('one of the past is let rest', async t => {
  const told = { startsAt: '2026-12-16T03:00:00.000Z', endsAt: '2026-12-16T05:00:00.000Z' };
  const over = new Date('2026-12-16T04:00:00.000Z');
  t.equal(vancouver(told, new Date(over.getTime() - 1)).length, 1);
  t.same(vancouver(told, over), []);
});
