import t, { type Test } from 'tap';
import { makeNotices } from '../../../src/delivery/make-notices.js';
import { sendMails } from '../../../src/delivery/send-mails.js';
import { smtpTransport } from '../../../src/delivery/smtp.js';
import { testApp } from '../../support/app.js';
import { inject } from '../../support/inject.js';
import { startMailServer } from '../../support/mail-server.js';
import { laborTour, writing } from '../../support/tours.js';

const url = '/api/v1/mail-subscriptions';
const kim = { email: 'Kim@Home.example', feed: 'speakers/alex-gomez' };

/** The Labor Tour, a mail server, and what sends to it. */
async function following(t: Test) {
  const app = await testApp(t);
  const leg = await laborTour(app);
  const server = await startMailServer(t);
  const transport = smtpTransport(server.url, 'Gira <gira@gira.test>');
  t.teardown(() => transport.close());
  const sender = { publicUrl: 'https://gira.test', feedHost: 'gira.test' };
  const now = () => app.clock.now;
  const send = async () => {
    await makeNotices(app.store, sender);
    await sendMails(app.store, { sender, transport, now });
  };
  await send();
  server.arrived.length = 0;
  const ask = (body: object) => app.as('public')('POST', url, body);
  const page = async (method: 'GET' | 'POST', address: string, payload?: string) => {
    const headers = payload ? { 'content-type': 'application/x-www-form-urlencoded' } : {};
    const path = new URL(address).pathname + new URL(address).search;
    const { statusCode, body } = await inject(app.app, { method, url: path, headers, payload });
    return { status: statusCode, title: /<h1>(.*)<\/h1>/.exec(body)?.[1], body };
  };
  const move = (day: string) => writing(app).change(leg, { lastDate: `2027-02-${day}` });
  return { ...app, server, send, ask, page, move };
}

/** The link in a mail. */
function linkIn(text = ''): string {
  return /https:\/\/gira\.test\/mail\/\S+/.exec(text)![0];
}

t.test(
  'who asks for mails is asked whether it was them, and only then told of changes',
  async t => {
    const { server, send, ask, page, move } = await following(t);
    const asked = await ask(kim);
    t.same([asked.status, asked.json], [202, { status: 'asked' }]);
    await send();
    t.equal(server.arrived.length, 1);
    const [question] = server.arrived;
    t.equal(question!.receiver, 'kim@home.example');
    t.match(question!.text, 'https://gira.test/feeds/speakers/alex-gomez.ics');
    await move('05');
    await send();
    t.equal(server.arrived.length, 1, 'nothing before they said so');
    const link = linkIn(question!.text);
    t.match(await page('GET', link), { status: 200, title: 'Do you want mails about changes?' });
    await move('06');
    await send();
    t.equal(server.arrived.length, 1, 'to look at it is not to say so');
    t.match(await page('POST', `${link}/confirmation`, ' '), {
      title: 'You get mails about changes',
    });
    await move('07');
    await send();
    const mail = server.arrived[1]!;
    t.equal(mail.subject, 'Seattle (Alex Gomez): February 3–6 → February 3–7');
    t.match(mail.text, /When: February 3–6, 2027 → February 3–7, 2027/);
    t.match(mail.raw, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
  },
);

t.test('one click ends it, and erases the address', async t => {
  const { server, send, ask, page, move, store } = await following(t);
  await ask(kim);
  await send();
  const link = linkIn(server.arrived[0]!.text);
  await page('POST', `${link}/confirmation`, ' ');
  await move('05');
  await send();
  const mail = server.arrived[1]!;
  const { unsubscribe } = mail.headers.get('list') as unknown as Record<string, { url: string }>;
  const header = unsubscribe!.url;
  t.equal(header, `${linkIn(mail.text)}/unsubscription`);
  const left = await page('POST', header, 'List-Unsubscribe=One-Click');
  t.match(left, { status: 200, title: 'You get no more mails' });
  t.match(await page('POST', header, 'List-Unsubscribe=One-Click'), { status: 200 }, 'twice');
  await move('06');
  await send();
  t.equal(server.arrived.length, 2);
  const { rows } = (await store.db.execute('select * from mail_subscriptions')) as unknown as {
    rows: unknown[];
  };
  t.same(rows, []);
});

t.test('nobody is asked again and again, and nobody learns who is told', async t => {
  const { server, send, ask, clock } = await following(t);
  for (let times = 0; times < 3; times += 1) t.equal((await ask(kim)).status, 202);
  await send();
  t.equal(server.arrived.length, 1);
  clock.now = new Date(clock.now.getTime() + 2 * 3_600_000);
  await ask(kim);
  await send();
  t.equal(server.arrived.length, 2, 'an hour later they are asked again');
  for (const city of ['cities/seattle-wa-us', 'coasts/us-west-coast', 'tours/labor-tour', 'all']) {
    t.equal((await ask({ ...kim, feed: city })).status, 202);
  }
  await send();
  t.equal(server.arrived.length, 6);
  t.equal((await ask({ ...kim, feed: 'speakers/jaime-rivera' })).status, 202);
  await send();
  t.equal(server.arrived.length, 6, 'five questions are enough');
});

t.test('a link is good for nobody else, and leads nowhere once it is cut', async t => {
  const { server, send, ask, page } = await following(t);
  await ask(kim);
  await send();
  const link = linkIn(server.arrived[0]!.text);
  t.match(await page('GET', link.slice(0, -1)), { status: 404, title: 'This link leads nowhere' });
  const other = link.replace(
    /gira_mail_./,
    each => `${each.slice(0, -1)}${each.endsWith('0') ? 1 : 0}`,
  );
  t.equal((await page('POST', `${other}/unsubscription`, ' ')).status, 404);
  t.match(await page('GET', `${link}?lang=es`), { title: '¿Quieres correos sobre los cambios?' });
  t.notMatch((await page('GET', link)).body, /kim@home/, 'the address is masked');
});

t.test('what is no address, and no calendar, is refused', async t => {
  const { ask } = await following(t);
  const wrong = [
    'kim',
    'kim@home',
    'a@b.c\r\nBcc: d@e.fr',
    '"a b"@c.example',
    'a@b.example, c@d.example',
  ];
  const refused = async (body: object) => (await ask({ ...kim, ...body })).json.code;
  for (const email of wrong) t.equal(await refused({ email }), 'invalid-input', email);
  t.equal(await refused({ feed: 'speakers/nobody' }), 'unknown-reference');
  t.equal(await refused({ feed: 'nonsense/x' }), 'unknown-reference');
  t.equal(await refused({ feed: '../x' }), 'invalid-input');
});
