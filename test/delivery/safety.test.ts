// The safety of the speaker: every mail, notice, calendar file and sheet is searched for what its
// reader may not see, after everything that has a visibility was moved, called off and brought back.
import t, { type Test } from 'tap';
import { makeNotices } from '../../src/delivery/make-notices.js';
import { sendMails } from '../../src/delivery/send-mails.js';
import { smtpTransport } from '../../src/delivery/smtp.js';
import {
  claimMailSubscription,
  confirmMailSubscription,
} from '../../src/store/mail-subscriptions.js';
import { inTransaction } from '../../src/store/transaction.js';
import { testApp } from '../support/app.js';
import { startMailServer } from '../support/mail-server.js';

/** Words that stand nowhere else, by what they are of: too long to come by chance into a signed address. */
const secrets = {
  realName: 'Quetzal',
  privateSpeaker: 'Turpial',
  privateLeg: 'Tacoma',
  regionLeg: 'Olympia',
  laterLeg: 'Spokane',
  privateEvent: 'Kestrel',
  laterEvent: 'Curlew',
  street: 'Larkspur',
  interpreter: 'Flamingo',
  reason: 'Magpie',
  contact: 'heron@',
  notes: 'Nuthatch',
  draft: 'Goldfinch',
  held: 'Plover',
} as const;
type Secret = keyof typeof secrets;

/** What each may know of all that; everything else is kept from them. */
const known: Record<string, Secret[]> = {
  subscriber: [],
  neighbour: [],
  // A host knows what it hosts, and the house.
  host: ['privateEvent', 'laterEvent', 'street', 'reason', 'held', 'regionLeg'],
  speaker: [
    ...(['privateSpeaker', 'privateLeg', 'regionLeg', 'laterLeg', 'privateEvent'] as const),
    ...(['laterEvent', 'street', 'interpreter', 'reason'] as const),
  ],
  venue: ['privateEvent', 'laterEvent', 'street', 'reason', 'contact', 'regionLeg'],
};

