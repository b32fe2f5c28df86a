import t from 'tap';
import type { EventChange } from '../../src/domain/event.js';
import { confirmEvent, swapEvents } from '../../src/operations/decide-on-event.js';
import { changeEvent } from '../../src/operations/events.js';
import { changeLeg, removeLeg } from '../../src/operations/legs.js';
import type { Store } from '../../src/store/store.js';
import { coordinator } from '../builders/callers.js';
import { storeLeg } from '../builders/stored.js';
import {
  by,
  confirmed,
  done,
  from,
  hall,
  refusal,
  register,
  storeChapters,
} from '../support/chapters.js';
import { onBothDatabases, testStore } from '../support/databases.js';
import { dump } from '../support/dump.js';
import { summary, told } from '../support/told.js';

/** Whether a hold can be confirmed beside what is. */
async function fits(store: Store, changes: Parameters<typeof register>[1]): Promise<boolean> {
  const { id } = await register(store, changes);
  const before = await dump(store);
  const answer = refusal(await confirmEvent(store, id, by()));
  if (!Array.isArray(answer)) return true;
  t.same(answer, ['double-booked']);
  t.same(await dump(store), before, 'nothing is stored of what is refused');
  return false;
}

onBothDatabases(
  t,
  'two confirmed events that are in each other’s way can be swapped',
  async (t, store) => {
    await storeChapters(store);
    const one = await confirmed(store, { title: 'One' });
    const two = await confirmed(store, {
      title: 'Two',
      ...from('19:30', '21:30'),
      speakers: ['jaime'],
    });
    const touching = await confirmed(store, { title: 'Three', ...from('20:00', '22:00') });
    t.match(await swapEvents(store, [one.id, touching.id], by()), from('20:00', '22:00'));
    t.same(
      [await summary(store, one.id), await summary(store, touching.id)],
      ['One | 1', 'Three | 1'],
    );
    const before = await dump(store);
    t.same(refusal(await swapEvents(store, [one.id, one.id], by())), ['invalid-input', '/with']);
    const nobody = '00000000-0000-4000-8000-000000000009';
    t.same(refusal(await swapEvents(store, [one.id, nobody], by())), [
      'unknown-reference',
      '/with',
    ]);
    t.same(refusal(await swapEvents(store, [one.id, two.id], by(coordinator('autumn')))), [
      'not-allowed',
    ]);
    t.same(await dump(store), before);
  },
);

t.test('a swap of which one half is refused changes neither', async t => {
  const store = await testStore(t);
  await storeChapters(store);
  const early = { localStart: '2027-03-14T02:15', localEnd: '2027-03-14T03:45' };
  const phoenix = await register(store, { ...early, timeZone: 'America/Phoenix' });
  const seattle = await register(store, { ...from('18:00', '20:00') });
  for (const ids of [
    [phoenix.id, seattle.id],
    [seattle.id, phoenix.id],
  ] as const) {
    const before = await dump(store);
    t.same(refusal(await swapEvents(store, ids, by())), ['nonexistent-local-time', '/localStart']);
    t.same(await dump(store), before);
  }
});

onBothDatabases(
  t,
  'a speaker, a room and an interpreter are there for one at a time',
  async (t, store) => {
    await storeChapters(store);
    const { id: venue } = await hall(store);
    const rooms = { venue, ...from('10:00', '11:00') };
    await confirmed(store, { ...rooms, room: 'Library', interpreter: 'jaime' });
    t.same(
      {
        speakers: await fits(store, from('10:59', '12:00')),
        interpreterSpeaks: await fits(store, { ...from('10:30', '11:30'), speakers: ['jaime'] }),
        touching: await fits(store, { ...rooms, ...from('11:00', '11:30'), room: 'Library' }),
      },
      { speakers: false, interpreterSpeaks: false, touching: true },
    );
  },
);

