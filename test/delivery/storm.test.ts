// The blizzard of February 8–9, 2013 closed the roads of Massachusetts: the Boston leg is postponed in
// one action, and everybody who must know has one text.
import t from 'tap';
import {
  claimMailSubscription,
  confirmMailSubscription,
} from '../../src/store/mail-subscriptions.js';
import { inTransaction } from '../../src/store/transaction.js';
import { storm2013, tour } from '../support/storm-2013.js';

const reason = 'The roads of Massachusetts are closed.';

t.test('the Boston leg is postponed: what each reader is told, in both languages', async t => {
  const { as, put, leg, events, store, clock } = await storm2013(t);
  await inTransaction(store.db, async tx => {
    const wish = {
      feed: 'speakers/jaime-rivera',
      email: 'kim@home.example',
      language: 'en',
    } as const;
    const { onFile } = await claimMailSubscription(tx, wish, clock.now);
    await confirmMailSubscription(tx, onFile.id, clock.now);
  });
  const call = as('coordinator');
  // Whoever listed them before has made notices of what came before.
  const before = (await call('GET', '/api/v1/notices?limit=100')).json.items.length;
  const boston = await leg('jaime-rivera', 'boston-ma-us');
  t.equal((await put(`/legs/${boston}/postponement`, { reason })).status, 200);
  const { items } = (await call('GET', '/api/v1/notices?limit=100')).json;
  const ofLeg = (await call('GET', `/api/v1/notices?leg=${boston}&limit=100`)).json.items;
  t.same(ofLeg.slice(-7), items.slice(before), 'all of them are of that leg');
  // biome-ignore lint/suspicious/noExplicitAny: whole bodies are compared
  const told = new Map<string, any>(items.slice(before).map((each: any) => [each.recipient, each]));
  t.same(
    [...told.values()].map(({ audience, recipient, language }) => [audience, recipient, language]),
    [
      ['host', 'Boston Labor Chorus', 'en'],
      ['speaker', 'Jaime Rivera', 'es'],
      ['interpreter', 'Ida Torres', 'es'],
      ['venue', 'Community Church (Sexton, sexton@church.example)', 'en'],
      ['neighbour', 'New York Transport Workers', 'en'],
      ['neighbour', 'Philadelphia Teachers', 'en'],
      ['subscriber', '1 subscriber', 'en'],
    ],
  );
  const page = (id: string) => `https://gira.test/events/${id}`;
  const foot = {
    en: `Questions: Tour desk, +1 555 0100
All dates: National Labor Solidarity Tour, https://gira.test/tours/${tour}
`,
    es: `Preguntas: Tour desk, +1 555 0100
Todas las fechas: National Labor Solidarity Tour, https://gira.test/tours/${tour}
`,
  };
  t.same(told.get('Boston Labor Chorus').texts, {
    en: {
      subject: 'Postponed: Lunch with nurses – February 8, 12:00, and 1 more',
      text: `Something that you host has changed.

Postponed: Lunch with nurses
When: Friday, February 8, 2013, 12:00–14:00 (local time in Boston) → to be announced
Where: Boston, MA, United States
With: Jaime Rivera
Reason: ${reason}
${page(events.lunch)}

Postponed: Evening in Boston
When: Friday, February 8, 2013, 19:00–21:00 (local time in Boston) → to be announced
Where: Community Church, 565 Boylston St, Boston, MA, United States
With: Jaime Rivera
Interpreter: booked
Reason: ${reason}
${page(events.boston)}

Please tell those who help you, and whoever has a poster up.

${foot.en}`,
    },
    es: {
      subject: 'Aplazado: Lunch with nurses – 8 de febrero, 12:00, y 1 más',
      text: `Ha cambiado algo que ustedes organizan.

Aplazado: Lunch with nurses
Cuándo: viernes, 8 de febrero de 2013, 12:00–14:00 (hora local de Boston) → por anunciar
Dónde: Boston, MA, Estados Unidos
Con: Jaime Rivera
Motivo: ${reason}
${page(events.lunch)}

Aplazado: Evening in Boston
Cuándo: viernes, 8 de febrero de 2013, 19:00–21:00 (hora local de Boston) → por anunciar
Dónde: Community Church, 565 Boylston St, Boston, MA, Estados Unidos
Con: Jaime Rivera
Intérprete: reservado
Motivo: ${reason}
${page(events.boston)}

Por favor, avisen a quienes les ayudan y a quienes hayan colgado carteles.

${foot.es}`,
    },
  });
  t.equal(
    told.get('Jaime Rivera').text,
    `Tu itinerario ha cambiado.

Aplazado: Boston (Jaime Rivera)
Cuándo: 8–9 de febrero de 2013 → por anunciar
Dónde: Boston, MA, Estados Unidos
Con: Jaime Rivera
Motivo: ${reason}

Aplazado: Lunch with nurses
Cuándo: viernes, 8 de febrero de 2013, 12:00–14:00 (hora local de Boston) → por anunciar
Dónde: Boston, MA, Estados Unidos
Con: Jaime Rivera
Motivo: ${reason}
${page(events.lunch)}

Aplazado: Evening in Boston
Cuándo: viernes, 8 de febrero de 2013, 19:00–21:00 (hora local de Boston) → por anunciar
Dónde: Community Church, 565 Boylston St, Boston, MA, Estados Unidos
Con: Jaime Rivera
Intérprete: Ida Torres
Motivo: ${reason}
${page(events.boston)}

Tu calendario y tu hoja del día dicen lo mismo.

${foot.es}`,
  );
  t.match(told.get('Ida Torres').text, /^Ha cambiado algo que interpretas\.\n\nAplazado: Evening/);
  t.notMatch(told.get('Ida Torres').text, /nurses/, 'what she has nothing to do with');
  t.equal(
    told.get('Philadelphia Teachers').text,
    `Something has changed that comes before or after what you host.

Postponed: Boston (Jaime Rivera)
When: February 8–9, 2013 → to be announced
Where: Boston, MA, United States
With: Jaime Rivera

Postponed: Evening in Boston
When: Friday, February 8, 2013, 19:00–21:00 (local time in Boston) → to be announced
Where: Community Church, Boston, MA, United States
With: Jaime Rivera
${page(events.boston)}
This is next to your “Evening in Philadelphia” (February 11, 19:00).

If arrival or departure at your event depends on it, please look at it again.

${foot.en}`,
  );
  t.match(told.get('1 subscriber').texts, {
    en: { subject: 'Postponed: Boston (Jaime Rivera) – February 8–9, and 1 more' },
    es: { subject: 'Aplazado: Boston (Jaime Rivera) – 8–9 de febrero, y 1 más' },
  });
  const { text } = told.get('1 subscriber');
  t.notMatch(text, /nurses|Boylston|Reason|Ida/, 'what is not public');
});

