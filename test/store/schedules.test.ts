import t from 'tap';
import { loadSchedule } from '../../src/store/schedules.js';
import { updateSpeaker } from '../../src/store/speakers.js';
import { coordinator, everybody } from '../builders/callers.js';
import { storedAt, storeLeg, storeTours } from '../builders/stored.js';
import { onBothDatabases } from '../support/databases.js';

onBothDatabases(
  t,
  'the schedule of a tour holds the other legs of its speakers, too',
  async (t, store) => {
    await storeTours(store);
    const own = await storeLeg(store);
    const elsewhere = await storeLeg(store, { tour: 'autumn' });
    const others = await storeLeg(store, { tour: 'autumn', speaker: 'jaime' });
    const ids = async (filter: { tour?: string; speaker?: string }) =>
      (
        await loadSchedule(
          store.db,
          { tour: filter.tour, speaker: filter.speaker },
          { caller: coordinator(), now: new Date() },
        )
      ).schedule.legs
        .map(({ id }) => id)
        .sort();
    t.same(await ids({ tour: 'spring' }), [own, elsewhere].sort());
    t.same(await ids({ speaker: 'jaime' }), [others]);
    t.same(await ids({}), [own, elsewhere, others].sort());
  },
);

onBothDatabases(
  t,
  'a leg has the names of its tour and speaker, as the audience knows them',
  async (t, store) => {
    await storeTours(store);
    const change = { now: storedAt, isRenamed: true };
    await updateSpeaker(store.db, 'alex', { publicName: 'Alexandra' }, change);
    const id = await storeLeg(store);
    const spring = { tour: 'spring', speaker: undefined };
    for (const [caller, speakerName] of [
      [coordinator(), 'alex'],
      [everybody, 'Alexandra'],
    ] as const) {
      const { schedule, legs } = await loadSchedule(store.db, spring, { caller, now: new Date() });
      t.strictSame(schedule.legs, [{ ...legs.get(id)!.leg, speakerName, tourTitle: 'SPRING' }]);
      t.equal(schedule.coasts.length, 6);
    }
  },
);
