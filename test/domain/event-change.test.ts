import t from 'tap';
import type { Event, EventChange } from '../../src/domain/event.js';
import { eventFields } from '../../src/domain/event.js';
import { asWanted, fieldsWanted, merge } from '../../src/domain/event-change.js';
import { Refusal } from '../../src/domain/refusals.js';
import { event } from '../builders/event-on-file.js';

const evening = event({ venue: 'hall', room: 'Library', doorsAt: '2013-02-03T17:30' });
/** What a change says differently from the event, as it is to be; undefined is to be decided. */
const changed = (change: EventChange, held: Event = evening) => {
  const input = merge(held, change);
  if (input instanceof Refusal) return [input.code, input.errors[0]?.pointer];
  const said = input as EventChange;
  const fields = eventFields.filter(field => said[field] !== held[field]);
  return Object.fromEntries(fields.map(field => [field, said[field]]));
};

t.test('a change replaces what it names, and nothing else', async t => {
  t.same(changed({}), {});
  t.same(changed({ title: 'A night', room: null }), { title: 'A night', room: null });
});

t.test('a new start brings its day and its doors along, and asks anew for the fold', async t => {
  const held = { ...evening, startFold: 'later', endFold: 'later' } as const;
  const moved = { localStart: '2013-02-04T19:00', localEnd: '2013-02-04T21:00' };
  t.same(changed(moved, held), {
    ...moved,
    ...{ localDate: '2013-02-04', doorsAt: '2013-02-04T18:30', startFold: null, endFold: null },
  });
  t.same(changed({ ...moved, startFold: 'later', doorsAt: null }, held), {
    ...{ ...moved, localDate: '2013-02-04', doorsAt: null, endFold: null },
  });
  t.same(changed({ localStart: held.localStart, localEnd: held.localEnd }, held), {});
});

t.test('an hour is opened by its null or by a part of the day, and closed by a start', async t => {
  const opened = { localStart: null, localEnd: null, doorsAt: null };
  t.same(changed({ localStart: null }), opened);
  t.same(changed({ partOfDay: 'evening' }), { ...opened, partOfDay: 'evening' });
  const day = { partOfDay: 'evening', localDate: '2013-02-05' } as const;
  t.same(changed(day), { ...opened, ...day });
  t.same(changed({ localDate: '2013-02-05' }), ['invalid-input', '/localDate']);
  const open = event({ ...opened, partOfDay: 'evening', startsAt: null, endsAt: null });
  t.same(changed({ localDate: '2013-02-05' }, open), { localDate: '2013-02-05' });
  const hours = { localStart: '2013-02-05T19:00', localEnd: '2013-02-05T21:00' };
  t.same(changed(hours, open), { ...hours, localDate: '2013-02-05', partOfDay: null });
});

t.test('another venue brings its zone and has other rooms', async t => {
  t.same(changed({ venue: 'other' }), { venue: 'other', room: null, timeZone: undefined });
  t.same(changed({ venue: 'other', timeZone: 'America/Chicago', room: 'Attic' }), {
    ...{ venue: 'other', timeZone: 'America/Chicago', room: 'Attic' },
  });
  t.same(changed({ venue: null }), { venue: null, room: null });
  t.same(changed({ venue: 'hall' }), {});
});

t.test('what is wanted of an event is what differs, and comes out of it again', async t => {
  const wanted = { ...evening, title: 'A night', localStart: '2013-02-02T18:00' };
  const change = fieldsWanted(evening, { ...wanted, localDate: '2013-02-02' });
  t.same(change, {
    ...{ title: 'A night', localStart: '2013-02-02T18:00', localDate: '2013-02-02' },
  });
  const pendingChange = { change, at: evening.createdAt, by: 'chapter' };
  const held = { ...evening, pendingChange };
  t.same(asWanted(held), { ...held, ...change });
  t.same(fieldsWanted(evening, evening), {});
});
