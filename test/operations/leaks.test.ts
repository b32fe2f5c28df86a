import { sql } from 'drizzle-orm';
import t from 'tap';
import type { Caller } from '../../src/domain/caller.js';
import { conflictsAsked } from '../../src/domain/conflicts/asked.js';
import { eventAsSeen } from '../../src/domain/event-audience.js';
import type { Occasion } from '../../src/domain/occasion.js';
import { type Clashes, checkEvent } from '../../src/operations/check-event.js';
import { confirmEvent } from '../../src/operations/decide-on-event.js';
import { addEvent, changeEvent } from '../../src/operations/events.js';
import { findEvent, listEvents } from '../../src/store/events.js';
import { rowsOf } from '../../src/store/rows.js';
import { loadSchedule } from '../../src/store/schedules.js';
import { insertSpeaker } from '../../src/store/speakers.js';
import type { Store } from '../../src/store/store.js';
import { findVenue, listVenues, seeVenue } from '../../src/store/venues.js';
import { coordinator, everybody } from '../builders/callers.js';
import { storedAt as now } from '../builders/stored.js';
import {
  a,
  b,
  by,
  confirmed,
  done,
  evening,
  from,
  hall,
  register,
  storeChapters,
} from '../support/chapters.js';
import { testStore } from '../support/databases.js';

const page = { limit: 50, after: null };

/** What chapter B, a draft and people behind other names keep to themselves; each word says `Secret`. */
async function storeSecrets(store: Store) {
  await storeChapters(store);
  await insertSpeaker(
    store.db,
    { slug: 'ines', name: 'Secret Ines', visibility: 'private', kind: 'interpreter' },
    now,
  );
  await insertSpeaker(store.db, { slug: 'lu', name: 'Secret Lu', publicName: 'Lu' }, now);
  const home = { street: '1 Secret Street', contact: 'Secret Ana', notes: 'Secret key' };
  const venue = await hall(
    store,
    { name: 'House', latitude: 47.123, longitude: -122.321, ...home },
    b,
  );
  const at = { venue: venue.id, room: 'Secret attic' };
  const joinUrl = 'https://secret.example/';
  const ids = [
    await register(store, { ...at, title: 'Secret hold', joinUrl, interpreter: 'ines' }),
    await register(store, { tour: 'winter', title: 'Secret draft', ...from('18:30', '19:30') }),
    await register(store, { title: 'Secret proposal', host: 'b' }),
    await confirmed(store, {
      title: 'Secret meeting',
      visibility: 'private',
      ...from('19:00', '20:00'),
    }),
  ];
  const open = await confirmed(store, {
    ...{ ...at, title: 'Open', speakers: ['lu'], interpreter: 'ines', host: 'b' },
  });
  done(await changeEvent(store, open.id, { title: 'Secret wish' }, by(b)));
  return { venue, ids: [...ids, open].map(({ id }) => id) };
}

/** Everything that a caller reads. */
async function readAll(store: Store, caller: Caller, ids: string[], venue: string) {
  const viewer = { caller, now };
  const filters = [
    {},
    { tour: 'spring' },
    { tour: 'winter' },
    { speaker: 'alex' },
    { host: 'b' },
    { venue },
  ];
  const lists = await Promise.all(filters.map(each => listEvents(store.db, each, viewer, page)));
  const events = await Promise.all(ids.map(id => findEvent(store.db, id)));
  const schedules = await Promise.all(
    [{}, { tour: 'spring' }, { tour: 'winter' }, { speaker: 'alex' }].map(async filter =>
      conflictsAsked(await loadSchedule(store.db, filter, viewer), filter, viewer),
    ),
  );
  return {
    ...{ lists, schedules, one: events.map(each => eventAsSeen(each!, caller, now)) },
    venues: await listVenues(store.db, {}, caller, page),
    place: seeVenue((await findVenue(store.db, venue))!, caller),
  };
}

/** What a caller's writes are answered with. */
async function writeAll(store: Store, caller: Occasion['caller'], venue: string, tour: string) {
  const mine = { ...evening, title: 'Mine', tour };
  return [
    await checkEvent(store, mine, by(caller)),
    await checkEvent(store, { ...mine, venue, speakers: ['lu'] }, by(caller)),
    await checkEvent(store, { ...mine, interpreter: 'ines' }, by(caller)),
    await addEvent(store, mine, by(caller)),
    await addEvent(store, { ...mine, tour: 'winter' }, by(caller)),
  ];
}

const secrets = /secret|47\.123|122\.321/i;
const isSecret = (value: unknown) => JSON.stringify(value).match(secrets)?.[0] ?? null;

t.test('no list, event, venue or conflict tells others what is not theirs to know', async t => {
  const store = await testStore(t);
  const { ids, venue } = await storeSecrets(store);
  t.ok(isSecret(await readAll(store, coordinator(), ids, venue.id)), 'there is something to find');
  for (const caller of [everybody, a]) {
    const { schedules, ...read } = await readAll(store, caller, ids, venue.id);
    t.equal(isSecret({ schedules, ...read }), null, caller.role);
    t.same(
      schedules.flat().filter(({ rule }) => /booked/.test(rule)),
      [],
    );
  }
  const {
    place: _,
    venues: __,
    ...read
  } = await readAll(store, coordinator('autumn'), ids, venue.id);
  t.equal(isSecret(read), null, 'a coordinator of another tour');
});

t.test('nor does a check, a refusal or a clash with what is hidden', async t => {
  const store = await testStore(t);
  const { ids, venue } = await storeSecrets(store);
  const answers = await writeAll(store, a, venue.id, 'spring');
  t.equal(isSecret(answers), null);
  const conflicts = (answers[0] as Clashes).conflicts.filter(({ rule }) => /^speaker/.test(rule));
  t.equal(conflicts.length, 4, 'all that takes the speaker’s time is in the way');
  for (const { subjects } of conflicts)
    t.same(subjects.map(({ id }) => id).sort(), ['alex', 'draft', 'hidden']);
  t.notMatch(JSON.stringify(answers), new RegExp(ids.slice(0, 4).join('|')));
  const bound = coordinator('autumn');
  const theirs = await writeAll(store, bound, venue.id, 'autumn');
  t.equal(isSecret(theirs.slice(0, 1)), null);
  const { id } = await register(store, { tour: 'autumn', ...from('19:00', '19:30') }, bound);
  const refused = await confirmEvent(store, id, by(bound));
  t.equal(isSecret(refused), null);
  t.match(refused, { code: 'double-booked', subjects: { conflicts: [{}] } });
  const read = await readAll(store, a, ids, venue.id);
  t.equal(isSecret(read), null, 'also beside an own event');
  const ofDraft = read.schedules[2]!;
  t.same(ofDraft, [], 'nor whose hidden event is in the way');
});

t.test('nor the feeds, nor what the trail keeps for a chapter', async t => {
  const store = await testStore(t);
  await storeSecrets(store);
  t.equal(isSecret(await rowsOf(store.db, sql`select * from feed_entries`)), null);
  const trail = sql`select * from changes where organization = 'a' or subject = 'a'`;
  t.equal(isSecret(await rowsOf(store.db, trail)), null);
});
