import t from 'tap';
import { hostOf } from '../../src/domain/caller.js';
import type { Occasion } from '../../src/domain/occasion.js';
import { Refusal } from '../../src/domain/refusals.js';
import { cancelEvent, confirmEvent } from '../../src/operations/decide-on-event.js';
import { renewEventLink } from '../../src/operations/event-links.js';
import { addEvent, changeEvent } from '../../src/operations/events.js';
import { addVenue } from '../../src/operations/venues.js';
import { eventLinks } from '../../src/plugins/recognisers.js';
import type { Store } from '../../src/store/store.js';
import { findVenue, listVenues, seeVenue } from '../../src/store/venues.js';
import { storedAt } from '../builders/stored.js';
import {
  a,
  b,
  by,
  done,
  evening,
  from,
  hall,
  refusal,
  register,
  storeChapters,
} from '../support/chapters.js';
import { onBothDatabases, testStore } from '../support/databases.js';

/** Who calls with a link, or null where it is not valid any more. */
async function callerByLink(store: Store, token: string, now: Date) {
  const caller = await eventLinks(store, () => now)(token, null as never);
  return caller instanceof Refusal ? null : caller;
}

const title = 'A night';

onBothDatabases(t, 'the link of an event edits and withdraws that one alone', async (t, store) => {
  await storeChapters(store);
  const one = await register(store, {}, a);
  const other = await register(store, from('21:00', '22:00'), a);
  const { token, expiresAt } = done(await renewEventLink(store, one.id, by(a)));
  t.equal(expiresAt, '2027-02-20T12:00:00.000Z');
  const holder = (await callerByLink(store, token, storedAt)) as Occasion['caller'];
  t.same(holder, {
    ...{ role: 'chapter', key: null, label: 'link of a', organization: 'a', event: one.id },
  });
  const at = by(holder);
  t.match(await changeEvent(store, one.id, { title }, at), { title });
  t.equal(await changeEvent(store, other.id, { title }, at), null);
  t.same(refusal(await addEvent(store, evening, at)), ['not-allowed']);
  t.same(refusal(await addVenue(store, { name: 'Hall', city: 'seattle-wa-us' }, at)), [
    'not-allowed',
  ]);
  t.same(refusal(await confirmEvent(store, one.id, at)), ['not-allowed']);
  t.same(refusal(await renewEventLink(store, one.id, at)), ['not-allowed']);
  t.match(await cancelEvent(store, one.id, 'Ill', at), { status: 'cancelled' });
});

t.test('a link is void once it is over, there is a newer one, or another host', async t => {
  const store = await testStore(t);
  await storeChapters(store);
  const { id } = await register(store, {}, a);
  const link = async () => done(await renewEventLink(store, id, by(a))).token;
  const holds = async (token: string, now = storedAt) => {
    const caller = await callerByLink(store, token, now);
    return caller && hostOf(caller);
  };
  const first = await link();
  t.equal(await holds(first), 'a');
  t.equal(await holds(first, new Date('2027-02-20T12:00:00Z')), null);
  const second = await link();
  t.same([await holds(first), await holds(second)], [null, 'a']);
  done(await changeEvent(store, id, { host: 'b' }, by()));
  t.equal(await holds(second), null);
  t.same(refusal(await renewEventLink(store, id, by(a))), null);
  t.equal(await holds('entry_of_nobody'), null);
});

t.test('a link opens the door of its event, and none of the chapter’s other places', async t => {
  const store = await testStore(t);
  await storeChapters(store);
  const mine = await hall(store, { contact: 'Ana' }, b);
  const other = await hall(store, { name: 'Secret Attic', street: '9 Pine St' }, b);
  const { id } = await register(store, { venue: mine.id }, b);
  const { token } = done(await renewEventLink(store, id, by(b)));
  const holder = (await callerByLink(store, token, storedAt))!;
  t.match(seeVenue((await findVenue(store.db, mine.id))!, holder), {
    ...{ street: '12 Main St', contact: null },
  });
  t.equal(seeVenue((await findVenue(store.db, other.id))!, holder), null);
  const { items } = await listVenues(store.db, {}, holder, { limit: 10, after: null });
  t.same(
    items.map(each => each.name),
    ['Union Hall'],
  );
});
