import t from 'tap';
import { maskedUrl, withoutSecrets } from '../../src/plugins/logging.js';
import { fixFeedHost } from '../../src/store/installation.js';
import { testApp } from '../support/app.js';

const secret = 'dG9wLXNlY3JldA';

t.test('a secret in an address is masked, in every way to write the address', async t => {
  for (const [url, masked] of [
    [`/sign-in/${secret}`, '/sign-in/***'],
    [`//sign-in//${secret}/`, '//sign-in//***/'],
    [`/%73ign-in/${secret}`, '/%73ign-in/***'],
    [`/SIGN-IN/${secret}?x=1`, '/SIGN-IN/***?x=1'],
    [`/feeds/private/${secret}/all.ics`, '/feeds/private/***/all.ics'],
    [`/feeds/private/${secret}`, '/feeds/private/***'],
    [`/x?token=${secret}`, '/x?token=***'],
    [`/x?a=1&key=${secret}&b=2`, '/x?a=1&key=***&b=2'],
    [`/x?a=1&%6Bey=${secret}`, '/x?a=1&%6Bey=***'],
    [`/x?KEY=${secret};Token=${secret}`, '/x?KEY=***;Token=***'],
    [`/x?a=1?key=${secret}`, '/x?a=1?key=***'],
    [`/api/v1/tours/gira_${secret}`, '/api/v1/tours/***'],
    [`/api/v1/events?q=entry_${secret}`, '/api/v1/events?q=***'],
    [`/mail/gira%5Fmail_${secret}`, '/mail/***'],
    [`/entry/%65ntry_${secret}/x`, '/entry/***/x'],
    [`/x?a=1&b=gir%61_${secret}&c=2`, '/x?a=1&b=***&c=2'],
    [`/x?gir%61_${secret}`, '/x?***'],
  ] as const) {
    t.equal(maskedUrl(url), masked);
  }
});

t.test('every other address is told as it is', async t => {
  for (const url of [
    ...['/', '', '/sign-in', '/sign-in/', '/feeds/all.ics', '/feeds/tours/private.ics'],
    ...['/api/v1/tours?limit=5&cursor=W10', '/x?monkey=1', '/%zz?%zz=%zz', '/api/v1/keys'],
  ]) {
    t.equal(maskedUrl(url), url);
  }
});

t.test('a logger keeps what else it was told', async t => {
  t.equal(withoutSecrets(false), false);
  const options = withoutSecrets({ level: 'warn' });
  t.match(options, { level: 'warn', serializers: {} });
  t.match(withoutSecrets(true), { serializers: {} });
});

t.test('no secret stands in any line of the log, whatever is sent with it', async t => {
  const lines: string[] = [];
  const stream = { write: (line: string) => void lines.push(line) };
  const { as, store } = await testApp(t, { logger: { level: 'trace', stream } });
  await fixFeedHost(store.db, 'gira.test');
  const call = as('coordinator');
  const made = await call('POST', '/api/v1/keys', { role: 'coordinator', label: 'Ana' });
  const link = await call('PUT', `/api/v1/keys/${made.json.id}/sign-in-link`);
  const token = link.json.url.split('/').at(-1);
  const [wrong, repeat] = [`gira_${'w'.repeat(43)}`, 'idempotency-key-of-the-test'];
  const once = { 'idempotency-key': repeat };
  const again = { role: 'coordinator', label: 'Bo' };
  const second = await call('POST', '/api/v1/keys', again, once);
  t.equal(second.status, 201);
  const session = await as('public')('POST', '/api/v1/sign-ins', { token });
  t.equal(session.status, 201);
  for (const key of [made.json.key, session.json.key, wrong]) {
    await as({ key })('GET', '/api/v1/keys');
    await as({ key })('POST', '/api/v1/tours', { title: 12, key }, once);
    await as({ key })(
      'POST',
      '/api/v1/tours',
      { title: 'Tour' },
      { 'idempotency-key': `${repeat} x` },
    );
    await as({ key })('GET', `/api/v1/tours/${key}?key=${key}`);
    await as('public')('GET', `/sign-in/${token}?token=${key}`);
    await as('public')('GET', `/feeds/private/${token}/all.ics`);
    await as('public')('POST', '/api/v1/sign-ins', { token });
  }
  await call('DELETE', `/api/v1/keys/${made.json.id}`);
  t.equal((await as({ key: session.json.key })('GET', '/api/v1/keys')).status, 401);
  t.ok(lines.length > 40, `${lines.length} lines`);
  for (const each of [made.json.key, second.json.key, session.json.key, token, wrong, repeat]) {
    t.same(
      lines.filter(line => line.includes(each)),
      [],
    );
  }
});
