import t from 'tap';
import {
  cancelEvent,
  confirmEvent,
  holdEvent,
  rejectEvent,
} from '../../src/operations/decide-on-event.js';
import { addEvent, changeEvent, removeEvent } from '../../src/operations/events.js';
import { findEvent } from '../../src/store/events.js';
import { coordinator } from '../builders/callers.js';
import {
  a,
  b,
  by,
  confirmed,
  done,
  evening,
  from,
  hall,
  refusal,
  register,
  storeChapters,
} from '../support/chapters.js';
import { onBothDatabases, testStore } from '../support/databases.js';
import { dump } from '../support/dump.js';
import { summary, told } from '../support/told.js';

onBothDatabases(
  t,
  'a new event is a hold, or of a chapter that nobody trusts yet a proposal',
  async (t, store) => {
    await storeChapters(store);
    const status = async (caller = a) => (await register(store, {}, caller)).status;
    t.same(
      [await status(), await status(b), await status(coordinator('spring'))],
      [...['proposed', 'hold', 'hold']],
    );
    const before = await dump(store);
    t.same(refusal(await addEvent(store, { ...evening, tour: 'winter' }, by(a))), [
      ...['unknown-reference', '/tour'],
    ]);
    t.same(refusal(await addEvent(store, evening, by(coordinator('autumn')))), ['not-allowed']);
    t.same(refusal(await addEvent(store, { ...evening, host: 'b' }, by(a))), [
      ...['invalid-input', '/host'],
    ]);
    t.same(await dump(store), before, 'nothing is stored of what is refused');
  },
);

onBothDatabases(
  t,
  'what a chapter changes of a confirmed event is pending until it is decided',
  async (t, store) => {
    await storeChapters(store);
    const { id } = await confirmed(store, {}, a);
    const change = async (body: object) => done(await changeEvent(store, id, body, by(a)));
    t.equal((await change({ title: 'An evening' })).pendingChange, null, 'nothing is wanted');
    t.match(await change(from('19:00', '21:00')), {
      ...{ localStart: '2027-03-01T18:00', status: 'confirmed', sequence: 0 },
      pendingChange: { change: from('19:00', '21:00'), by: 'chapter a' },
    });
    const { pendingChange } = await change({ title: 'A night', localEnd: '2027-03-01T22:00' });
    t.same(pendingChange?.change, { ...from('19:00', '22:00'), title: 'A night' }, 'it adds');
    t.equal(await summary(store, id), 'An evening | 0');
    t.match(done(await confirmEvent(store, id, by())), {
      ...{ ...from('19:00', '22:00'), title: 'A night', pendingChange: null, sequence: 1 },
      startsAt: '2027-03-02T03:00:00.000Z',
    });
    t.equal(await summary(store, id), 'A night | 1');
  },
);

t.test('a second pending change is judged by the first, and may open the hour again', async t => {
  const store = await testStore(t);
  await storeChapters(store);
  const { id } = await confirmed(store, {}, a);
  const change = (body: object) => changeEvent(store, id, body, by(a));
  const earlier = { localStart: '2027-02-28T18:00', localEnd: '2027-02-28T20:00' };
  done(await change(earlier));
  t.match(done(await change({ localEnd: '2027-02-28T21:00' })).pendingChange?.change, {
    ...{ ...earlier, localEnd: '2027-02-28T21:00', localDate: '2027-02-28' },
  });
  done(await change({ partOfDay: 'evening', localDate: '2027-03-02' }));
  t.match(done(await confirmEvent(store, id, by())), {
    ...{ localStart: null, localEnd: null, localDate: '2027-03-02', partOfDay: 'evening' },
  });
});

