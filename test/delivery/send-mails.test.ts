import t, { type Test } from 'tap';
import { makeNotices } from '../../src/delivery/make-notices.js';
import { sendMails } from '../../src/delivery/send-mails.js';
import { smtpTransport } from '../../src/delivery/smtp.js';
import { refusing, startMailServer } from '../support/mail-server.js';
import { storm2013, tour } from '../support/storm-2013.js';

/** The leg of Boston postponed, with a mail server, and what sends to it by the clock of the test. */
async function postponed(t: Test) {
  const storm = await storm2013(t);
  const server = await startMailServer(t);
  const transport = smtpTransport(server.url, 'Gira <gira@gira.test>');
  t.teardown(() => transport.close());
  const sender = { publicUrl: 'https://gira.test', feedHost: 'gira.test' };
  const now = () => storm.clock.now;
  const send = async () => {
    await makeNotices(storm.store, sender);
    return sendMails(storm.store, { sender, transport, now });
  };
  // What was told before the storm.
  await send();
  server.arrived.length = 0;
  const leg = await storm.leg('jaime-rivera', 'boston-ma-us');
  const postpone = () => storm.put(`/legs/${leg}/postponement`, { reason: 'A blizzard.' });
  const notices = async () => {
    const url = `/api/v1/notices?leg=${leg}&limit=100`;
    // biome-ignore lint/suspicious/noExplicitAny: tests compare whole bodies
    return (await storm.as('coordinator')('GET', url)).json.items as any[];
  };
  const later = (minutes: number) => {
    storm.clock.now = new Date(storm.clock.now.getTime() + minutes * 60_000);
  };
  return { ...storm, server, send, postpone, notices, later, leg };
}

const receivers = [
  'boston-labor-chorus@chapters.example',
  'ida@words.example',
  'jaime@union.example',
  'new-york-transport-workers@chapters.example',
  'philadelphia-teachers@chapters.example',
  'sexton@church.example',
];

t.test('each who must know has one mail, with what they may know, and none twice', async t => {
  const { server, send, postpone } = await postponed(t);
  await postpone();
  t.equal(await send(), null, 'nothing is left');
  t.same(server.arrived.map(({ receiver }) => receiver).sort(), receivers);
  await send();
  t.equal(server.arrived.length, receivers.length);
  const to = (name: string) => server.arrived.find(({ receiver }) => receiver.startsWith(name))!;
  t.equal(to('jaime').subject, 'Aplazado: Boston (Jaime Rivera) – 8–9 de febrero, y 2 más');
  t.match(to('boston').text, /Lunch with nurses[\s\S]*565 Boylston St[\s\S]*Reason: A blizzard\./);
  t.notMatch(to('boston').text, /Ida Torres/, 'who interprets in private is not for the host');
  t.match(to('ida').text, /Intérprete: Ida Torres/);
  t.notMatch(to('philadelphia').text, /nurses|Boylston|blizzard/, 'what is not public');
  t.match(to('philadelphia').text, /next to your “Evening in Philadelphia”/);
});

t.test('a mail is plain text first, with a calendar file, and looks like no circular', async t => {
  const { server, send, postpone } = await postponed(t);
  await postpone();
  await send();
  const mail = server.arrived.find(({ receiver }) => receiver.startsWith('boston'))!;
  t.equal(mail.from!.text, '"Gira" <gira@gira.test>');
  t.match(mail.messageId, /^<[0-9a-f-]{36}@gira\.test>$/);
  t.match(mail.raw, /^Auto-Submitted: auto-generated\r$/m);
  t.notMatch(mail.raw, /List-Unsubscribe/);
  t.equal(mail.html, false);
  const [calendar] = mail.attachments;
  t.match(calendar, { filename: 'gira.ics', contentType: 'text/calendar' });
  const text = calendar!.content.toString();
  t.match(text, /^SUMMARY:POSTPONED: Evening in Boston\r$/m);
  t.match(text, /^UID:event-[0-9a-f-]{36}@gira\.test\r$/m);
});

t.test(
  'what a server does not take now is sent later, and what it never takes is given up',
  async t => {
    const { server, send, postpone, notices, later, clock, as } = await postponed(t);
    let refusals = 0;
    server.judge = receiver => {
      if (receiver.startsWith('sexton')) throw refusing(550, 'No such user');
      if (receiver.startsWith('jaime') && refusals++ < 2) throw refusing(451, 'Try again later');
    };
    await postpone();
    const next = await send();
    t.same(next, new Date(clock.now.getTime() + 60_000), 'a minute later');
    const [speaker] = (await notices()).filter(({ audience }) => audience === 'speaker').slice(-1);
    t.match(speaker, { sentAt: null, mails: { waiting: 1, sent: 0, failed: 0 } });
    t.match(speaker.error, /Try again later/);
    later(1);
    await send();
    t.equal(refusals, 2);
    later(1);
    await send();
    t.equal(refusals, 2, 'twice as long after the second time');
    later(1);
    t.equal(await send(), null);
    t.same(
      server.arrived.map(({ receiver }) => receiver).sort(),
      receivers.filter(receiver => !receiver.startsWith('sexton')),
    );
    const unreached = await as('coordinator')('GET', `/api/v1/notices?tour=${tour}&reached=false`);
    const [venue] = unreached.json.items.slice(-1);
    t.match(venue, { audience: 'venue', sentAt: null, mails: { failed: 1 } });
    t.match(venue.error, /No such user/);
  },
);

t.test('while the mail server is away nothing is lost, and nothing comes twice', async t => {
  const { server, send, postpone, later, notices } = await postponed(t);
  const port = Number(new URL(server.url).port);
  await server.stop();
  await postpone();
  await send();
  const waiting = (await notices()).filter(({ mails }) => mails.waiting > 0);
  t.ok(waiting.length > 0);
  t.match(waiting[0].error, /^The mail server was not reached/);
  const back = await startMailServer(t, port);
  for (let hour = 0; hour < 3; hour += 1) {
    later(60);
    await send();
  }
  t.same(back.arrived.map(({ receiver }) => receiver).sort(), receivers);
});

t.test('what could not be sent in two days is not sent any more', async t => {
  const { server, send, postpone, later, notices } = await postponed(t);
  server.judge = () => {
    throw refusing(451, 'Full');
  };
  await postpone();
  await send();
  later(49 * 60);
  server.judge = () => {};
  t.equal(await send(), null);
  t.equal(server.arrived.length, 0);
  t.match((await notices()).at(-1), { mails: { waiting: 0, failed: 1 }, error: /Full/ });
});

t.test('two who send at once send each mail once', async t => {
  const { server, send, postpone } = await postponed(t);
  await postpone();
  await Promise.all([send(), send(), send()]);
  t.same(server.arrived.map(({ receiver }) => receiver).sort(), receivers);
});

t.test('no name or title gets a line of its own into a mail', async t => {
  const { server, send, put, events, as } = await postponed(t);
  const title = 'Evening Bcc: all@example.org';
  const call = as('coordinator');
  const refused = await call(
    'PATCH',
    `/api/v1/events/${events.boston}`,
    { title: 'Evening\r\nBcc: all@example.org' },
    { 'if-match': '*' },
  );
  t.equal(refused.status, 422);
  await call('PATCH', `/api/v1/events/${events.boston}`, { title }, { 'if-match': '*' });
  await put(`/events/${events.boston}/cancellation`, { reason: 'None.' });
  await send();
  t.ok(server.arrived.length > 0);
  for (const mail of server.arrived) {
    t.equal(mail.bcc, undefined);
    t.equal(mail.receiver.includes('example.org'), false);
  }
});
