import { sql } from 'drizzle-orm';
import t from 'tap';
import { conflictsAsked } from '../../src/domain/conflicts/asked.js';
import { instantsOf } from '../../src/domain/event-time.js';
import { Refusal } from '../../src/domain/refusals.js';
import { pinnedRules } from '../../src/domain/time/rules.js';
import { rederiveEvents } from '../../src/operations/rederive-events.js';
import { findEvent } from '../../src/store/events.js';
import { fixFeedHost } from '../../src/store/installation.js';
import { loadSchedule } from '../../src/store/schedules.js';
import type { Store } from '../../src/store/store.js';
import { coordinator } from '../builders/callers.js';
import { storedAt } from '../builders/stored.js';
import { rules2025c } from '../builders/zone-rules.js';
import { confirmed, storeChapters } from '../support/chapters.js';
import { onBothDatabases } from '../support/databases.js';
import { summary } from '../support/told.js';

const day = (from: string, to: string) => ({
  ...{ localStart: `2026-12-15T${from}`, localEnd: `2026-12-15T${to}` },
});

/** Puts a confirmed event into the store as it was derived by the zone data of 2025. */
async function storeAsIn2025(store: Store, changes: object): Promise<string> {
  const { id, ...event } = await confirmed(store, changes);
  const derived = instantsOf(event, rules2025c);
  if (derived instanceof Refusal) throw new Error(derived.detail);
  const [from, to] = [derived.startsAt!.toISOString(), derived.endsAt!.toISOString()];
  await store.db.execute(sql`update events
    set starts_at = ${from}, ends_at = ${to}, tz_version = '2025c' where id = ${id}`);
  await store.db.execute(sql`update bookings set starts_at = ${from}, ends_at = ${to}
    where event = ${id}`);
  await store.db.execute(sql`update feed_entries
    set content = jsonb_set(jsonb_set(content, '{startsAt}', to_jsonb(${from}::text)), '{endsAt}', to_jsonb(${to}::text))
    where uid = ${`event-${id}`}`);
  return id;
}

/** An event as what it is about here. */
async function read({ db }: Store, id: string) {
  const { event, tzVersion } = (await findEvent(db, id))!;
  return [event.startsAt, event.sequence, tzVersion];
}

const vancouver = { timeZone: 'America/Vancouver', speakers: ['alex'] };
const { version } = pinnedRules;

onBothDatabases(t, 'a change of law moves coming events, once, and says so', async (t, store) => {
  await storeChapters(store);
  await fixFeedHost(store.db, 'gira.test');
  const evening = await storeAsIn2025(store, { ...vancouver, ...day('19:00', '21:00') });
  const seattle = await storeAsIn2025(store, { speakers: ['jaime'], ...day('19:00', '21:00') });
  const past = await storeAsIn2025(store, {
    ...{ ...vancouver, localStart: '2026-11-20T19:00', localEnd: '2026-11-20T21:00' },
  });
  t.same(await read(store, evening), ['2026-12-16T03:00:00.000Z', 0, '2025c']);
  const both = await Promise.all([
    rederiveEvents(store, storedAt),
    rederiveEvents(store, storedAt),
  ]);
  t.same(
    both.flatMap(each => each.moved),
    [evening],
    'two nodes start at once',
  );
  t.same(
    both.flatMap(each => each.stuck),
    [],
  );
  t.same(await read(store, evening), ['2026-12-16T02:00:00.000Z', 1, version]);
  t.same(await read(store, seattle), ['2026-12-16T03:00:00.000Z', 0, version]);
  t.same(await read(store, past), ['2026-11-21T03:00:00.000Z', 0, '2025c']);
  t.equal(await summary(store, evening), 'An evening | 1');
  t.same(await rederiveEvents(store, storedAt), { looked: 0, moved: [], stuck: [] });

  const viewer = { caller: coordinator(), now: storedAt };
  const found = conflictsAsked(
    await loadSchedule(store.db, {}, viewer),
    { rule: 'tz-rules-changed' },
    viewer,
  );
  t.match(found, [{ subjects: [{ type: 'event', id: evening }], facts: { minutes: -60 } }]);
  t.equal(found.length, 1);
});

onBothDatabases(t, 'an older release beside a newer one moves nothing back', async (t, store) => {
  await storeChapters(store);
  await fixFeedHost(store.db, 'gira.test');
  const before = await storeAsIn2025(store, { ...vancouver, ...day('19:00', '21:00') });
  await rederiveEvents(store, storedAt);
  const nothing = { looked: 0, moved: [], stuck: [] };
  t.same(await rederiveEvents(store, storedAt, rules2025c), nothing);
  t.same(await read(store, before), ['2026-12-16T02:00:00.000Z', 1, version]);
  // What it writes meanwhile comes to its hour when a newer node starts.
  const later = await storeAsIn2025(store, { ...vancouver, ...day('15:00', '16:00') });
  t.same(await rederiveEvents(store, storedAt), { looked: 1, moved: [later], stuck: [] });
  t.same(await read(store, later), ['2026-12-15T22:00:00.000Z', 1, version]);
});

onBothDatabases(t, 'one that would be booked twice stays and is flagged', async (t, store) => {
  await storeChapters(store);
  await fixFeedHost(store.db, 'gira.test');
  const evening = await storeAsIn2025(store, { ...vancouver, ...day('19:00', '21:00') });
  const seattle = await storeAsIn2025(store, day('18:00', '19:00'));
  t.same(await rederiveEvents(store, storedAt), { looked: 2, moved: [], stuck: [evening] });
  t.same(await read(store, evening), ['2026-12-16T03:00:00.000Z', 0, version]);
  t.same(await read(store, seattle), ['2026-12-16T02:00:00.000Z', 0, version]);
  const { tzChange } = (await findEvent(store.db, evening))!;
  t.same(tzChange, {
    ...{ startsAt: '2026-12-16T03:00:00.000Z', endsAt: '2026-12-16T05:00:00.000Z' },
  });
});

onBothDatabases(t, 'evenings in a row move together, in whatever order', async (t, store) => {
  await storeChapters(store);
  await fixFeedHost(store.db, 'gira.test');
  const row = [];
  // The last first, so that those of 2025 are not in the way of the next one.
  for (const hour of [20, 19, 18, 17, 16, 15]) {
    const hours = day(`${hour}:00`, `${hour + 1}:00`);
    row.push(await storeAsIn2025(store, { ...vancouver, ...hours }));
  }
  const { moved, stuck } = await rederiveEvents(store, storedAt);
  t.same([moved.sort(), stuck], [row.sort(), []]);
});
