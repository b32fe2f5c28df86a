import t, { type Test } from 'tap';
import { Refusal } from '../../src/domain/refusals.js';
import { type PurgeWish, purgeTour } from '../../src/operations/purge.js';
import { claimMailSubscription } from '../../src/store/mail-subscriptions.js';
import { inTransaction } from '../../src/store/transaction.js';
import { chapter, coordinator } from '../builders/callers.js';
import { testApp } from '../support/app.js';
import { dump } from '../support/dump.js';
import { Secrets } from '../support/secrets.js';
import { writing } from '../support/tours.js';

const any = { 'if-match': '*' };
const at = (day: number, hour: number) => `2027-02-0${day}T${hour}:00`;

/**
 * A tour that is over, with words in it that have to go and words that have to stay, and another
 * tour that shares one of its halls.
 */
async function prepared(t: Test) {
  const app = await testApp(t);
  const { add, change } = writing(app);
  const root = app.as('coordinator');
  const [gone, stay] = [new Secrets(), new Secrets()];
  for (const name of ['Local A', 'Local B']) await add('/organizations', { name, kind: 'chapter' });
  for (const title of ['Spring', 'Autumn']) await add('/tours', { title, status: 'published' });
  await change('/tours/spring', { contact: stay.of('contact of the tour') });
  for (const name of ['Ana', 'Bo']) await add('/speakers', { name });
  const seattle = { city: 'seattle-wa-us', firstDate: '2027-02-03', lastDate: '2027-02-06' };
  const leg = (await add('/legs', { tour: 'spring', speaker: 'ana', ...seattle })).id;
  const arrange = (owner: object, secrets: Secrets, what: string) =>
    add('/arrangements', {
      ...{ ...owner, kind: 'lodging', start: at(3, 15), end: at(4, 11) },
      ...{ place: secrets.of(`place of ${what}`), provider: secrets.of(`provider of ${what}`) },
      ...{ contact: secrets.of(`contact of ${what}`), notes: secrets.of(`notes of ${what}`) },
    });
  const hall = (secrets: Secrets, name: string, changes: object = {}, street = secrets) =>
    add('/venues', {
      ...{ name, city: 'seattle-wa-us', street: street.of(`street of ${name}`), force: true },
      ...{ contact: secrets.of(`contact of ${name}`), notes: secrets.of(`notes of ${name}`) },
      ...{ latitude: street.number(`latitude of ${name}`, [47, 48]), longitude: -122.5 },
      ...{ rooms: [street.of(`room of ${name}`)], ...changes },
    });
  const home = await hall(gone, 'Home');
  const shared = await hall(stay, 'Shared');
  const open = await hall(gone, 'Open', { reveal: 'public' }, stay);
  const event = (venue: { id: string; rooms?: unknown }, day: number, changes: object = {}) =>
    add('/events', {
      ...{
        tour: 'spring',
        speakers: ['ana'],
        title: `On ${day}`,
        host: 'local-a',
        venue: venue.id,
      },
      ...{ localStart: at(day, 18), localEnd: at(day, 20), doorsAt: `2027-02-0${day}T17:3${day}` },
      ...changes,
    });
  const room = (home.rooms as string[])[0];
  const first = await event(home, 3, { room, title: stay.of('title') });
  const second = await event(shared, 4);
  await event(open, 5);
  await event(shared, 6, { tour: 'autumn', speakers: ['bo'] });
  for (const { id } of [first, second]) {
    const answer = await root('PUT', `/api/v1/events/${id}/confirmation`, {}, any);
    if (answer.status !== 200) throw new Error(answer.text);
  }
  await arrange({ leg }, gone, 'the leg');
  const erased = await arrange({ event: first.id }, gone, 'the event');
  await app.as('coordinator')('DELETE', `/api/v1/arrangements/${erased.id}`, undefined, any);
  const autumn = (await add('/legs', { tour: 'autumn', speaker: 'bo', ...seattle })).id;
  await arrange({ leg: autumn }, stay, 'the other tour');
  for (const [tour, secrets] of [
    ['spring', gone],
    ['autumn', stay],
  ] as const) {
    await add('/requests', {
      ...{ tour, city: 'boston-ma-us', days: ['2027-03-01'], contact: secrets.of('who asks') },
      message: secrets.of('what they write'),
    });
  }
  const subscribe = async (body: object) => {
    const { url, sheetUrl } = (await add('/subscriptions', { label: 'x', ...body })) as never;
    return [url, sheetUrl].filter(Boolean).map(each => new URL(each).pathname);
  };
  const links = await subscribe({ kind: 'speaker', speaker: 'ana', tour: 'spring' });
  const others = await subscribe({ kind: 'tour', tour: 'autumn' });
  app.clock.now = new Date('2027-03-01T00:00:00Z');
  await root(
    'PUT',
    `/api/v1/events/${first.id}/outcome`,
    { attendance: 77, note: gone.of('note'), resolutionPassed: stay.of('resolution') },
    any,
  );
  const wish = { commit: true, evenNow: false };
  const purge = (changes: Partial<PurgeWish> = {}, caller = coordinator()) =>
    purgeTour(app.store, 'spring', { ...wish, ...changes }, { now: app.clock.now, caller });
  const said = async () => JSON.stringify(await dump(app.store));
  const ids = { home: home.id, shared: shared.id, first: first.id };
  return { ...app, root, gone, stay, purge, said, links, others, ids };
}

