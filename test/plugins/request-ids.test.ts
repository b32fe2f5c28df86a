import t, { type Test } from 'tap';
import { testApp } from '../support/app.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ours = 'proxy-7.request:42';

/** An app, what it logs, and how a request with a header was called in the answer and in the log. */
async function logging(t: Test, trustProxy: boolean) {
  const lines: string[] = [];
  const stream = { write: (line: string) => void lines.push(line) };
  const app = await testApp(t, { trustProxy, logger: { level: 'info', stream } });
  const idsOf = async (header?: string, url = '/api/v1/coasts') => {
    lines.length = 0;
    const headers: Record<string, string> = header === undefined ? {} : { 'x-request-id': header };
    const answer = await app.as('public')('GET', url, undefined, headers);
    const logged = new Set(lines.map(line => JSON.parse(line).reqId));
    return { told: String(answer.headers['x-request-id']), logged: [...logged] };
  };
  return { ...app, idsOf, lines };
}

t.test(
  'each answer tells under which id the log knows of it, and none has that of another',
  async t => {
    const { idsOf } = await logging(t, false);
    const [one, two] = [await idsOf(), await idsOf()];
    t.match(one.told, UUID);
    t.same(one.logged, [one.told]);
    t.not(one.told, two.told);
    t.match((await idsOf(undefined, '/nothing')).told, UUID, 'errors too');
    t.match((await idsOf(undefined, '/healthz')).told, UUID);
  },
);

t.test('an id is taken from a proxy that is trusted, and from nobody else', async t => {
  t.equal((await (await logging(t, true)).idsOf(ours)).told, ours);
  t.match((await (await logging(t, false)).idsOf(ours)).told, UUID);
});

t.test('what could be more than one word in a log is no id', async t => {
  const { idsOf } = await logging(t, true);
  const odd = [
    'short',
    'x'.repeat(65),
    'two words',
    '{"level":50}',
    'ñandú-ñandú',
    '<b>bold</b>',
    '',
  ];
  for (const each of odd) t.match((await idsOf(each)).told, UUID, each);
});

t.test('what a page asks of the API is logged under the id of the page', async t => {
  const { idsOf, lines } = await logging(t, false);
  const { told, logged } = await idsOf(undefined, '/request');
  t.ok(lines.length > 2, 'the page asks the API');
  t.same(logged, [told]);
});

t.test('a line of the log is one line, whatever is sent', async t => {
  const { as, lines } = await logging(t, true);
  const evil = '%0d%0a{"level":50,"msg":"forged"}%1b[2J';
  for (const url of [`/${evil}`, `/api/v1/tours/${evil}`, `/feeds/tours/${evil}.ics?${evil}`])
    await as('public')('GET', url, undefined, {
      'x-forwarded-for': '1\u00852',
      'user-agent': evil,
    });
  t.ok(lines.length >= 6);
  for (const line of lines) {
    t.equal(line.indexOf('\n'), line.length - 1);
    t.notMatch(line.trimEnd(), /[\p{Cc}\u2028\u2029]/u);
    t.not(JSON.parse(line).msg, 'forged');
  }
});
