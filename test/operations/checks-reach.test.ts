// What a change of one thing does to others, further away than one would look first.
import t from 'tap';
import type { EventChange } from '../../src/domain/event.js';
import type { LegChange } from '../../src/domain/leg.js';
import { type Check, checkEvent, checkEventChange } from '../../src/operations/check-event.js';
import { checkLegChange } from '../../src/operations/check-leg.js';
import { addEvent, changeEvent } from '../../src/operations/events.js';
import { changeLeg } from '../../src/operations/legs.js';
import { insertSpeaker } from '../../src/store/speakers.js';
import type { Store } from '../../src/store/store.js';
import { storedAt, storeLeg, storeTours } from '../builders/stored.js';
import { by, done, evening, from, hall, register } from '../support/chapters.js';
import { compare } from '../support/check-oracle.js';
import { testStore } from '../support/databases.js';

/** The rules that a leg meets by a change. */
async function legChanged(store: Store, id: string, change: LegChange): Promise<string[]> {
  const check = await checkLegChange(store, { id, change }, by());
  return rulesAdded(store, done(check), () => changeLeg(store, id, change, by()));
}

async function eventChanged(store: Store, id: string, change: EventChange): Promise<string[]> {
  const check = await checkEventChange(store, { id, change }, by());
  return rulesAdded(store, done(check), () => changeEvent(store, id, change, by()));
}

/** What a check adds, where the write does the same. */
async function rulesAdded(
  store: Store,
  check: Check,
  write: () => Promise<object | null>,
): Promise<string[]> {
  await compare(store, check, async () => {
    done(await write());
    return '';
  });
  return check.added.map(({ rule }) => rule).sort();
}

t.test('where a leg goes its event without a venue goes, and whoever speaks there', async t => {
  const store = await testStore(t);
  await storeTours(store);
  const leg = await storeLeg(store);
  const { leg: tied } = await register(store, { speakers: ['alex', 'jaime'] });
  t.equal(tied, leg);
  const later = { localStart: '2027-03-01T21:30', localEnd: '2027-03-01T22:30' };
  await register(store, { speakers: ['jaime'], venue: (await hall(store)).id, ...later });
  const added = await legChanged(store, leg, { city: 'portland-or-us' });
  t.ok(added.includes('tight-travel') || added.includes('impossible-travel'), added.join(' '));
});

t.test('whether a hall is off a leg depends on where all speakers are', async t => {
  const store = await testStore(t);
  await storeTours(store);
  const there = { city: 'los-angeles-ca-us' };
  const leg = await storeLeg(store, { speaker: 'jaime', ...there });
  await storeLeg(store, { speaker: 'jaime', ...there, firstDate: '2027-03-03' });
  await storeLeg(store, { ...there, firstDate: '2027-03-02' });
  const everybody = { speaker: null, city: 'new-york-city-ny-us', firstDate: '2027-03-20' };
  await storeLeg(store, everybody);
  const venue = (await hall(store, there)).id;
  const { leg: tied } = await register(store, { speakers: ['jaime', 'alex'], venue });
  t.equal(tied, leg);
  const added = await legChanged(store, leg, { city: 'seattle-wa-us' });
  t.ok(added.includes('venue-not-in-leg-city'), added.join(' '));
});

t.test('a leg is not empty while an event of somebody else is tied to it', async t => {
  const store = await testStore(t);
  await storeTours(store);
  const leg = await storeLeg(store);
  await register(store);
  done(await changeLeg(store, leg, { speaker: 'jaime' }, by()));
  const venue = (await hall(store, { city: 'los-angeles-ca-us' })).id;
  const { id } = await register(store, { speakers: ['jaime'], venue });
  const moved = { localStart: '2027-03-09T18:00', localEnd: '2027-03-09T20:00' };
  t.notMatch(await eventChanged(store, id, moved), ['leg-without-events']);
});

t.test(
  'how long somebody interprets alone depends on who travels with all of that day',
  async t => {
    const store = await testStore(t);
    await storeTours(store);
    for (const slug of ['ines', 'rosa'])
      await insertSpeaker(store.db, { slug, name: slug }, storedAt);
    await storeLeg(store, { speaker: 'jaime' });
    await storeLeg(store, { interpreter: 'rosa' });
    await register(store, { ...from('09:00', '13:00'), interpreter: 'ines' });
    const second = {
      ...evening,
      ...from('14:00', '18:00'),
      speakers: ['jaime'],
      interpreter: 'ines',
    };
    const check = done(await checkEvent(store, second, by()));
    await compare(store, check, async () => done(await addEvent(store, second, by())).id);
    const alone = check.added.filter(({ rule }) => rule === 'interpreter-overloaded');
    t.strictSame(
      alone.map(({ severity }) => severity),
      ['info'],
      'of the two events one interpreter is relieved at the first',
    );
  },
);

t.test('who travels along on a leg relieves whoever interprets elsewhere the same day', async t => {
  const store = await testStore(t);
  await storeTours(store);
  for (const slug of ['ines', 'rosa'])
    await insertSpeaker(store.db, { slug, name: slug }, storedAt);
  const leg = await storeLeg(store, { speaker: 'jaime' });
  await register(store, { ...from('09:00', '13:00'), interpreter: 'ines' });
  const venue = (await hall(store)).id;
  const second = { ...from('14:00', '18:00'), speakers: ['jaime'], venue };
  await register(store, { ...second, interpreter: 'ines' });
  const added = await legChanged(store, leg, { interpreter: 'rosa' });
  t.ok(
    added.includes('interpreter-overloaded'),
    'of the day an event is left: it is told by itself',
  );
});