t.test(
  'the whole venue meets each of its rooms; online takes none; a panel needs each',
  async t => {
    const store = await testStore(t);
    await storeChapters(store);
    const { id: venue } = await hall(store);
    const jaime = { speakers: ['jaime'], venue };
    await confirmed(store, { venue, room: 'Library' });
    t.same(
      [
        await fits(store, { ...jaime, room: ' LIBRARY' }),
        await fits(store, { ...jaime, room: null }),
        await fits(store, { ...jaime, attendance: 'online', room: 'Library' }),
        await fits(store, { speakers: ['jaime', 'alex'] }),
      ],
      [false, false, true, false],
    );
    const next = from('20:00', '21:00');
    await confirmed(store, { venue, room: null, ...next });
    t.notOk(await fits(store, { ...jaime, ...next, room: 'Attic' }));
  },
);

t.test('events meet over midnight, over a change of clocks and between zones', async t => {
  const store = await testStore(t);
  await storeChapters(store);
  await confirmed(store, { localStart: '2027-03-01T22:00', localEnd: '2027-03-02T00:30' });
  const day = (start: string, end: string) => ({
    ...{ localStart: `2027-03-02T${start}`, localEnd: `2027-03-02T${end}` },
  });
  t.same(
    [await fits(store, day('00:00', '01:00')), await fits(store, day('00:30', '01:00'))],
    [false, true],
  );
  const eastern = { timeZone: 'America/New_York', ...day('01:30', '02:00') };
  t.notOk(await fits(store, eastern), '22:30 in Seattle');
  const fall = { localStart: '2027-11-07T01:30', localEnd: '2027-11-07T01:45' };
  await confirmed(store, fall);
  const later = { ...fall, startFold: 'later', endFold: 'later' } as const;
  t.same([await fits(store, fall), await fits(store, later)], [false, true]);
});

t.test(
  'an event that belongs to a leg is told with it, whoever else’s leg that becomes',
  async t => {
    const store = await testStore(t);
    const leg = await storeChapters(store);
    const { id } = await confirmed(store);
    const legTold = async () => {
      const [entry] = await told(store, id);
      return entry?.content.kind === 'event' ? entry.content.leg : null;
    };
    t.equal(await legTold(), leg);
    done(await changeLeg(store, leg, { speaker: 'jaime' }, by()));
    done(await changeLeg(store, leg, { visibility: 'private' }, by()));
    t.equal(await summary(store, id), 'An evening | 1 | cancelled');
  },
);

t.test('a change of something else leaves an event on its leg, wherever that has gone', async t => {
  const store = await testStore(t);
  const leg = await storeChapters(store);
  const { id } = await confirmed(store);
  const change = async (wanted: EventChange) =>
    done(await changeEvent(store, id, wanted, by())).leg;
  done(await changeLeg(store, leg, { firstDate: '2027-04-01', lastDate: '2027-04-02' }, by()));
  t.equal(await change({ expectedAttendance: 40 }), leg);
  done(await changeLeg(store, leg, { speaker: 'jaime' }, by()));
  t.equal(await change({ expectedAttendance: 50 }), leg);
  t.equal(await change(from('19:00', '21:00')), leg, 'another hour of that day');
  const nextDay = { localStart: '2027-03-02T18:00', localEnd: '2027-03-02T20:00' };
  t.equal(await change(nextDay), null, 'another day');
  const other = await storeLeg(store, { firstDate: '2027-03-02', lastDate: '2027-03-03' });
  t.equal(await change({ expectedAttendance: 60 }), null, 'nor does it come to one by itself');
  t.equal(await change({ leg: other }), other);
});

t.test('the leg’s visibility and coast are told of its events too', async t => {
  const store = await testStore(t);
  const leg = await storeChapters(store);
  const { id } = await confirmed(store);
  const feeds = async () => (await told(store, id)).filter(each => !each.cancelled).length;
  t.equal(await feeds(), 6);
  done(await changeLeg(store, leg, { visibility: 'private' }, by()));
  t.equal(await summary(store, id), 'An evening | 1 | cancelled');
  done(await changeLeg(store, leg, { visibility: 'public' }, by()));
  t.equal(await summary(store, id), 'An evening | 2');
  await storeLeg(store, { coast: null });
  done(await changeLeg(store, leg, { lastDate: '2027-03-03' }, by()));
  t.equal(await summary(store, id), 'An evening | 2', 'its days are no part of it');
  t.equal(await removeLeg(store, leg, by()), true);
});
