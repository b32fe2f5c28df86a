import t from 'tap';
import type { Event } from '../../src/domain/event.js';
import { shiftedHours } from '../../src/domain/leg-shift.js';

const event = (changes: Partial<Event>) => changes as Event;

t.test('an event moves by days and keeps its hours on the clock', async t => {
  const evening = event({ localStart: '2027-02-27T18:30', localEnd: '2027-02-28T00:30' });
  t.same(shiftedHours(evening, 2), {
    ...{ localStart: '2027-03-01T18:30', localEnd: '2027-03-02T00:30' },
  });
  t.same(shiftedHours(evening, -58), {
    ...{ localStart: '2026-12-31T18:30', localEnd: '2027-01-01T00:30' },
  });
});

t.test('an event whose hour is open moves by its day', async t => {
  const open = event({ localStart: null, localEnd: null, localDate: '2027-02-28' });
  t.same(shiftedHours({ ...open, partOfDay: 'evening' }, 1), {
    ...{ localDate: '2027-03-01', partOfDay: 'evening' },
  });
});