/** Everything that the public reads, by its address. */
async function published({ as, ids }: Awaited<ReturnType<typeof prepared>>) {
  const paths = [
    ...['speakers/ana', 'tours/spring', 'tours/autumn', 'cities/seattle-wa-us', 'all'],
    ...['organizations/local-a', `venues/${ids.home}`, `venues/${ids.shared}`],
  ].flatMap(name => [`/feeds/${name}.ics`, `/feeds/${name}.atom`]);
  paths.push(`/events/${ids.first}.ics`, '/tours/spring.csv', '/tours/spring.txt');
  const answers = await Promise.all(paths.map(path => as('public')('GET', path)));
  return answers.map(({ status, text, headers }, index) => {
    return [paths[index], status, text, headers.etag, headers['last-modified']];
  });
}

t.test(
  'what is private goes, also from the audit trail; what was public stays to the byte',
  async t => {
    const world = await prepared(t);
    const { gone, stay, purge, said, as, links, others } = world;
    const before = await published(world);
    const text = await said();
    t.same(gone.in(text).sort(), [...gone.words.values()].sort(), 'all of it is there before');
    t.match(await purge(), {
      ...{ arrangements: 1, requests: 1, streets: 1, venueContacts: 2, events: 3, outcomeNotes: 1 },
      privateCalendars: 1,
    });
    const left = await said();
    t.same(gone.in(left), [], 'none of it is anywhere');
    t.same(stay.in(left).sort(), [...stay.words.values()].sort(), 'all else is');
    t.notMatch(left, /2027-02-0\dT17:3[345]/, 'nor when doors opened');
    t.match(left, /T17:36/, 'but those of the other tour');
    t.strictSame(await published(world), before);
    for (const link of links) t.equal((await as('public')('GET', link)).status, 410);
    for (const link of others) t.equal((await as('public')('GET', link)).status, 200);
  },
);

t.test('the audit trail tells that something was said, and that it was purged', async t => {
  const { root, purge, ids } = await prepared(t);
  await purge();
  const trail = async (type: string, subject: string) =>
    (await root('GET', `/api/v1/changes?type=${type}&subject=${subject}`)).json.items;
  const [venue] = await trail('venue', ids.home);
  t.match(venue.fields, { street: { old: null, new: 'purged' }, name: { new: 'Home' } });
  t.match((await trail('tour', 'spring')).at(-1), {
    ...{ by: 'coordinator', kind: 'changed' },
    fields: { purgedAt: { old: null, new: '2027-03-01T00:00:00.000Z' } },
  });
});

t.test('a second purge finds nothing more', async t => {
  const { purge } = await prepared(t);
  await purge();
  const again = await purge();
  t.same(
    Object.values(again!).filter(count => count !== 0),
    [],
  );
});

t.test('a dry run has the numbers, and changes nothing', async t => {
  const { purge, said } = await prepared(t);
  const before = await said();
  const dry = await purge({ commit: false });
  t.equal(await said(), before);
  t.same(await purge(), dry);
});

t.test('while the tour is not over it is refused, unless that is wanted', async t => {
  const { purge, clock, said } = await prepared(t);
  clock.now = new Date('2027-02-07T11:59:59Z');
  const before = await said();
  t.match(await purge(), { code: 'not-possible-now', detail: /its last day is 2027-02-06/ });
  t.equal(await said(), before);
  t.notOk((await purge({ evenNow: true, commit: false })) instanceof Refusal);
  clock.now = new Date('2027-02-07T12:00:00Z');
  t.notOk((await purge()) instanceof Refusal, 'once the day is over everywhere');
});

t.test('it is for coordinators of the tour, and of one that there is', async t => {
  const { purge, store } = await prepared(t);
  for (const caller of [coordinator('autumn'), chapter('local-a')]) {
    t.match(await purge({}, caller as never), { code: 'not-allowed' });
  }
  const wish = { commit: true, evenNow: true };
  const occasion = { now: new Date(), caller: coordinator() };
  t.equal(await purgeTour(store, 'none', wish, occasion), null);
});

t.test('what was told and to whom goes with its tour, and nothing of another', async t => {
  const { as, root, purge, store, clock } = await prepared(t);
  const names = ['tours/spring', 'tours/autumn', 'all'];
  for (const feed of names) {
    const wish = { feed, email: 'kim@home.example', language: 'en' } as const;
    await inTransaction(store.db, tx => claimMailSubscription(tx, wish, clock.now));
  }
  for (const speaker of ['ana', 'bo']) {
    const url = `/api/v1/speakers/${speaker}/busy-calendar`;
    const calendar = { 'content-type': 'text/calendar', ...any };
    const text = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' as never;
    t.equal((await as('coordinator')('PUT', url, text, calendar)).status, 200);
  }
  const told = async () => (await root('GET', '/api/v1/notices?tour=spring&limit=100')).json.items;
  t.ok((await told()).length > 0);
  const counts = { notices: (await told()).length, mailSubscriptions: 1, busyCalendars: 1 };
  t.match(await purge({ commit: false }), counts);
  t.ok((await told()).length > 0, 'a dry run takes nothing');
  t.match(await purge(), counts);
  t.same(await told(), []);
  const left = JSON.stringify(await dump(store));
  t.match(left, 'tours/autumn');
  t.equal((await root('GET', '/api/v1/speakers/ana/busy-calendar')).status, 404);
  t.equal((await root('GET', '/api/v1/speakers/bo/busy-calendar')).status, 200);
});