onBothDatabases(
  t,
  'a pending change that would book twice is refused, or dropped by hand',
  async (t, store) => {
    await storeChapters(store);
    const { id } = await confirmed(store, {}, a);
    const other = await confirmed(store, from('20:00', '22:00'));
    done(await changeEvent(store, id, { localEnd: '2027-03-01T21:00' }, by(a)));
    const before = await dump(store);
    t.match(await confirmEvent(store, id, by()), {
      code: 'double-booked',
      subjects: { conflicts: [{ subjects: [{ id }, { id: other.id }, { id: 'alex' }] }] },
    });
    t.same(await dump(store), before);
    t.match(done(await rejectEvent(store, id, 'No time', by())), {
      ...{ status: 'confirmed', pendingChange: null, statusReason: 'No time', sequence: 0 },
      localEnd: '2027-03-01T20:00',
    });
    t.same(refusal(await rejectEvent(store, id, 'No', by())), ['not-possible-now']);
  },
);

onBothDatabases(t, 'what is cancelled or rejected says why, who and when', async (t, store) => {
  await storeChapters(store);
  const later = new Date('2026-11-23T12:00:00Z');
  const one = await confirmed(store, {}, a);
  const fact = { statusAt: later.toISOString(), pendingChange: null };
  t.match(done(await cancelEvent(store, one.id, 'Ill', by(a, later))), {
    ...{ ...fact, status: 'cancelled', statusReason: 'Ill', statusBy: 'chapter a', sequence: 1 },
  });
  t.equal(await summary(store, one.id), 'An evening | 1 | cancelled');
  const two = await register(store, {}, a);
  t.match(done(await rejectEvent(store, two.id, 'Full', by(coordinator(), later))), {
    ...{ ...fact, status: 'rejected', statusReason: 'Full', statusBy: 'coordinator' },
  });
  t.same(refusal(await cancelEvent(store, two.id, 'Ill', by())), ['not-possible-now']);
  t.same(refusal(await rejectEvent(store, one.id, 'Full', by())), ['not-possible-now']);
  t.same(refusal(await confirmEvent(store, two.id, by(a))), ['not-allowed']);
  t.equal(await confirmEvent(store, two.id, by(b)), null, 'who may not know of it finds nothing');
  t.same(refusal(await cancelEvent(store, one.id, 'Ill', by(b))), ['not-allowed']);
});

onBothDatabases(
  t,
  'what was confirmed leaves the feeds as cancelled, a proposal without a word',
  async (t, store) => {
    await storeChapters(store);
    const one = await confirmed(store);
    t.match(done(await holdEvent(store, one.id, by())), { status: 'hold', sequence: 1 });
    t.equal(await summary(store, one.id), 'An evening | 1 | cancelled');
    t.equal(done(await confirmEvent(store, one.id, by())).sequence, 2);
    t.equal(await removeEvent(store, one.id, by()), true);
    t.equal(await summary(store, one.id), 'An evening | 3 | cancelled');
    t.equal((await told(store, one.id)).length, 6, 'in every feed that had it');
    done(await cancelEvent(store, one.id, 'Ill', by()));
    t.equal(await removeEvent(store, one.id, by()), true);
    t.equal(
      (await findEvent(store.db, one.id))?.event.statusReason,
      'Ill',
      'twice changes nothing',
    );
    const two = await register(store, {}, a);
    t.equal(await removeEvent(store, two.id, by(a)), true);
    t.equal(await findEvent(store.db, two.id), null);
    t.equal(await summary(store, two.id), null);
    t.equal(await removeEvent(store, two.id, by(a)), false);
  },
);

t.test('a chapter may change its event where a coordinator has put it', async t => {
  const store = await testStore(t);
  await storeChapters(store);
  const { id: venue } = await hall(store, { organization: 'b', rooms: ['Library'] });
  const { id } = await register(store, {}, a);
  t.same(refusal(await changeEvent(store, id, { venue }, by(a))), ['invalid-input', '/venue']);
  done(await changeEvent(store, id, { venue, room: 'Library' }, by()));
  t.match(await changeEvent(store, id, { title: 'A night' }, by(a)), { title: 'A night', venue });
  done(await changeEvent(store, id, { tour: 'winter' }, by()));
  t.match(await changeEvent(store, id, { title: 'A day' }, by(a)), { title: 'A day' });
});