t.test('the feeds and the report before the storm and after it', async t => {
  const { as, put, leg } = await storm2013(t);
  const boston = await leg('jaime-rivera', 'boston-ma-us');
  const entries = async () => {
    const { text } = await as('public')('GET', '/feeds/speakers/jaime-rivera.ics');
    const found = text.matchAll(/^SEQUENCE:(\d+)[\s\S]*?^SUMMARY:([^\r]*)[\s\S]*?^END:VEVENT/gm);
    return [...found].map(([, sequence, summary]) => `${sequence} ${summary}`);
  };
  const report = async () => {
    const { json } = await as('coordinator')('GET', '/api/v1/conflicts?speaker=jaime-rivera');
    return json.items.map(({ rule, message }: Record<string, string>) => `${rule}: ${message}`);
  };
  const about = (lines: string[]) => lines.filter(line => /Boston|nurses/.test(line));
  t.same(about(await entries()), ['0 Boston – February 8–9 (Jaime Rivera)', '0 Evening in Boston']);
  t.ok(about(await report()).length > 0);
  await put(`/legs/${boston}/postponement`, { reason });
  t.same(about(await entries()), [
    '1 POSTPONED: Boston – February 8–9 (Jaime Rivera)',
    '1 POSTPONED: Evening in Boston',
  ]);
  t.same(about(await report()), [], 'what is off clashes with nothing');
});

t.test('a dry run tells nobody', async t => {
  const { as, put, leg } = await storm2013(t);
  const boston = await leg('jaime-rivera', 'boston-ma-us');
  const count = async () =>
    (await as('coordinator')('GET', '/api/v1/notices?limit=100')).json.items.length;
  const before = await count();
  t.equal((await put(`/legs/${boston}/postponement?dryRun=true`, { reason })).status, 200);
  t.equal(await count(), before);
});

t.test('chapters read what is for them, and coordinators note whom they have told', async t => {
  const { as, put, leg } = await storm2013(t);
  const boston = await leg('jaime-rivera', 'boston-ma-us');
  await put(`/legs/${boston}/postponement`, { reason });
  const chapter = as({ chapter: 'boston-labor-chorus' });
  const own = (await chapter('GET', '/api/v1/notices')).json.items;
  t.same(
    own.map(({ audience, subject }: Record<string, string>) => `${audience}: ${subject}`),
    ['host: Postponed: Lunch with nurses – February 8, 12:00, and 1 more'],
    'what was confirmed and postponed before anybody was told is told as it is',
  );
  const unreached = `/api/v1/notices?leg=${boston}&reached=false`;
  const [first] = (await as('coordinator')('GET', unreached)).json.items.slice(-1);
  const told = await put(`/notices/${first.id}/told`);
  t.match(told.json, { toldBy: 'coordinator', toldAt: '2013-02-07T22:00:00.000Z' });
  const left = (await as('coordinator')('GET', unreached)).json.items;
  t.notOk(left.some(({ id }: { id: number }) => id === first.id));
  t.equal((await put('/notices/999999/told')).status, 404);
});