async function world(t: Test) {
  const app = await testApp(t);
  const root = app.as('coordinator');
  const any = { 'if-match': '*' };
  const call = async (method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: object) => {
    const answer = await root(method, `/api/v1${path}`, body, any);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.text}`);
    return answer.json;
  };
  const add = (path: string, body: object) => call('POST', path, body);
  await add('/tours', { title: 'Tour', status: 'published' });
  await add('/tours', { title: `${secrets.draft} Tour` });
  await add('/organizations', { name: 'Host', kind: 'chapter' });
  await add('/organizations', { name: 'Neighbour', kind: 'chapter' });
  await add('/speakers', { name: `Ana ${secrets.realName}`, publicName: 'Ana' });
  await add('/speakers', { name: secrets.privateSpeaker, visibility: 'private' });
  await add('/speakers', { name: secrets.interpreter, kind: 'interpreter' });
  const mail = (kind: string, slug: string) =>
    call('PUT', `/${kind}/${slug}/notice-address`, { email: `${slug}@readers.example` });
  await mail('organizations', 'host');
  await mail('organizations', 'neighbour');
  await mail('speakers', 'ana');
  const venue = await add('/venues', {
    ...{ name: 'Hall', city: 'seattle-wa-us', street: `12 ${secrets.street} St` },
    ...{ contact: `Sexton, ${secrets.contact}hall.example`, notes: secrets.notes },
  });
  let day = 0;
  const leg = async (city: string, visibility: string, speaker = 'ana', tour = 'tour') => {
    const date = `2027-03-${String(++day).padStart(2, '0')}`;
    const body = { tour, speaker, city, visibility, firstDate: date, lastDate: date };
    return { id: (await add('/legs', body)).id as string, date, tour, speaker };
  };
  const evening = async (
    { date, tour, speaker }: Awaited<ReturnType<typeof leg>>,
    title: string,
    more: object = {},
  ) => {
    const { id } = await add('/events', {
      ...{ tour, speakers: [speaker], title, venue: venue.id, host: 'host', description: 'Talk.' },
      ...{ localStart: `${date}T18:00`, localEnd: `${date}T20:00` },
      ...more,
    });
    return id as string;
  };
  const legs = [
    await leg('seattle-wa-us', 'public'),
    await leg('tacoma-wa-us', 'private'),
    await leg('olympia-wa-us', 'region'),
    await leg('spokane-wa-us', 'after'),
    await leg('seattle-wa-us', 'public', secrets.privateSpeaker.toLowerCase()),
    await leg('seattle-wa-us', 'public'),
    await leg('seattle-wa-us', 'public', 'ana', `${secrets.draft.toLowerCase()}-tour`),
  ] as const;
  const [open, hidden, region, later, nobody, next, draft] = legs;
  const events = [
    await evening(open, 'Open evening', { interpreter: secrets.interpreter.toLowerCase() }),
    await evening(open, `${secrets.privateEvent} supper`, {
      ...{
        visibility: 'private',
        localStart: `${open.date}T10:00`,
        localEnd: `${open.date}T11:00`,
      },
    }),
    await evening(hidden, 'Hidden evening', { host: null, venue: null }),
    await evening(region, 'Regional evening', { venue: null }),
    await evening(later, `${secrets.laterEvent} evening`, { host: null, venue: null }),
    await evening(nobody, 'Evening of somebody', { host: null, venue: null }),
    await evening(next, 'Next evening', { host: 'neighbour', venue: null }),
    await evening(draft, `${secrets.draft} evening`, { host: null }),
  ];
  await evening(open, `${secrets.held} evening`, {
    ...{ localStart: `${open.date}T21:00`, localEnd: `${open.date}T22:00`, host: 'host' },
  });
  const follow = async (feed: string) => {
    const wish = {
      feed,
      email: `${feed.replace(/\W/g, '-')}@followers.example`,
      language: 'en',
    } as const;
    await inTransaction(app.store.db, async tx => {
      const { onFile } = await claimMailSubscription(tx, wish, app.clock.now);
      await confirmMailSubscription(tx, onFile.id, app.clock.now);
    });
  };
  for (const feed of ['all', 'tours/tour', 'speakers/ana', 'cities/seattle-wa-us'])
    await follow(feed);
  return { ...app, root, call, legs, events };
}

/** Each secret that stands in a text. */
function foundIn(text: string): Secret[] {
  const small = text.toLowerCase();
  return (Object.keys(secrets) as Secret[]).filter(each =>
    small.includes(secrets[each].toLowerCase()),
  );
}

t.test('no reader of mails and notices finds what they may not know', async t => {
  const { store, clock, as, root, call, legs, events } = await world(t);
  const server = await startMailServer(t);
  const transport = smtpTransport(server.url, 'Gira <gira@gira.test>');
  t.teardown(() => transport.close());
  const sender = { publicUrl: 'https://gira.test', feedHost: 'gira.test' };
  const now = () => clock.now;
  const send = async () => {
    await makeNotices(store, sender);
    await sendMails(store, { sender, transport, now });
  };
  await send();
  const reason = secrets.reason;
  const each = async (work: (id: string) => Promise<unknown>, ids: readonly string[]) => {
    for (const id of ids) {
      await work(id);
      await send();
    }
  };
  const ofLegs = legs.map(({ id }) => id);
  await each(id => call('PUT', `/events/${id}/confirmation`), events);
  await each(id => call('PATCH', `/events/${id}`, { title: 'Another' }), events.slice(0, 1));
  await each(id => call('PATCH', `/events/${id}`, { description: 'Another.' }), events);
  await each(id => call('PUT', `/legs/${id}/shift`, { days: 20 }), ofLegs);
  await each(id => call('PUT', `/events/${id}/postponement`, { reason }), events);
  await each(id => call('PUT', `/events/${id}/confirmation`), events);
  await each(id => call('PUT', `/legs/${id}/postponement`, { reason }), ofLegs);
  await each(id => call('PUT', `/legs/${id}/cancellation`, { reason }), ofLegs);

  const { items } = (await root('GET', '/api/v1/notices?limit=100')).json;
  t.equal(items.length, 100, 'there are many');
  const audienceOf = (receiver: string) =>
    receiver.endsWith('@followers.example')
      ? 'subscriber'
      : receiver.startsWith('heron@')
        ? 'venue'
        : receiver.startsWith('ana@')
          ? 'speaker'
          : receiver.startsWith('neighbour@')
            ? 'neighbour'
            : 'host';
  const leaks = new Set<string>();
  const seen = new Set<string>();
  for (const mail of server.arrived) {
    const audience = audienceOf(mail.receiver);
    seen.add(audience);
    const files = mail.attachments.map(({ content }) => content.toString().replace(/\r\n /g, ''));
    for (const secret of foundIn([mail.subject, mail.text, ...files].join('\n'))) {
      // Its own evening is not next to it.
      const isOwn = audience === 'neighbour' && / Next evening/.test(mail.subject!);
      if (!known[isOwn ? 'host' : audience]!.includes(secret))
        leaks.add(`${audience}: ${secret}, ${mail.subject}`);
    }
  }
  t.same([...seen].sort(), Object.keys(known).sort(), 'everybody was written to');
  for (const chapter of ['host', 'neighbour']) {
    for (let cursor = ''; ; ) {
      const url = `/api/v1/notices?limit=100${cursor}`;
      const { json } = await as({ chapter })('GET', url);
      for (const notice of json.items) {
        for (const secret of foundIn(JSON.stringify(notice))) {
          const own = known[notice.audience]!;
          if (!own.includes(secret)) leaks.add(`chapter ${chapter}: ${secret}, ${notice.subject}`);
        }
      }
      if (json.nextCursor === null) break;
      cursor = `&cursor=${json.nextCursor}`;
    }
  }
  t.same([...leaks], []);
});
